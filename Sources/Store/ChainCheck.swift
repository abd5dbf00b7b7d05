import GRDB
import Interview

/// Verifies a store from its first event to its last, and changes nothing in it.
package struct ChainCheck: Sendable {
  /// Whether an archive is the questionnaire that its digest names.
  package typealias ArchiveRule = @Sendable (_ digest: String, _ archive: [UInt8]) -> Bool

  /// For whoever cannot read questionnaires.
  package static let anyArchive: ArchiveRule = { _, _ in true }

  private let file: ChainFile
  private let keyring: Keyring?

  /// With `identity` all that is sealed is opened too.
  package init(
    at path: String, with identity: ClinicIdentity? = nil, patience: Duration = .seconds(5)
  ) throws(ChainRefusal) {
    file = try ChainFile(at: path, patience: patience)
    keyring = identity.map { identity in
      let keyring = Keyring()
      keyring.unlock(with: identity.keys)
      return keyring
    }
  }

  package var path: String { file.path }

  /// Tells each fault as it is found, and goes on; throws what `report` throws, and a
  /// `ChainRefusal` where the file cannot be read any more.
  ///
  /// Other programs can write meanwhile: what they add is verified too.
  package func run(
    against head: ChainHead? = nil, archiveFits: @escaping ArchiveRule,
    report: @escaping (ChainFault) throws -> Void
  ) throws -> ChainReport {
    var pass = ChainPass(keyring, against: head, archiveFits: archiveFits, report: report)
    try file.read { try pass.checkFile($0) }
    while try file.read({ try pass.checkEvents($0) }) {}
    try file.read { try pass.checkRest($0) }
    return pass.result
  }
}

/// What a verification came to.
package struct ChainReport: Hashable, Sendable {
  /// Where the chain ends.
  package let head: ChainHead
  package let events: Int
  package let sessions: Int
  package let faults: Int
  /// Whether SQLite and the tables are sound, so that more may be written.
  package let isSound: Bool
  package let depth: Depth

  package enum Depth: Hashable, Sendable {
    /// What can be told without a key.
    case chain
    /// All that is sealed was opened.
    case contents
  }

  package var isWhole: Bool { faults == 0 }
}
