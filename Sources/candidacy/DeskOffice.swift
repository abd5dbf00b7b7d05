import Authoring
import Desk
import Interview
import Store

/// Carries the desk's wishes to the store, and the store's news to the desk.
final class DeskOffice {
  private let store: SQLiteEventStore
  private let station: Station
  private let folder: LoadedFolder
  private let door: StaffDoor
  private let exporter: DeskExporter
  private let postbox: DeskPostbox
  /// Questionnaires that were asked earlier, by digest.
  private var contents: [String: DeskContent]
  /// Up to where in the store the desk knows everything.
  private var position: Int
  private var roster: Roster
  private let site: DeskSite
  private let watch: StoreWatch
  /// Some of the news could not be read.
  private var owesNews = false
  /// What was read of them until the key turned out to be another.
  private var untold: [DeskFeedback] = []

  /// How many sessions are read before somebody may press a key again.
  private static let slice = 20

  init(
    store: SQLiteEventStore, folder: LoadedFolder, station: Station, exporter: DeskExporter
  ) throws(Failure) {
    self.store = store
    self.station = station
    self.folder = folder
    self.exporter = exporter
    door = StaffDoor(store)
    postbox = DeskPostbox(store)
    site = DeskSite(store)
    contents = [folder.digest: folder.loaded.deskContent]
    do throws(StoreError) {
      Self.tidy(store)
      // Watched first: what is written from here on is either read or told.
      watch = try store.watch()
      position = try store.position()
      roster = Roster(try store.staff())
    } catch {
      throw .environment(error.sentence)
    }
  }

  /// Readable when somebody wrote to the store.
  var descriptor: Int32 { watch.descriptor }

  /// What the desk needs to know before anything is shown.
  func beginning() -> [DeskFeedback] {
    let first = [.staff(roster)] + site.keyNews() + postbox.news()
    do throws(StoreError) {
      return first + (try site.news())
    } catch {
      owesNews = true
      return first + [.listFailed(StoreFault(error.sentence))]
    }
  }

  /// What others wrote since.
  func news() throws(Failure) -> [DeskFeedback] {
    switch watch.drain() {
    case .nothing: return []
    case .written: break
    case .lost:
      throw .environment("The store was moved or replaced. Start the desk again.")
    }
    do throws(StoreError) {
      return try reading { () throws(StoreError) in [.clock(.now())] + (try written()) }
    } catch {
      owesNews = true
      return [.listFailed(StoreFault(error.sentence))]
    }
  }

  /// What cannot be read is said after what can, and comes another time.
  private func written() throws(StoreError) -> [DeskFeedback] {
    untold += site.keyNews() + postbox.news()
    owesNews = true
    do throws(StoreError) {
      untold += try staffNews()
      untold += try sessionNews()
      untold += try site.news()
      owesNews = false
    } catch {
      if case .otherKey = error { throw error }
      untold.append(.listFailed(StoreFault(error.sentence)))
    }
    defer { untold = [] }
    return untold
  }

  private func staffNews() throws(StoreError) -> [DeskFeedback] {
    let now = roster.followed(by: try store.staff(after: roster.version))
    guard now.version != roster.version else { return [] }
    roster = now
    return [.staff(now)]
  }

  private func sessionNews() throws(StoreError) -> [DeskFeedback] {
    let changes = try store.changes(after: position)
    var files: [CaseFile] = []
    var unreadable: [Int] = []
    for id in changes.sessions {
      let stored = try store.stored(id)
      switch stored.contents {
      case .events:
        if let file = try file(stored) { files.append(file) }
      case .unreadable: unreadable.append(stored.ticket)
      case .destroyed: break
      }
    }
    // Not before all of it was read: what failed is read again with the next news.
    position = changes.position
    return (files.isEmpty ? [] : [.changed(files)])
      + (unreadable.isEmpty ? [] : [.unreadable(unreadable)])
  }

  /// What cannot be stored is said to the nurse, who decides what to do.
  func perform(_ effect: DeskEffect) -> [DeskFeedback] {
    do throws(StoreError) {
      switch effect {
      // Who left is noted also where nothing can be read any more.
      case .note(let event):
        try door.note(event)
        return [.clock(.now())] + site.roomNews() + site.keyNews()
      case .readSessions, .readSession, .record, .begin, .giveCode, .signIn, .addFirst, .export,
        .release, .ring, .wipe:
        return try reading { () throws(StoreError) in
          [.clock(.now())] + site.roomNews() + (try carryOut(effect))
        }
      }
    } catch {
      return [Self.failure(of: effect, StoreFault(error.sentence))]
    }
  }

  private static func failure(of effect: DeskEffect, _ fault: StoreFault) -> DeskFeedback {
    switch effect {
    case .readSessions: .listFailed(fault)
    case .readSession: .notOpened(fault)
    case .record, .begin, .giveCode, .signIn, .addFirst, .note, .export, .release, .ring, .wipe:
      .notRecorded(fault)
    }
  }

  /// Carries out what reads, with the key that the store seals to now.
  private func reading(
    _ body: () throws(StoreError) -> [DeskFeedback]
  ) throws(StoreError) -> [DeskFeedback] {
    guard try site.holdsKey() else { return [.shutOut] }
    do throws(StoreError) {
      return try body()
    } catch {
      // The key may have been changed in between.
      guard case .otherKey = error else { throw error }
      guard try site.holdsKey() else { return [.shutOut] }
      return try body()
    }
  }

  /// Codes that can be entered no more need not wait for the next event to go.
  private static func tidy(_ store: SQLiteEventStore) {
    do throws(StoreError) {
      try store.removeExpiredCodes(at: .now())
    } catch {
      // They open nothing, and go with the next event.
    }
  }

  private func carryOut(_ effect: DeskEffect) throws(StoreError) -> [DeskFeedback] {
    switch effect {
    case .readSessions(let ticket):
      let sessions = try sessions(before: ticket)
      return sessions + (owesNews ? try written() : [])
    case .readSession(let id): return try file(id).map { [.opened($0)] } ?? []
    case .record(let events, let id, let version): return try record(events, id, after: version)
    case .begin(let events, let staff, let manner): return try begin(events, staff, manner)
    case .giveCode(let id, let staff, let events, let version):
      let given = SessionEvent.staff(StaffEntry(by: staff, .codeGiven(try freeCode())))
      return try record(events + [given], id, after: version)
    case .signIn(let staff, let pin): return [feedback(door.open(staff, pin: pin, at: station))]
    case .addFirst(let name, let pin): return try addFirst(name, pin)
    // The store's news tells the desk that it is on record.
    case .export(let export): return [.exported(exporter.perform(export))]
    case .release(let number): return try postbox.release(number)
    case .note, .ring, .wipe: return []
    }
  }
}

// MARK: - Sessions

extension DeskOffice {
  private func sessions(before ticket: Int?) throws(StoreError) -> [DeskFeedback] {
    let stored = try store.sessions(before: ticket, limit: Self.slice)
    var files: [CaseFile] = []
    var unreadable: [Int] = []
    var destroyed: [Session.ID: Int] = [:]
    for session in stored {
      switch session.contents {
      case .events:
        if let file = try file(session) { files.append(file) }
      case .unreadable: unreadable.append(session.ticket)
      case .destroyed: destroyed[session.id] = session.ticket
      }
    }
    return (destroyed.isEmpty ? [] : [.destroyed(destroyed)]) + [
      .sessions(
        files, unreadable: unreadable,
        moreBelow: stored.count < Self.slice ? nil : stored.last?.ticket)
    ]
  }

  private func file(_ id: Session.ID) throws(StoreError) -> CaseFile? {
    try file(try store.stored(id))
  }

  /// Nothing where an event cannot be read.
  private func file(_ stored: StoredSession) throws(StoreError) -> CaseFile? {
    guard let events = stored.events else { return nil }
    return CaseFile(
      id: stored.id, ticket: stored.ticket, content: try content(of: events), events: events)
  }

  /// The questionnaire that ran, from the store's archive; else the one at hand.
  private func content(of events: [StoredEvent]) throws(StoreError) -> DeskContent {
    let here = contents[folder.digest] ?? folder.loaded.deskContent
    guard case .opened(let opening)? = events.first?.event else { return here }
    if let known = contents[opening.digest] { return known }
    let kept = try store.archive(digest: opening.digest)
    let loaded = kept.flatMap { StoredQuestionnaire.loaded($0, named: opening.digest) }
    let content = loaded?.loaded.deskContent ?? here
    contents[opening.digest] = content
    return content
  }

  private func record(
    _ events: [SessionEvent], _ id: Session.ID, after version: Int
  ) throws(StoreError) -> [DeskFeedback] {
    do throws(StoreError) {
      _ = try store.append(events, to: id, after: version, at: .now())
      return try file(id).map { [.recorded($0)] } ?? []
    } catch {
      guard case .conflict = error else { throw error }
      return try file(id).map { [.overtaken($0)] } ?? []
    }
  }

  private func begin(
    _ events: [SessionEvent], _ staff: StaffMember.ID, _ manner: DeskEffect.Manner
  ) throws(StoreError) -> [DeskFeedback] {
    var events = events
    switch manner {
    case .atKiosk:
      events.append(.staff(StaffEntry(by: staff, .codeGiven(try freeCode()))))
    case .atDesk: break
    }
    let id = SessionRecorder.newID()
    try store.keep(folder.archive, digest: folder.digest)
    _ = try store.append(events, to: id, after: 0, at: .now())
    return try file(id).map { [.began($0)] } ?? []
  }

  /// A code that no other session was given while it may still be used.
  private func freeCode() throws(StoreError) -> AccessCode {
    let since = Timestamp(milliseconds: Timestamp.now().milliseconds - AccessCode.life)
    let taken = Set(try store.codes(givenAfter: since).map(\.code))
    var generator = SystemRandomNumberGenerator()
    var code = AccessCode(random: &generator)
    while taken.contains(code) { code = AccessCode(random: &generator) }
    return code
  }
}

// MARK: - The door

extension DeskOffice {
  private func feedback(_ entrance: StaffDoor.Entrance) -> DeskFeedback {
    switch entrance {
    case .signedIn(let member): .entered(member.id)
    case .wrong(let left, let wait): .refused(.wrongPIN(triesLeft: left, waitMilliseconds: wait))
    case .wait(let milliseconds): .refused(.wait(milliseconds: milliseconds))
    case .off: .refused(.off)
    case .disabled: .refused(.disabled)
    case .notSixDigits: .refused(.notSixDigits)
    case .unusable: .refused(.unusable)
    case .failed(let error): .notRecorded(StoreFault(error.sentence))
    }
  }

  private func addFirst(
    _ name: String, _ pin: String
  ) throws(StoreError) -> [DeskFeedback] {
    let result = Result { () throws(StaffFault) in
      try door.addFirst(name: name, pin: pin, at: station)
    }
    switch result {
    case .success(let member): return try staffNews() + [.entered(member.id)]
    case .failure(let fault): return try refusal(of: fault)
    }
  }

  private func refusal(of fault: StaffFault) throws(StoreError) -> [DeskFeedback] {
    switch fault {
    case .name: return [.refused(.nameMissing)]
    case .nameTaken, .notFirst, .notOnTheList, .alreadyDisabled:
      return try staffNews() + [.refused(.notFirst)]
    case .pin(.notSixDigits): return [.refused(.notSixDigits)]
    case .pin(.tooCommon): return [.refused(.commonPIN)]
    case .notHashed: return [.refused(.unusable)]
    case .store(let error): throw error
    }
  }
}

extension LoadedQuestionnaire {
  /// With reasons that are found when a page first asks for them.
  var deskContent: DeskContent {
    let reasons = DeskReasons(form, rules)
    return DeskContent(
      form: form, rules: rules, digest: digest,
      reasons: CaseReasons(why: { reasons.why($0) }, changes: { reasons.changes($0) }))
  }
}
