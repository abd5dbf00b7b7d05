import Interview

/// The systems that charts are sent to, as one file of a clinic names them.
package struct Targets: Hashable, Sendable {
  package let targets: [Target]

  package struct Target: Hashable, Sendable {
    package let name: TargetName
    package let way: Way
    package let format: Letter.Format
    /// The file that says what this receiver wants to see in a message.
    package let profile: String?
    package let settings: Settings
    package let unsigned: Unsigned
    /// For one try, from the first byte to the end of the answer.
    package let patience: Duration
  }

  package enum Way: Hashable, Sendable {
    case spool(folder: String)
    case fhir(url: String, Access)
    case mllp(host: String, port: UInt16)
  }

  /// Secrets are named by their files and never read here.
  package enum Access: Hashable, Sendable {
    case open
    case token(file: String)
    case smart(clientID: String, keyID: String, keyFile: String, tokenURL: String, scope: String)
  }

  /// What a chart calls this clinic and its numbers; nothing for what the program says by itself.
  package struct Settings: Hashable, Sendable {
    package let base: String?
    package let recordNumberSystem: String?
    package let facility: String?
  }

  /// Whether a target gets sessions that nobody has signed.
  package enum Unsigned: Hashable, Sendable {
    case kept
    case sent
  }

  /// What there is at a path, which only the caller can know.
  package enum Place: Hashable, Sendable {
    case nothing
    case folder
    /// A folder in which this account may not write.
    case closedFolder
    /// The rights as in `0o600`.
    case file(rights: UInt32)
    /// A file that this account may not read.
    case closedFile
  }

  /// Errors keep the targets from being used, and they are missing exactly then; relative paths
  /// count from the folder that the file lies in.
  package static func reading(
    _ file: SourceFile, looking: @escaping (String) -> Place
  ) -> (targets: Targets?, diagnostics: [Diagnostic]) {
    var reading = TargetsReading(file: file)
    let targets = reading.run(looking)
    return (reading.hasErrors ? nil : targets, reading.diagnostics())
  }
}
