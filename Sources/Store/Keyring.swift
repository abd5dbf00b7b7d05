import Interview
import Synchronization

/// The keys that one program holds: those of the sessions that it writes, and the clinic's where
/// somebody unlocked it.
final class Keyring: Sendable {
  private struct Content {
    /// The present one first.
    var clinic: [ClinicPrivateKey] = []
    var logs: [EventLog: LogKey] = [:]
  }

  private let content = Mutex(Content())

  var isUnlocked: Bool { content.withLock { !$0.clinic.isEmpty } }

  var clinic: [ClinicPrivateKey] { content.withLock { $0.clinic } }

  func unlock(with keys: [ClinicPrivateKey]) {
    content.withLock { $0.clinic = keys }
  }

  func key(of log: EventLog) -> LogKey? {
    content.withLock { $0.logs[log] }
  }

  func remember(_ key: LogKey, of log: EventLog) {
    content.withLock { $0.logs[log] = key }
  }

  func forget(_ log: EventLog) {
    content.withLock { $0.logs[log] = nil }
  }

  /// The key that a new log begins with: the same one until it is forgotten, because the log may
  /// have begun although its beginning was reported as failed. Who can read everything need not
  /// remember it.
  func newKey(of log: EventLog) throws(StoreError) -> LogKey {
    if let key = key(of: log) { return key }
    guard let key = LogKey.random() else { throw .noMemory }
    if !isUnlocked { remember(key, of: log) }
    return key
  }

  /// The key of a log that is stored.
  func key(
    of name: LogName, unwrapping wrapped: WrappedKey?
  ) throws(StoreError) -> LogKey {
    if let known = key(of: name.log) { return known }
    guard let wrapped else { throw .keyMissing(log: name.log.name) }
    let clinic = content.withLock { $0.clinic }
    guard !clinic.isEmpty else { throw .locked }
    let id = ClinicSeal.keyID(of: wrapped.bytes)
    guard let fitting = clinic.first(where: { $0.publicKey.id == id }) else {
      throw .otherKey(id: ClinicKeyID.name(of: id))
    }
    guard let key = wrapped.key(of: name, with: fitting) else {
      throw .keyDamaged(log: name.log.name)
    }
    // There are three of these; those of sessions are many, and opened when they are needed.
    switch name.log {
    case .staff, .delivery, .site: remember(key, of: name.log)
    case .session: break
    }
    return key
  }
}
