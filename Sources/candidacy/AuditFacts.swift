import ChartExport
import Interview
import Store

/// Makes facts of the entries of all logs, in their order, and leaves out what patients answered.
struct AuditFacts {
  private let store: SQLiteEventStore
  private let names: [StaffMember.ID: String]
  /// Of those that are still on their way.
  private var letters: [Letter.Number: Addressed] = [:]
  private var recordNumbers: [Int: String] = [:]
  /// Of the last backup whose maker is known.
  private var toldBackup: String?
  /// Tickets whose keys were destroyed, until it is said who did it.
  private var destroyedTickets: [Int] = []

  /// That an interview was begun, until the next entry: where staff began it, that says so.
  private var beginning: AuditFact?

  private struct Addressed {
    let ticket: Int
    let letter: Letter
  }

  init(_ store: SQLiteEventStore) throws(StoreError) {
    self.store = store
    let roster = Roster(try store.staff())
    names = Dictionary(
      roster.members.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// What is known by now; how an interview was begun is known with the entry behind.
  mutating func facts(of entry: AuditEntry) throws(StoreError) -> [AuditFact] {
    let before = last()
    let fact = try fact(of: entry)
    guard case .session(_, let ticket, let event) = entry.content else {
      return before + [fact].compactMap(\.self)
    }
    if case .opened = event {
      beginning = fact
      return before
    }
    let isReceived = if case .staff(let staff) = event { staff.act == .received } else { false }
    let isSame = isReceived && before.first?.subjects.first?.ticket == ticket
    return (isSame ? [] : before) + [fact].compactMap(\.self)
  }

  /// What was kept back, when there are no more entries.
  mutating func last() -> [AuditFact] {
    defer { beginning = nil }
    return [beginning].compactMap(\.self)
  }

  /// Nothing where the entry is an answer, or belongs to another fact.
  private mutating func fact(of entry: AuditEntry) throws(StoreError) -> AuditFact? {
    switch entry.content {
    case .session(let id, let ticket, let event): return session(entry, id, ticket, event)
    case .staff(let event): return staff(entry, event)
    case .delivery(let event, let number): return try delivery(entry, event, number)
    case .site(let event): return try site(entry, event)
    case .destroyed(let id, let ticket, let kept):
      // Of most nothing is left; that it was destroyed is said by what was done to it.
      return kept.map { fact(of: $0, entry, subject(ticket, id)) }
    case .unreadable: return fact(entry, .program, .unreadable)
    }
  }

  private func fact(
    _ entry: AuditEntry, _ actor: AuditFact.Actor, _ act: AuditFact.Act,
    _ subjects: [AuditFact.Subject] = []
  ) -> AuditFact {
    AuditFact(
      sequence: entry.sequence, at: .local(entry.at), actor: actor, act: act, subjects: subjects)
  }

  private func subject(_ ticket: Int, _ session: Session.ID? = nil) -> AuditFact.Subject {
    AuditFact.Subject(ticket: ticket, session: session, recordNumber: recordNumbers[ticket])
  }

  private func actor(_ staff: StaffMember.ID) -> AuditFact.Actor {
    .staff(staff, name: names[staff] ?? staff.text)
  }
}

// MARK: - Sessions

extension AuditFacts {
  private mutating func session(
    _ entry: AuditEntry, _ id: Session.ID, _ ticket: Int, _ event: SessionEvent
  ) -> AuditFact? {
    if case .staff(let staff) = event, case .identified(let identity) = staff.act {
      recordNumbers[ticket] = identity.recordNumber
    }
    guard let act = AuditFact.Act(event) else { return nil }
    let actor: AuditFact.Actor =
      if case .staff(let staff) = event { self.actor(staff.by) } else { .kiosk }
    return fact(entry, actor, act, [subject(ticket, id)])
  }

  /// At its place in the order, and with the time that it happened at.
  private func fact(
    of kept: KeptAct, _ entry: AuditEntry, _ subject: AuditFact.Subject
  ) -> AuditFact {
    func fact(
      _ actor: AuditFact.Actor, _ act: AuditFact.Act, _ subjects: [AuditFact.Subject]
    ) -> AuditFact {
      AuditFact(
        sequence: entry.sequence, at: .local(kept.at), actor: actor, act: act,
        subjects: subjects)
    }
    return switch kept.doing {
    case .staff(let staff, let act): fact(actor(staff), AuditFact.Act(act), [subject])
    case .codeEntered: fact(.kiosk, .codeEntered, [subject])
    case .unreadable: fact(.program, .unreadable, [])
    }
  }

  private mutating func delivery(
    _ entry: AuditEntry, _ event: DeliveryEvent, _ number: Int
  ) throws(StoreError) -> AuditFact? {
    let (letter, step) = event.step(number)
    if case .queued(let queued) = event {
      letters[letter] = Addressed(ticket: try store.ticket(of: queued.session), letter: queued)
    }
    guard let addressed = letters[letter] else { return nil }
    if step == .delivered || step == .withdrawn { letters[letter] = nil }
    return fact(
      entry, .program,
      .delivery(letter: letter, target: addressed.letter.target.text, step),
      [subject(addressed.ticket, addressed.letter.session)])
  }
}

extension DeliveryEvent {
  fileprivate func step(_ number: Int) -> (Letter.Number, AuditFact.Delivery) {
    switch self {
    case .queued: (number, .queued)
    case .attempted(let letter, _): (letter, .attempted)
    case .delivered(let letter, _): (letter, .delivered)
    case .failed(let letter, _): (letter, .failed)
    case .parked(let letter, _): (letter, .refused)
    case .released(let letter): (letter, .released)
    case .withdrawn(let letter): (letter, .withdrawn)
    }
  }
}

extension AuditFact.Act {
  fileprivate init?(_ event: SessionEvent) {
    switch event {
    case .opened: self = .begun
    case .codeEntered: self = .codeEntered
    case .submitted: self = .submitted
    case .closed: self = .closed
    case .staff(let entry): self.init(entry.act)
    // What was answered, and what tells of it.
    case .languageChosen, .answered, .skipped, .takenBack, .interrupted, .resumed: return nil
    }
  }

  private init(_ act: StaffAct) {
    switch act {
    case .received: self = .begun
    case .viewed: self = .viewed
    case .claimed: self = .claimed
    case .released: self = .released
    case .identified: self = .identified
    case .entered(let item, _): self = .entered(item)
    case .cleared(let item): self = .cleared(item)
    case .amended(let item, _, _): self = .amended(item)
    case .undone(let item): self = .undone(item)
    case .acknowledged: self = .acknowledged
    case .codeGiven: self = .codeGiven
    case .interviewEnded: self = .interviewEnded
    case .signed: self = .signed
    case .voided: self = .voided
    case .exported(let format): self = .exported(format: "\(format)")
    }
  }
}

extension AuditFact.Act {
  /// Which question it was about went with the answers.
  fileprivate init(_ act: KeptAct.Act) {
    switch act {
    case .received: self = .begun
    case .viewed: self = .viewed
    case .claimed: self = .claimed
    case .released: self = .released
    case .identified: self = .identified
    case .entered: self = .entered(nil)
    case .cleared: self = .cleared(nil)
    case .amended: self = .amended(nil)
    case .undone: self = .undone(nil)
    case .acknowledged: self = .acknowledged
    case .codeGiven: self = .codeGiven
    case .interviewEnded: self = .interviewEnded
    case .signed: self = .signed
    case .voided: self = .voided
    case .exported(let format): self = .exported(format: "\(format)")
    }
  }
}

// MARK: - Staff and the store

extension AuditFacts {
  private func staff(_ entry: AuditEntry, _ event: StaffEvent) -> AuditFact {
    switch event {
    case .added(_, let name, _): fact(entry, .program, .addedStaff(name))
    case .pinSet(let id, _): fact(entry, .program, .changedPIN(names[id] ?? id.text))
    case .disabled(let id): fact(entry, .program, .disabledStaff(names[id] ?? id.text))
    case .tried(let id, _): fact(entry, actor(id), .triedPIN)
    case .signedIn(let id, _): fact(entry, actor(id), .signedIn)
    case .locked(let id, _): fact(entry, actor(id), .lockedDesk)
    case .signedOut(let id, _): fact(entry, actor(id), .signedOut)
    }
  }

  private mutating func site(
    _ entry: AuditEntry, _ event: SiteEvent
  ) throws(StoreError) -> AuditFact? {
    switch event {
    case .keyMade: return fact(entry, .program, .madeStore)
    case .keyRotated: return fact(entry, .program, .sealedKeysAnew)
    case .migrated(let version): return fact(entry, .program, .migrated(from: version))
    case .destroyed(let session):
      let ticket = try store.ticket(of: session)
      destroyedTickets.append(ticket)
      return fact(entry, .program, .destroyed, [subject(ticket, session)])
    // Each of them is told where it happened.
    case .kept: return nil
    case .backupMade(let head):
      return head == toldBackup ? nil : fact(entry, .program, .backedUp(head: head))
    case .used(let account, let use):
      if case .backedUp(let head) = use { toldBackup = head }
      if case .destroyedSessions = use {
        defer { destroyedTickets = [] }
        return fact(
          entry, .account(account.text), use.act, destroyedTickets.map { subject($0) })
      }
      return fact(entry, .account(account.text), use.act, use.tickets.map { subject($0) })
    }
  }
}

extension SiteEvent.Use {
  fileprivate var act: AuditFact.Act {
    switch self {
    case .read: .read
    case .exported(_, let format): .exported(format: format)
    case .failedExport(_, let format): .failedExport(format: format)
    case .listed(let sessions): .listed(sessions: sessions)
    case .readAudit: .readAudit
    case .exportedAudit(let format): .exportedAudit(format: format)
    case .failedAuditExport(let format): .failedAuditExport(format: format)
    case .protectedKey: .protectedKey
    case .rotatedKey: .rotatedKey
    case .recoveredKey: .recoveredKey
    case .backedUp(let head): .backedUp(head: head)
    case .restored(let head): .restored(head: head)
    case .verified(let head, let faults): .verified(head: head, faults: faults)
    case .destroyedSessions(let count): .destroyedSessions(count: count)
    case .changedStaff: .changedStaff
    }
  }

  fileprivate var tickets: [Int] {
    switch self {
    case .read(let tickets), .exported(let tickets, _), .failedExport(let tickets, _): tickets
    case .listed, .readAudit, .exportedAudit, .failedAuditExport, .protectedKey, .rotatedKey,
      .recoveredKey, .backedUp, .restored, .verified, .destroyedSessions, .changedStaff:
      []
    }
  }
}
