import Authoring
import ChartExport
@testable import Desk
import Interview
import Questionnaires
import Rules
import TerminalUI

/// The shipped questionnaire, as a desk uses it.
enum Shipped {
  struct Missing: Error {}

  static func content() throws -> DeskContent { try loaded.get() }

  /// Read once for all tests.
  private static let loaded = Result {
    guard
      case .found(let path) = ShippedQuestionnaires.folder(
        named: ShippedQuestionnaires.standardName),
      let loaded = Library.loading(try Folder.reading(path: path), parts: .screens).loaded
    else { throw Missing() }
    return DeskContent(form: loaded.form, rules: loaded.rules, digest: "digest")
  }
}

/// A store that several desks share, in memory.
final class Cabinet {
  let content: DeskContent
  private(set) var sessions: [Session.ID: [StoredEvent]] = [:]
  private var order: [Session.ID] = []
  var roster = Roster()
  private var staff: [StoredStaffEvent] = []
  /// 8 o'clock in the morning of 21 November 2026.
  static let morning = Timestamp(milliseconds: 1_795_248_000_000)
  var now = Cabinet.morning
  /// Where its desks export to.
  static let folder = "/srv/exports"
  /// While there is one, nothing can be stored.
  var fault: StoreFault?
  /// While there is one, nothing can be read.
  var readFault: StoreFault?
  /// How many sessions are read at once.
  var slice = 100
  /// Sessions of which nothing can be read, whether they are destroyed or damaged.
  var gone: [Session.ID: Loss] = [:]

  enum Loss: Sendable {
    case destroyed
    case damaged
  }

  /// Somebody who is faster whenever something is recorded.
  var beforeRecording: ((Cabinet) -> Void)?
  /// What was to be written, in order.
  private(set) var exports: [DeskExport] = []
  /// Why nothing is written, for the tickets that it is said of.
  var exportRefusals: [DeskExport.Refusal] = []
  private(set) var letters: [StoredDeliveryEvent] = []
  private var codes = 0

  init(_ content: DeskContent) { self.content = content }

  func hire(_ name: String) {
    let pin = PINHash(
      salt: [1], hash: [2], cost: PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1))
    staff.append(
      StoredStaffEvent(
        number: staff.count + 1, event: .added(StaffMember.ID(name), name: name, pin), at: now))
    roster = Roster(staff)
  }

  func dismiss(_ name: StaffMember.ID) {
    staff.append(StoredStaffEvent(number: staff.count + 1, event: .disabled(name), at: now))
    roster = Roster(staff)
  }

  /// Stores events as a kiosk would, and returns the session.
  @discardableResult
  func add(_ events: [SessionEvent], to id: Session.ID) -> CaseFile {
    if sessions[id] == nil { order.append(id) }
    for event in events {
      let number = (sessions[id]?.count ?? 0) + 1
      sessions[id, default: []].append(
        StoredEvent(session: id, number: number, event: event, at: now))
    }
    return file(id)
  }

  func file(_ id: Session.ID) -> CaseFile {
    CaseFile(
      id: id, ticket: (order.firstIndex(of: id) ?? -1) + 1, content: content,
      events: sessions[id] ?? [])
  }

  /// The place of a question in the form; beyond it where there is none.
  func place(of item: Item.ID) -> Int { content.form.place(of: item) ?? -1 }

  func acts(of id: Session.ID) -> [StaffAct] {
    (sessions[id] ?? []).compactMap { stored in
      if case .staff(let entry) = stored.event { entry.act } else { nil }
    }
  }

  func perform(_ effect: DeskEffect) -> [DeskFeedback] {
    if let fault, effect.isStoring { return [.notRecorded(fault)] }
    switch effect {
    case .readSessions(let ticket):
      return readFault.map { [.listFailed($0)] } ?? sessions(before: ticket)
    case .readSession(let id): return [readFault.map { .notOpened($0) } ?? .opened(file(id))]
    case .record(let events, let id, let version): return [record(events, id, version)]
    case .begin(let events, let staff, let manner):
      let id = Session.ID("begun\(order.count + 1)")
      add(events, to: id)
      if manner == .atKiosk { add([.staff(StaffEntry(by: staff, .codeGiven(newCode())))], to: id) }
      return [.began(file(id))]
    case .giveCode(let id, let staff, let events, let version):
      let given = SessionEvent.staff(StaffEntry(by: staff, .codeGiven(newCode())))
      return [record(events + [given], id, version)]
    case .signIn(let staff, let pin):
      return pin == "840273"
        ? [.entered(staff)] : [.refused(.wrongPIN(triesLeft: 9, waitMilliseconds: 0))]
    case .addFirst(let name, _):
      hire(name)
      return [.staff(roster), .entered(StaffMember.ID(name))]
    case .export(let export): return write(export)
    case .release(let number): return release(number)
    case .note, .ring, .wipe: return []
    }
  }

  private func sessions(before ticket: Int?) -> [DeskFeedback] {
    let below = order.prefix(ticket.map { max(0, $0 - 1) } ?? order.count)
    let files = below.suffix(slice).reversed().map(file)
    let destroyed = files.filter { gone[$0.id] == .destroyed }.map { ($0.id, $0.ticket) }
    let news = DeskFeedback.destroyed(Dictionary(uniqueKeysWithValues: destroyed))
    return (destroyed.isEmpty ? [] : [news]) + [
      .sessions(
        files.filter { gone[$0.id] == nil },
        unreadable: files.filter { gone[$0.id] == .damaged }.map(\.ticket),
        moreBelow: files.count < slice ? nil : files.last?.ticket)
    ]
  }

  private func write(_ export: DeskExport) -> [DeskFeedback] {
    exports.append(export)
    let refused = Set(exportRefusals.compactMap(\.ticket))
    let written = export.sessions.filter { !refused.contains(file($0).ticket) }
    let files = written.map { id in
      add([.staff(StaffEntry(by: export.by, .exported(export.format)))], to: id)
    }
    return [
      .changed(files),
      .exported(
        DeskExport.Report(
          files: files.map { "cand-\($0.ticket).\(export.format)" }, refusals: exportRefusals)),
    ]
  }

  /// Stores what became of letters, as the sender would, and says the number of the last.
  @discardableResult
  func post(_ events: DeliveryEvent...) -> Int {
    for event in events {
      letters.append(StoredDeliveryEvent(number: letters.count + 1, event: event, at: now))
    }
    return letters.count
  }

  /// As a desk hears of it that starts now.
  var mail: DeskFeedback {
    let tickets = order.map { ($0, file($0).ticket) }
    return .deliveries(letters, tickets: Dictionary(uniqueKeysWithValues: tickets))
  }

  private func release(_ number: Letter.Number) -> [DeskFeedback] {
    do throws(Outbox.ReleaseRefusal) {
      post(try Outbox(letters).release(number))
      return [mail, .released(number)]
    } catch {
      return [.notReleased(error)]
    }
  }

  private func record(
    _ events: [SessionEvent], _ id: Session.ID, _ version: Int
  ) -> DeskFeedback {
    beforeRecording?(self)
    guard sessions[id]?.count == version else { return .overtaken(file(id)) }
    return .recorded(add(events, to: id))
  }

  private func newCode() -> AccessCode {
    codes += 1
    var generator = Counting(state: UInt64(codes))
    return AccessCode(random: &generator)
  }

  private struct Counting: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }
}

extension DeskEffect {
  fileprivate var isStoring: Bool {
    switch self {
    case .record, .begin, .giveCode: true
    case .readSessions, .readSession, .signIn, .addFirst, .note, .export, .release, .ring, .wipe:
      false
    }
  }
}

/// A desk on a cabinet, with somebody in front of it.
struct DeskWalk {
  private(set) var program: DeskProgram
  let cabinet: Cabinet
  private(set) var effects: [DeskEffect] = []
  /// Follows the clock of the cabinet, which other desks and kiosks carry on as well.
  private var moment: Moment {
    Moment(milliseconds: 1_000 + cabinet.now.milliseconds - Cabinet.morning.milliseconds)
  }
  private let size: Size

  init(
    _ cabinet: Cabinet, station: String = "d1", size: Size = Size(columns: 80, rows: 25),
    language: Language = "en"
  ) {
    self.cabinet = cabinet
    self.size = size
    program = DeskProgram(
      content: cabinet.content,
      setting: DeskSetting(
        station: Station(station), exports: Cabinet.folder,
        local: { LocalMoment($0, minutesFromUTC: 0) }),
      language: language, size: size,
      clock: DeskClock(
        moment: Moment(
          milliseconds: 1_000 + cabinet.now.milliseconds - Cabinet.morning.milliseconds),
        reading: cabinet.now))
    perform(program.receive(feedback: .staff(cabinet.roster), at: moment))
    if !cabinet.letters.isEmpty { hearMail() }
    feed(.deadline)
  }

  /// A desk that somebody has signed in to.
  init(
    _ cabinet: Cabinet, as name: String, station: String = "d1",
    size: Size = Size(columns: 80, rows: 25), language: Language = "en"
  ) {
    self.init(cabinet, station: station, size: size, language: language)
    feed(.fillIn("\(name)"))
    press(.tab)
    type("840273")
    press(.enter)
  }

  var screen: String { program.frame(in: size).text }

  var rings: Int { effects.count { $0 == .ring } }

  mutating func press(_ keys: Key...) {
    for key in keys { feed(.key(key)) }
  }

  mutating func type(_ text: String) {
    for character in text { feed(.key(.character(character))) }
  }

  mutating func click(_ text: String) {
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in rows.enumerated() {
      guard let range = line.range(of: text) else { continue }
      let column = TextLayout.width(String(line[..<range.lowerBound]))
      feed(.click(Point(column: column, row: row)))
      return
    }
  }

  /// Goes to a session in the list, and opens it.
  mutating func open(_ id: Session.ID) {
    guard let row = program.list.shown.firstIndex(where: { $0.id == id }) else { return }
    press(.home)
    for _ in 0..<row { press(.down) }
    press(.enter)
  }

  /// Goes to the answer to a question, where the page shows it first.
  mutating func focus(answer item: Item.ID) {
    go(to: .answer(cabinet.place(of: item)))
  }

  /// Goes to a question's field and puts something else in.
  mutating func fill(_ item: Item.ID, with text: String) {
    go(to: program.place.form.place(of: .item(cabinet.place(of: item))).map(DeskElement.field))
    press(.control("U"))
    type(text)
  }

  /// Goes to a button, and presses it.
  mutating func pressButton(_ action: DeskAction) {
    go(to: .button(action))
    press(.enter)
  }

  /// Goes straight to what is meant, as a click does that presses nothing.
  private mutating func go(to element: DeskElement?) {
    guard let stop = program.page.stops.firstIndex(where: { $0 == element }) else { return }
    perform(program.receive(.focus(stop)))
  }

  mutating func feed(_ input: Input) { perform(program.receive(input, at: moment)) }

  /// What another program stored reaches this desk.
  mutating func hear(_ ids: Session.ID...) {
    perform(program.receive(feedback: .changed(ids.map(cabinet.file)), at: moment))
  }

  mutating func hearMail() {
    perform(program.receive(feedback: cabinet.mail, at: moment))
  }

  mutating func hear(_ feedback: DeskFeedback) {
    perform(program.receive(feedback: feedback, at: moment))
  }

  mutating func hearRoster() {
    perform(program.receive(feedback: .staff(cabinet.roster), at: moment))
  }

  /// Lets time pass, waking the desk whenever it asked to be woken.
  mutating func wait(seconds: Int64) {
    let end = moment.advanced(by: seconds * 1000)
    while let deadline = program.deadline, deadline <= end {
      cabinet.now = cabinet.now.advanced(by: max(0, deadline.since(moment)))
      feed(.deadline)
    }
    cabinet.now = cabinet.now.advanced(by: end.since(moment))
  }

  private mutating func perform(_ new: [DeskEffect]) {
    var waiting = new
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      effects.append(effect)
      for feedback in cabinet.perform(effect) {
        waiting += program.receive(feedback: feedback, at: moment)
      }
    }
  }
}

extension Input {
  /// A text that arrives at once.
  static func fillIn(_ text: String) -> Input { .paste(text) }
}
