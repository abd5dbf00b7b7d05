import Authoring
import Foundation
import Interview
import Kiosk
import Store

/// Carries the kiosk's wish to record into the store.
struct SessionRecorder {
  private let store: any EventStore
  private let folder: LoadedFolder
  private var session: Session.ID?
  /// How many events of the session are stored for certain.
  private var stored = 0

  init(store: any EventStore, folder: LoadedFolder) {
    self.store = store
    self.folder = folder
  }

  mutating func begin(_ opening: SessionEvent.Opening) -> KioskFeedback {
    let id = session ?? Self.newID()
    session = id
    do {
      try store.keep(folder.archive, digest: folder.digest)
      stored = try store.append([.opened(opening)], to: id, after: 0, at: .now())
      return .began(ticket: try store.ticket(of: id))
    } catch {
      return .failed
    }
  }

  mutating func record(_ events: [SessionEvent], after version: Int) -> KioskFeedback {
    guard let session else { return .failed }
    do throws(StoreError) {
      stored = try store.append(events, to: session, after: stored, at: .now())
      return .recorded
    } catch {
      if case .conflict = error { recount(session) }
      return .failed
    }
  }

  mutating func forget() {
    session = nil
    stored = 0
  }

  /// An earlier attempt may have been stored although it was reported as failed.
  private mutating func recount(_ session: Session.ID) {
    do {
      stored = try store.events(of: session).count
    } catch {
      // The next attempt finds out again.
      return
    }
  }

  private static func newID() -> Session.ID {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    return Session.ID(
      String((0..<26).map { _ in letters[Int.random(in: letters.indices)] }))
  }
}

extension Timestamp {
  static func now() -> Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded()))
  }
}
