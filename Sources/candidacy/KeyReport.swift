import Store

/// What somebody has to know about the file with the clinic's key.
struct KeyReport {
  private let file: KeyFile
  private let path: String
  private let fit: KeyFit

  init(_ file: KeyFile, at path: String, _ fit: KeyFit) {
    self.file = file
    self.path = path
    self.fit = fit
  }

  var hasProblem: Bool { fit != .present }

  var text: String {
    """
    Key   \(file.clinic.name)
    File  \(path)
    State \(state)
    \(fit.problem(of: file, at: path).map { "Store \($0.sentence)\n      \($0.fix)\n" } ?? "")
    """
  }

  private var state: String {
    switch file.keeping {
    case .open where isForeign:
      "open, and it opens nothing here."
    case .open:
      """
      open: whoever can read this file can read every record,
            and so can whoever takes the disk or a copy of it.
            `candidacy keys protect` puts it behind a passphrase.
      """
    case .locked:
      """
      behind a passphrase and a recovery code. Without them the
            disk shows questionnaires, times and counts. Answers can be
            read only of an interview that waits for its six digits,
            which can be guessed within hours.
      """
    }
  }

  private var isForeign: Bool {
    switch fit {
    case .foreign: true
    case .present, .former, .unsure: false
    }
  }
}

extension KeyFit {
  /// Nothing where all is well.
  func problem(of file: KeyFile, at path: String) -> (sentence: String, fix: String)? {
    switch self {
    case .present: nil
    case .former(let clinic):
      (
        "The store seals to the former key \(clinic.name).",
        "`candidacy keys rotate` makes a new one."
      )
    case .unsure(let clinic):
      (
        "The store seals to the key \(clinic.name), and the key of \(path) is \(file.clinic.name).",
        "If it is a former key of this file, `candidacy keys rotate` makes a new one; if not, put"
          + " the right file back."
      )
    case .foreign:
      ("The key file \(path) is of another clinic or store.", "Put the right one back.")
    }
  }
}
