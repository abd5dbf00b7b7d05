/// Why a command stops, in one sentence for whoever started it.
struct Failure: Error {
  let code: ExitStatus
  let sentence: String

  static func problems(_ sentence: String) -> Failure {
    Failure(code: .problems, sentence: sentence)
  }

  static func usage(_ sentence: String) -> Failure {
    Failure(code: .usage, sentence: sentence)
  }

  static func environment(_ sentence: String) -> Failure {
    Failure(code: .environment, sentence: sentence)
  }
}

/// How a command ends, as other programs read it.
enum ExitStatus: Int32 {
  case fine = 0
  /// In what was read.
  case problems = 1
  case usage = 2
  /// The store, the terminal or the disk.
  case environment = 3
}

extension Failure {
  init(_ error: InputError) {
    let sentence = "\(error.name) cannot be read: \(error.reason)."
    self = error.isWrongName ? .usage(sentence) : .environment(sentence)
  }

  init(_ error: OutputError) {
    self = .environment("The output cannot be written: \(error.reason).")
  }
}
