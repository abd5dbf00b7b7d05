import Interview

/// What the desk asks of the world.
package enum DeskEffect: Hashable, Sendable {
  /// Sessions with tickets below this one, the newest first; all of them without it.
  case readSessions(before: Int?)
  case readSession(Session.ID)
  case record([SessionEvent], Session.ID, after: Int)
  /// A new session that begins with these events, and then gets a code or none.
  case begin([SessionEvent], StaffMember.ID, Manner)
  /// A code for a kiosk, after these events.
  case giveCode(Session.ID, StaffMember.ID, [SessionEvent], after: Int)
  case signIn(StaffMember.ID, pin: String)
  case addFirst(name: String, pin: String)
  case note(StaffEvent)
  case export(DeskExport)
  /// Tries again what a receiver refused.
  case release(Letter.Number)
  case ring
  /// Nothing of what was shown may stay on the screen.
  case wipe

  package enum Manner: Hashable, Sendable {
    case atKiosk
    case atDesk
  }
}

/// What the world answers.
package enum DeskFeedback: Sendable {
  /// The sessions that can be read among some; older ones have tickets below this one, and without
  /// it there are none.
  case sessions([CaseFile], unreadable: [Int], moreBelow: Int?)
  /// The session that was asked for.
  case opened(CaseFile)
  /// Sessions that somebody changed.
  case changed([CaseFile])
  /// Tickets of sessions that somebody changed, and that cannot be read.
  case unreadable([Int])
  case recorded(CaseFile)
  /// Somebody was faster: nothing was recorded, and this is how it stands.
  case overtaken(CaseFile)
  case began(CaseFile)
  case staff(Roster)
  /// What the wall clock shows now; it may have been set.
  case clock(Timestamp)
  case entered(StaffMember.ID)
  case refused(DoorRefusal)
  case exported(DeskExport.Report)
  /// What became of letters to other systems, and the tickets of the sessions in new ones.
  case deliveries([StoredDeliveryEvent], tickets: [Session.ID: Int])
  case released(Letter.Number)
  case notReleased(Outbox.ReleaseRefusal)
  /// How much room the disk of the store has.
  case room(DeskRoom)
  /// Sessions whose keys were destroyed, with their tickets.
  case destroyed([Session.ID: Int])
  /// The clinic's key was changed, and this desk does not have the new one.
  case shutOut
  /// How the clinic's key is kept now.
  case key(DeskSetting.KeyKeeping)
  /// What is on its way cannot be read.
  case outboxFailed(StoreFault)
  /// Who is there, or what changed, cannot be read.
  case listFailed(StoreFault)
  /// The session that was asked for cannot be read.
  case notOpened(StoreFault)
  case notRecorded(StoreFault)
}

/// Why the door stays shut.
package enum DoorRefusal: Hashable, Sendable {
  case wrongPIN(triesLeft: Int, waitMilliseconds: Int64)
  case wait(milliseconds: Int64)
  case off
  case disabled
  case notSixDigits
  case commonPIN
  case nameMissing
  /// What is kept of the PIN cannot be used: a new one has to be set.
  case unusable
  /// Somebody was added meanwhile.
  case notFirst
}

/// The store could not do it, in one sentence for staff.
package struct StoreFault: Hashable, Sendable {
  package let sentence: String

  package init(_ sentence: String) {
    self.sentence = sentence
  }
}
