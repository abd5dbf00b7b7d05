import Authoring
import Foundation
import Interview
import Questionnaires
import Rules
import Store
import TestSupplies

/// A store as a clinic has it after some weeks: the same visits every time, up to this moment.
struct DeskStore {
  struct NoQuestionnaire: Error {}

  /// What the only member of the staff enters.
  static let pin = "840273"
  private static let nurse = StaffMember.ID("nurse")
  /// From one visit to the next.
  private static let interval: Int64 = 12 * 60_000

  /// So many visits come to one signing in.
  private static let visitsToADoor = 5

  let path: String
  let sessions: Int
  private let store: SQLiteEventStore
  private let content: LoadedQuestionnaire
  private var lot: SeededGenerator

  /// Writes so many visits, the last of them a few minutes old.
  init(at path: String, sessions: Int) throws {
    self.path = path
    self.sessions = sessions
    content = try Self.shipped()
    store = try SQLiteEventStore.unlocked(at: path)
    lot = SeededGenerator(seed: 20_261_121)
    let now = Timestamp.now()
    let door: [StaffEvent] = [
      .tried(Self.nurse, "desk"), .signedIn(Self.nurse, "desk"), .locked(Self.nurse, "desk"),
    ]
    _ = try store.append(
      [.added(Self.nurse, name: "Nurse Measured", Self.cheapHash)]
        + (0..<sessions / Self.visitsToADoor).flatMap { _ in door }, after: 0, at: now)
    for number in 0..<sessions {
      let age = Int64(sessions - number) * Self.interval
      try write(number, openedAt: Timestamp(milliseconds: now.milliseconds - age))
    }
  }

  /// Stores an emergency of this moment.
  mutating func addEmergency(_ number: Int) throws {
    let visit = try DeskVisit(.emergency, content, by: Self.nurse, &lot)
    _ = try store.append(
      visit.opening + visit.answers, to: Session.ID("emergency-\(number)"), after: 0, at: .now())
  }

  func eventCount() throws -> Int {
    try store.sessions().reduce(0) { $0 + $1.eventCount }
  }
}

extension DeskStore {
  private mutating func write(_ number: Int, openedAt: Timestamp) throws {
    let course = course(of: sessions - number)
    let visit = try DeskVisit(course, content, by: Self.nurse, &lot)
    try write(visit, as: "session-\(number)", openedAt: openedAt, minutes: 8)
  }

  /// The visits of today are in every state; of the earlier ones few are left to be done.
  private mutating func course(of age: Int) -> DeskVisit.Course {
    switch age {
    case ...3: return .answering
    case 4, 6, 9: return .emergency
    case ...60: return [.waiting, .waiting, .left, .signed].randomElement(using: &lot) ?? .signed
    case _:
      switch Int.random(in: 0..<100, using: &lot) {
      case 0..<2: return .waiting
      case 2..<14: return .left
      case _: return .signed
      }
    }
  }

  private func write(
    _ visit: DeskVisit, as name: String, openedAt: Timestamp, minutes: Int64
  ) throws {
    let id = Session.ID(name)
    var last = try store.append(visit.opening, to: id, after: 0, at: openedAt)
    for (order, events) in [visit.answers, visit.staff].enumerated() where !events.isEmpty {
      let later = Int64(order + 1) * minutes * 60_000
      last = try store.append(
        events, to: id, after: last,
        at: Timestamp(milliseconds: openedAt.milliseconds + later))
    }
  }

  private static func shipped() throws -> LoadedQuestionnaire {
    guard
      case .found(let path) = ShippedQuestionnaires.folder(
        named: ShippedQuestionnaires.standardName),
      let loaded = Library.loading(try Folder.reading(path: path), parts: .screens).loaded
    else { throw NoQuestionnaire() }
    return loaded
  }

  /// Scrypt of the PIN at the lowest cost: what is measured is the desk.
  private static let cheapHash = PINHash(
    salt: Array(1...16),
    hash: [
      236, 219, 245, 20, 27, 79, 5, 46, 90, 200, 254, 126, 45, 149, 231, 57, 203, 215, 236, 233,
      216, 254, 210, 21, 195, 223, 77, 138, 126, 21, 218, 78,
    ],
    cost: PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1))
}

extension Timestamp {
  fileprivate static func now() -> Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
