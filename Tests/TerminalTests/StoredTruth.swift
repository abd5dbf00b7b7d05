import GRDB
import Interview
import Store

@testable import candidacy

/// What a store holds, read once by somebody who trusts nothing that a program said: the one place
/// where the tests by force open a store.
struct StoredTruth {
  let histories: [History]
  let staff: [StaffEvent]
  /// What SQLite finds wrong with the file; only “ok” when it is sound.
  let integrity: [String]

  struct History {
    let session: Session.ID
    let ticket: Int
    let stored: [StoredEvent]

    var events: [SessionEvent] { stored.map(\.event) }
  }

  init(at path: String) throws {
    let store = try SQLiteEventStore.unlocked(at: path)
    histories = try store.sessions().map { summary in
      History(
        session: summary.id, ticket: summary.ticket, stored: try store.events(of: summary.id))
    }
    staff = try store.staff().map(\.event)
    integrity = try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "PRAGMA integrity_check")
    }
  }

  /// What is wrong with the store as a whole: a broken file, numbers with gaps, events that do not
  /// replay.
  func faults(_ form: Form) -> [String] {
    let torn = integrity == ["ok"] ? [] : integrity
    return torn
      + histories.flatMap { history -> [String] in
        let numbers = history.stored.map(\.number)
        let replayed = Session(form: form, replaying: history.events)
        return [
          numbers == Array(history.stored.indices.map { $0 + 1 })
            ? nil : "session \(history.session) has the numbers \(numbers)",
          replayed.version == history.events.count
            ? nil : "session \(history.session) replays \(replayed.version) events",
        ].compactMap(\.self)
      }
  }

  /// Makes a store that knows these people.
  static func prepare(_ path: String, staff: [DeskPerson] = []) throws {
    let store = try SQLiteEventStore.unlocked(at: path)
    _ = try store.append(try staff.map { try $0.added() }, after: 0, at: .now())
  }
}
