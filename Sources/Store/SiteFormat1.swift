import Foundation
import Interview

/// Format 1 of stored site events; never edited once a store was written with it.
struct SiteFormat1 {
  let kind: Kind
  let payload: Payload

  init(_ kind: Kind, _ payload: Payload) {
    self.kind = kind
    self.payload = payload
  }

  enum Kind: String, CaseIterable {
    case keyMade = "key-made"
    case keyRotated = "key-rotated"
    case migrated
    case destroyed
    case kept
    case backupMade = "backup-made"
    case read
    case exported
    case listed
    case readAudit = "read-audit"
    case exportedAudit = "exported-audit"
    case protectedKey = "protected-key"
    case rotatedKey = "rotated-key"
    case recoveredKey = "recovered-key"
    case backedUp = "backed-up"
    case restored
    case verified
    case destroyedSessions = "destroyed-sessions"
    case changedStaff = "changed-staff"
    case failedExport = "failed-export"
    case failedAuditExport = "failed-audit-export"

    /// What verifying needs is readable without a key, and when a backup was made; it says nothing
    /// about anybody.
    var isPlain: Bool {
      switch self {
      case .keyMade, .keyRotated, .migrated, .destroyed, .backupMade: true
      case .kept, .read, .exported, .listed, .readAudit, .exportedAudit, .protectedKey,
        .rotatedKey, .recoveredKey, .backedUp, .restored, .verified, .destroyedSessions,
        .changedStaff, .failedExport, .failedAuditExport:
        false
      }
    }
  }

  /// Each kind has its own keys, and `event` refuses a payload that lacks one of them.
  struct Payload: Codable, Hashable {
    var account: String?
    var acts: [KeptActFormat1]?
    var count: Int?
    var format: String?
    var head: String?
    /// Eight bytes of the log's number and the digest, for each.
    var keys: Data?
    var publicKey: Data?
    var session: String?
    var tickets: [Int]?
    var version: Int?
  }
}

extension SiteFormat1 {
  init(_ event: SiteEvent) {
    switch event {
    case .keyMade(let key): self.init(.keyMade, Payload(publicKey: Data(key.bytes)))
    case .keyRotated(let key, let keys):
      let bytes = keys.flatMap { EventHeader.bytes(of: Int64($0.log)) + $0.digest }
      self.init(.keyRotated, Payload(keys: Data(bytes), publicKey: Data(key.bytes)))
    case .migrated(let version): self.init(.migrated, Payload(version: version))
    case .destroyed(let session): self.init(.destroyed, Payload(session: session.text))
    case .kept(let session, let acts):
      self.init(.kept, Payload(acts: acts.map { KeptActFormat1($0) }, session: session.text))
    case .backupMade(let head): self.init(.backupMade, Payload(head: head))
    case .used(let account, let use): self.init(account, use)
    }
  }

  private init(_ account: SiteEvent.Account, _ use: SiteEvent.Use) {
    let name = account.text
    switch use {
    case .read(let tickets): self.init(.read, Payload(account: name, tickets: tickets))
    case .exported(let tickets, let format):
      self.init(.exported, Payload(account: name, format: format, tickets: tickets))
    case .failedExport(let tickets, let format):
      self.init(.failedExport, Payload(account: name, format: format, tickets: tickets))
    case .listed(let count): self.init(.listed, Payload(account: name, count: count))
    case .readAudit: self.init(.readAudit, Payload(account: name))
    case .exportedAudit(let format):
      self.init(.exportedAudit, Payload(account: name, format: format))
    case .failedAuditExport(let format):
      self.init(.failedAuditExport, Payload(account: name, format: format))
    case .protectedKey: self.init(.protectedKey, Payload(account: name))
    case .rotatedKey: self.init(.rotatedKey, Payload(account: name))
    case .recoveredKey: self.init(.recoveredKey, Payload(account: name))
    case .backedUp(let head): self.init(.backedUp, Payload(account: name, head: head))
    case .restored(let head): self.init(.restored, Payload(account: name, head: head))
    case .verified(let head, let faults):
      self.init(.verified, Payload(account: name, count: faults, head: head))
    case .destroyedSessions(let count):
      self.init(.destroyedSessions, Payload(account: name, count: count))
    case .changedStaff: self.init(.changedStaff, Payload(account: name))
    }
  }

  /// The event, or nothing where the payload does not have the parts of its kind.
  var event: SiteEvent? {
    switch kind {
    case .keyMade: return payload.key.map { .keyMade($0) }
    case .keyRotated:
      guard let key = payload.key, let keys = payload.rewrapped else { return nil }
      return .keyRotated(key, keys)
    case .migrated: return payload.version.map { .migrated(from: $0) }
    case .destroyed: return payload.session.map { .destroyed(Session.ID($0)) }
    case .kept:
      guard let session = payload.session, let acts = payload.keptActs else { return nil }
      return .kept(Session.ID(session), acts)
    case .backupMade: return payload.head.map { .backupMade(head: $0) }
    case .read, .exported, .listed, .readAudit, .exportedAudit, .protectedKey, .rotatedKey,
      .recoveredKey, .backedUp, .restored, .verified, .destroyedSessions, .changedStaff,
      .failedExport, .failedAuditExport:
      guard let account = payload.account, let use else { return nil }
      return .used(SiteEvent.Account(account), use)
    }
  }

  private var use: SiteEvent.Use? {
    switch kind {
    case .keyMade, .keyRotated, .migrated, .destroyed, .kept, .backupMade: return nil
    case .read: return payload.tickets.map { .read(tickets: $0) }
    case .exported:
      guard let tickets = payload.tickets, let format = payload.format else { return nil }
      return .exported(tickets: tickets, format: format)
    case .failedExport:
      guard let tickets = payload.tickets, let format = payload.format else { return nil }
      return .failedExport(tickets: tickets, format: format)
    case .listed: return payload.count.map { .listed(sessions: $0) }
    case .readAudit: return .readAudit
    case .exportedAudit: return payload.format.map { .exportedAudit(format: $0) }
    case .failedAuditExport: return payload.format.map { .failedAuditExport(format: $0) }
    case .protectedKey: return .protectedKey
    case .rotatedKey: return .rotatedKey
    case .recoveredKey: return .recoveredKey
    case .backedUp: return payload.head.map { .backedUp(head: $0) }
    case .restored: return payload.head.map { .restored(head: $0) }
    case .verified:
      guard let head = payload.head, let faults = payload.count else { return nil }
      return .verified(head: head, faults: faults)
    case .destroyedSessions: return payload.count.map { .destroyedSessions(count: $0) }
    case .changedStaff: return .changedStaff
    }
  }
}

extension SiteFormat1.Payload {
  fileprivate var key: ClinicPublicKey? { publicKey.flatMap { ClinicPublicKey($0) } }

  /// Nothing where one of them is none.
  fileprivate var keptActs: [KeptAct]? {
    guard let acts else { return nil }
    let kept = acts.compactMap(\.act)
    return kept.count == acts.count ? kept : nil
  }

  fileprivate var rewrapped: [SiteEvent.RewrappedKey]? {
    let size = 8 + EventHeader.hashLength
    guard let keys, keys.count % size == 0 else { return nil }
    let bytes = Array(keys)
    return stride(from: 0, to: bytes.count, by: size).map { start in
      let number = bytes[start..<start + 8].reduce(Int64(0)) { $0 << 8 | Int64($1) }
      return SiteEvent.RewrappedKey(
        log: Int(number), digest: Array(bytes[(start + 8)..<(start + size)]))
    }
  }
}
