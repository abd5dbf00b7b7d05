import Foundation
import Interview

/// What everybody may read of a backup; its seal is bound to it.
package struct BackupHeader: Hashable, Sendable {
  /// The name of the store; empty where its format had none.
  package let store: [UInt8]
  /// The format of the store inside.
  package let version: Int
  /// Whom it is sealed to.
  package let clinic: ClinicPublicKey
  package let head: ChainHead
  package let sessions: Int
  package let at: Timestamp
  /// The key file as it was, where a passphrase guards it.
  package let keyFile: [UInt8]?

  init(
    store: [UInt8], version: Int, clinic: ClinicPublicKey, head: ChainHead, sessions: Int,
    at: Timestamp, keyFile: [UInt8]?
  ) {
    self.store = store
    self.version = version
    self.clinic = clinic
    self.head = head
    self.sessions = sessions
    self.at = at
    self.keyFile = keyFile
  }

  /// The key file that it carries.
  package func carriedKeyFile() throws(StoreError) -> KeyFile? {
    guard let keyFile else { return nil }
    return try KeyFile(decoding: keyFile)
  }
}

/// Format 1 of headers of backups; never edited once one was written.
struct BackupHeaderFormat1: Codable {
  var at: Int64
  var head: String
  var keyFile: Data?
  var publicKey: Data
  var sessions: Int
  var store: Data
  var version: Int
}

extension BackupHeader {
  func encoded() throws(BackupError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    do {
      return Array(
        try encoder.encode(
          BackupHeaderFormat1(
            at: at.milliseconds, head: head.text, keyFile: keyFile.map { Data($0) },
            publicKey: Data(clinic.bytes), sessions: sessions, store: Data(store),
            version: version)))
    } catch {
      throw .noMemory
    }
  }

  /// Nothing where the bytes are no header.
  init?(decoding bytes: [UInt8]) {
    let format: BackupHeaderFormat1
    do {
      format = try JSONDecoder().decode(BackupHeaderFormat1.self, from: Data(bytes))
    } catch {
      return nil
    }
    guard let clinic = ClinicPublicKey(format.publicKey), let head = ChainHead(format.head),
      format.store.isEmpty || format.store.count == Site.nameLength
    else { return nil }
    self.init(
      store: Array(format.store), version: format.version, clinic: clinic, head: head,
      sessions: format.sessions, at: Timestamp(milliseconds: format.at),
      keyFile: format.keyFile.map { Array($0) })
  }
}
