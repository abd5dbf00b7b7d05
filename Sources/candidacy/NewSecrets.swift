import Store

/// What opens a key file from now on: a passphrase that somebody chose, and a recovery code.
struct NewSecrets {
  let passphrase: String
  let code = RecoveryCode.random()

  private static let shortest = 15
  /// Different letters, so that nothing like "aaaaaaaaaaaaaaaa" guards every record.
  private static let fewest = 7

  static func asked() throws(Failure) -> NewSecrets {
    let input = SecretInput()
    let first = try input.line(
      asking: "New passphrase, at least \(shortest) characters: ", or: .passphrase)
    guard first.count >= shortest else {
      throw .problems(
        "A passphrase has at least 15 characters: take five or six words that do not belong"
          + " together.")
    }
    guard Set(first).count >= fewest else {
      throw .problems(
        "This passphrase repeats too few letters: take five or six words that do not belong"
          + " together.")
    }
    guard try input.line(asking: "New passphrase once more: ", or: .passphrase) == first else {
      throw .problems("The two passphrases differ: nothing was changed.")
    }
    return NewSecrets(passphrase: first)
  }

  /// A file that nothing else opens.
  func locking(_ identity: ClinicIdentity) throws(StoreError) -> KeyFile {
    try KeyFile.locked(identity, passphrase: passphrase, recovery: code)
  }

  var shownCode: String {
    """
    Recovery code:

      \(code.shown)

    Write it down and lock it away. It opens the records when the
    passphrase is forgotten, and it is not shown again.
    """
  }
}
