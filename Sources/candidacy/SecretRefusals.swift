/// What is said where a secret that was asked for does not come, or is no text.
struct SecretRefusals {
  let missing: String
  let garbled: String

  static let pin = SecretRefusals(
    missing: "No PIN was given.",
    garbled: "A PIN is six digits and nothing else: nothing was changed.")

  static let passphrase = KeyWording.english.refusals

  static let recoveryCode = SecretRefusals(
    missing: "No recovery code was given.", garbled: KeyQuestion.mistyped)
}
