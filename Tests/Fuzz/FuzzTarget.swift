import Glibc

/// Something that reads foreign bytes, and what has to hold of every one of them.
protocol FuzzTarget {
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The targets, by the name that chooses one and names its corpus.
enum FuzzTargetName: String, CaseIterable {
  case answers
  case archive
  case charts
  case events
  case folder
  case hl7
  case keys
  case lines
  case patients
  case seals
  case sessions
  case settings

  /// As `CANDIDACY_FUZZ_TARGET` says.
  static var chosen: FuzzTargetName {
    let name = getenv("CANDIDACY_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let chosen = FuzzTargetName(rawValue: name) else {
      let known = allCases.map(\.rawValue).joined(separator: " ")
      Claim.stop("CANDIDACY_FUZZ_TARGET has to be one of: \(known).")
    }
    return chosen
  }

  var target: any FuzzTarget {
    switch self {
    case .answers: ReceiverAnswers()
    case .archive: FolderArchives()
    case .charts: ChartTexts()
    case .events: StoredEvents()
    case .folder: QuestionnaireFolder()
    case .hl7: HL7Leaves()
    case .keys: TerminalBytes()
    case .lines: TypedLines()
    case .patients: PatientObjects()
    case .seals: SealedFiles()
    case .sessions: StoredSessions()
    case .settings: SettingsFiles()
    }
  }
}

/// What has to hold; where it does not, the program ends, and says which claim it was and no more.
enum Claim {
  static func holds(_ condition: Bool, _ claim: StaticString) {
    if !condition { stop("This does not hold: \(claim).") }
  }

  static func stop(_ sentence: String) -> Never {
    say(sentence)
    abort()
  }

  static func say(_ sentence: String) {
    let bytes = Array((sentence + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
