import Foundation
import Interview
import Kiosk
import Store

/// Carries the kiosk's wish to record into the store.
struct SessionRecorder {
  let store: any EventStore
  /// Of the questionnaire that this kiosk asks.
  let digest: String
  private let archive: [UInt8]
  /// Of the disk, where the system tells.
  private let room: () -> DiskRoom?
  private(set) var session: Session.ID?
  /// How many events of the session are stored and known.
  private var stored = 0
  /// Of these, the ones that the kiosk has not been told of.
  private var untold: [SessionEvent] = []

  /// Staff may write at the same moment, but not for long.
  private static let attempts = 5

  init(
    store: any EventStore, digest: String, archive: [UInt8],
    room: @escaping () -> DiskRoom? = { nil }
  ) {
    self.store = store
    self.digest = digest
    self.archive = archive
    self.room = room
  }

  /// Not on a disk that is nearly full: what was begun has to find room to be finished.
  mutating func begin(_ opening: SessionEvent.Opening) -> KioskFeedback {
    guard room()?.level != .scarce else { return .noRoom }
    let id = session ?? Self.newID()
    session = id
    do {
      try store.keep(archive, digest: digest)
      stored = try store.append([.opened(opening)], to: id, after: 0, at: .now())
      return .began(ticket: try store.ticket(of: id))
    } catch {
      return .failed
    }
  }

  /// Stores the events behind whatever staff have stored meanwhile; what is counted here says
  /// where, and not what the kiosk knows of.
  mutating func record(_ events: [SessionEvent]) -> KioskFeedback {
    guard let session else { return .failed }
    do throws(StoreError) {
      for _ in 0..<Self.attempts {
        if try append(events, to: session) { return told() }
        let unknown = try store.events(of: session).dropFirst(stored).map(\.event)
        switch Overtaking(by: unknown, of: events) {
        case .recorded(let count):
          learn(unknown.prefix(count).filter(\.isOfStaff), of: count)
          return told()
        case .byStaff:
          learn(unknown, of: unknown.count)
        case .final:
          return .ended
        case .byEarlierAttempt:
          learn(unknown, of: unknown.count)
          return .failed
        }
      }
      return .failed
    } catch .destroyed, .gap, .noSuchSession {
      return .lost
    } catch {
      return .failed
    }
  }

  mutating func forget() {
    if let session { store.forget(session) }
    session = nil
    stored = 0
    untold = []
  }

  /// This session is the one of the kiosk from now on.
  mutating func take(_ session: Session.ID, stored: Int) {
    forget()
    self.session = session
    self.stored = stored
  }

  /// Whether the session has a place in the store.
  var hasBegun: Bool { stored > 0 }

  /// Whether they are stored; not when other events are there already.
  private mutating func append(
    _ events: [SessionEvent], to session: Session.ID
  ) throws(StoreError) -> Bool {
    do {
      stored = try store.append(events, to: session, after: stored, at: .now())
      return true
    } catch .conflict {
      return false
    }
  }

  private mutating func learn(_ events: [SessionEvent], of count: Int) {
    stored += count
    untold += events
  }

  private mutating func told() -> KioskFeedback {
    defer { untold = [] }
    return .recorded(with: untold)
  }

  static func newID() -> Session.ID {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    return Session.ID(
      String((0..<26).map { _ in letters[Int.random(in: letters.indices)] }))
  }
}
