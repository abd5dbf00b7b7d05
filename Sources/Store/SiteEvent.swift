import Interview

/// Something that happened to the store as a whole, or to records outside of the desk.
package enum SiteEvent: Hashable, Sendable {
  /// The store seals to this key from here on.
  case keyMade(ClinicPublicKey)
  /// Every key of a log was sealed anew, to this key.
  case keyRotated(ClinicPublicKey, [RewrappedKey])
  /// A store of an older format was taken over, with all that is in it.
  case migrated(from: Int)
  /// The key of the session is gone, and with it all that was said in it.
  case destroyed(Session.ID)
  /// What was done with a session is kept, because its key is about to go.
  case kept(Session.ID, [KeptAct])
  /// A backup was made, which took the store up to this head; the public key was enough for it.
  case backupMade(head: String)
  /// Somebody at the command line did this.
  case used(Account, Use)

  /// A key of a log after it was sealed anew.
  package struct RewrappedKey: Hashable, Sendable {
    /// The ticket of a session, or the number of one of the clinic's own logs.
    package let log: Int
    package let digest: [UInt8]

    package init(log: Int, digest: [UInt8]) {
      self.log = log
      self.digest = digest
    }
  }

  /// The name that the system knows somebody by.
  package typealias Account = Identifier<AccountSubject>

  package enum AccountSubject: Sendable {}

  package enum Use: Hashable, Sendable {
    case read(tickets: [Int])
    case exported(tickets: [Int], format: String)
    /// What was to be exported was not written, or not to its end.
    case failedExport(tickets: [Int], format: String)
    /// The list of sessions, with the state of each.
    case listed(sessions: Int)
    /// Who did what.
    case readAudit
    case exportedAudit(format: String)
    case failedAuditExport(format: String)
    case protectedKey
    case rotatedKey
    /// The recovery code was used in place of the passphrase.
    case recoveredKey
    case backedUp(head: String)
    case restored(head: String)
    case verified(head: String, faults: Int)
    case destroyedSessions(count: Int)
    /// Somebody was added or disabled, or got a new PIN, as the event of the list of staff before says.
    case changedStaff
  }
}

/// A site event with its number, counted from 1, and the time it was stored with.
package struct StoredSiteEvent: Hashable, Sendable {
  package let number: Int
  package let event: SiteEvent
  package let at: Timestamp

  package init(number: Int, event: SiteEvent, at: Timestamp) {
    self.number = number
    self.event = event
    self.at = at
  }
}
