import struct Interview.Language
import Store

/// What is said to whoever unlocks the clinic's key, in one language.
struct KeyWording {
  let prompt: String
  let refusals: SecretRefusals
  let wrong: String
  /// Nobody can be asked.
  let locked: String

  static func inLanguage(_ language: Language) -> KeyWording {
    language.code == "es" ? spanish : english
  }

  static let english = KeyWording(
    prompt: "Passphrase of the clinic's key: ",
    refusals: SecretRefusals(
      missing: "No passphrase was given.",
      garbled: "The passphrase is not text in UTF-8: set what it was typed in to UTF-8, then give"
        + " it again."),
    wrong: StoreError.wrongSecret.sentence,
    locked: "The clinic's key is locked: name a file with its passphrase with --passphrase-file.")

  static let spanish = KeyWording(
    prompt: "Frase de contraseña de la llave de la clínica: ",
    refusals: SecretRefusals(
      missing: "No se dio ninguna frase de contraseña.",
      garbled: "La frase no es texto en UTF-8: ponga en UTF-8 donde la escribió y désela de nuevo."
    ),
    wrong: "Eso no abre la llave de la clínica: revise cada letra e inténtelo de nuevo.",
    locked: "La llave de la clínica está cerrada: nombre con --passphrase-file un archivo con su"
      + " frase.")
}
