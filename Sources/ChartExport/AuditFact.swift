import Interview

/// Something that somebody did with records or with the store; nothing of what was answered.
package struct AuditFact: Hashable, Sendable {
  /// In the whole store, counted from 1.
  package let sequence: Int
  package let at: LocalMoment
  package let actor: Actor
  package let act: Act
  /// The sessions that it was done to; none where it was not done to sessions.
  package let subjects: [Subject]

  package init(
    sequence: Int, at: LocalMoment, actor: Actor, act: Act, subjects: [Subject] = []
  ) {
    self.sequence = sequence
    self.at = at
    self.actor = actor
    self.act = act
    self.subjects = subjects
  }

  package enum Actor: Hashable, Sendable {
    case staff(StaffMember.ID, name: String)
    /// At the command line, by the system's name.
    case account(String)
    /// Whoever sits at a kiosk.
    case kiosk
    /// The program by itself.
    case program
  }

  package struct Subject: Hashable, Sendable {
    package let ticket: Int
    package let session: Session.ID?
    /// As far as it was known then.
    package let recordNumber: String?

    package init(ticket: Int, session: Session.ID? = nil, recordNumber: String? = nil) {
      self.ticket = ticket
      self.session = session
      self.recordNumber = recordNumber
    }
  }

  package enum Act: Hashable, Sendable {
    case begun
    case codeEntered
    case submitted
    case closed
    case viewed
    case claimed
    case released
    case identified
    /// Which question it was is not known any more where the session was destroyed.
    case entered(Item.ID?)
    case cleared(Item.ID?)
    case amended(Item.ID?)
    case undone(Item.ID?)
    case acknowledged
    case codeGiven
    case interviewEnded
    case signed
    case voided
    case exported(format: String)
    /// After it was said to be written.
    case failedExport(format: String)
    /// What was said in it cannot be read any more, by anybody.
    case destroyed

    case delivery(letter: Int, target: String, Delivery)

    case triedPIN
    case signedIn
    case lockedDesk
    case signedOut
    case addedStaff(String)
    case changedPIN(String)
    case disabledStaff(String)

    case read
    case listed(sessions: Int)
    case readAudit
    case exportedAudit(format: String)
    case failedAuditExport(format: String)
    case verified(head: String, faults: Int)
    case backedUp(head: String)
    case restored(head: String)
    case destroyedSessions(count: Int)
    case changedStaff
    case protectedKey
    case rotatedKey
    case recoveredKey

    case madeStore
    case sealedKeysAnew
    case migrated(from: Int)
    /// The event was changed, or sealed with another key.
    case unreadable
  }

  package enum Delivery: String, Hashable, Sendable, CaseIterable {
    case queued
    case attempted
    case delivered
    case failed
    case refused
    case released
    case withdrawn
  }
}
