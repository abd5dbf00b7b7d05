import Store

/// What somebody is asked for to open the clinic's key.
enum KeyQuestion {
  case passphrase(prompt: String, KeyWording)
  case recoveryCode

  static let mistyped =
    "This is not a recovery code: it has nine groups of four letters and digits, and one of them is"
    + " mistyped."

  /// At a terminal it may be answered so often, because what nobody sees is easily mistyped.
  private static let tries = 3

  /// Asks, and opens `file` with the answer.
  func unlocked(_ file: KeyFile) throws(Failure) -> KeyFile.Unlocked {
    try opened { (secret) throws(StoreError) in try file.unlocked(by: secret) }
  }

  /// Asks, and opens with the answer whatever `open` opens.
  func opened<Value>(
    by open: (KeySlot.Secret) throws(StoreError) -> Value
  ) throws(Failure) -> Value {
    let input = SecretInput()
    guard input.isTerminal else { return try opened(input, tries: 1, by: open) }
    // What is typed while an answer is looked at is not shown either.
    return try input.withoutEcho { () throws(Failure) in
      try opened(input, tries: Self.tries, by: open)
    }
  }

  private func opened<Value>(
    _ input: SecretInput, tries: Int, by open: (KeySlot.Secret) throws(StoreError) -> Value
  ) throws(Failure) -> Value {
    var triesLeft = tries
    while true {
      triesLeft -= 1
      let refusal: Failure
      if let secret = try answer(input) {
        do throws(StoreError) {
          return try open(secret)
        } catch {
          guard error == .wrongSecret else { throw .environment(error.sentence) }
          refusal = .environment(wrong)
        }
      } else {
        refusal = .problems(Self.mistyped)
      }
      guard triesLeft > 0 else { throw refusal }
      try StandardError.write([refusal.sentence])
    }
  }

  /// Nothing where it cannot be a recovery code.
  private func answer(_ input: SecretInput) throws(Failure) -> KeySlot.Secret? {
    switch self {
    case .passphrase(let prompt, let wording):
      .passphrase(try input.line(asking: prompt, or: wording.refusals))
    case .recoveryCode:
      RecoveryCode(try input.line(asking: "Recovery code: ", or: .recoveryCode))
        .map { .recovery($0) }
    }
  }

  private var wrong: String {
    switch self {
    case .passphrase(_, let wording): wording.wrong
    case .recoveryCode:
      "This recovery code does not open the clinic's key: it may be an earlier one, or another"
        + " clinic's."
    }
  }
}
