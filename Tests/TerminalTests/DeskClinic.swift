import Authoring
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

@testable import candidacy

/// A store that desks and kiosks share, with staff whose PINs the tests know.
final class DeskClinic {
  let folder: TemporaryFolder
  let store: SQLiteEventStore
  private let staff: [DeskPerson]

  init(staff: [DeskPerson] = [.ana, .ben]) throws {
    folder = try TemporaryFolder()
    store = try SQLiteEventStore.unlocked(at: folder.storePath)
    self.staff = staff
    _ = try store.append(try staff.map { try $0.added() }, after: 0, at: .now())
  }

  /// A desk that nobody has signed in to.
  func door(
    _ arguments: [String] = [], size: ScreenSize = .usual,
    environment: [String: String] = Stage.utf8
  ) throws -> DeskVisit {
    try DeskVisit(
      at: TerminalSession(
        arguments: ["desk", "--store", folder.storePath] + arguments, environment: environment,
        size: size, keeping: folder), staff: staff)
  }

  /// A desk with somebody signed in, on the list.
  func desk(
    as person: DeskPerson = .ana, _ arguments: [String] = [], size: ScreenSize = .usual
  ) throws -> DeskVisit {
    let visit = try door(arguments, size: size)
    try visit.signIn(as: person)
    return visit
  }

  func kiosk(_ arguments: [String] = []) throws -> KioskVisit {
    try KioskVisit(arguments, in: folder)
  }

  /// Puts an interview into the store, with the questionnaire that it was asked with, and says its
  /// ticket.
  @discardableResult
  func put(
    _ events: [SessionEvent], at time: Timestamp = .now()
  ) throws -> Int {
    let patient = try DeskInterview.patient()
    try store.keep(Self.archive.get(), digest: patient.loaded.digest)
    let id = SessionRecorder.newID()
    _ = try store.append(events, to: id, after: 0, at: time)
    return try store.ticket(of: id)
  }

  /// Adds what happened later.
  func add(_ events: [SessionEvent], to ticket: Int, at time: Timestamp = .now()) throws {
    let stored = try self.stored(ticket)
    _ = try store.append(events, to: stored.id, after: stored.events.count, at: time)
  }

  /// Who is ill, as staff enter it.
  func identify(_ ticket: Int, _ number: String, _ name: String, _ born: String) throws {
    let born: CalendarDate = try #require(CalendarDate(born))
    let identity = PatientIdentity(recordNumber: number, name: name, birthDate: born)
    try add([.staff(StaffEntry(by: DeskPerson.ana.id, .identified(identity)))], to: ticket)
  }

  /// Every event of the session with this ticket.
  func events(of ticket: Int) throws -> [SessionEvent] { try stored(ticket).events.map(\.event) }

  func stored(_ ticket: Int) throws -> (id: Session.ID, events: [StoredEvent]) {
    let summary = try #require(try store.sessions().first { $0.ticket == ticket })
    return (summary.id, try store.events(of: summary.id))
  }

  /// What staff did to the session, in order.
  func acts(of ticket: Int) throws -> [StaffAct] {
    try entries(of: ticket).map(\.act)
  }

  func entries(of ticket: Int) throws -> [StaffEntry] {
    try events(of: ticket).compactMap { event in
      if case .staff(let entry) = event { entry } else { nil }
    }
  }

  /// The session as its form reads it now.
  func session(_ ticket: Int) throws -> Session {
    Session(form: try DeskInterview.patient().loaded.form, replaying: try events(of: ticket))
  }

  /// What `candidacy export` writes about it.
  func note(on ticket: Int) throws -> String {
    let export = try Command.run(
      "export", "\(ticket)", "--unidentified", "--store", folder.storePath)
    #expect(export.errors == "")
    return export.output
  }

  /// What happened at the doors, without the people who were there before.
  func staffLog() throws -> [StaffEvent] {
    try store.staff().dropFirst(staff.count).map(\.event)
  }

  private static let archive = Result {
    FolderArchive.bytes(of: try Folder.reading(path: Repository.shipped))
  }
}
