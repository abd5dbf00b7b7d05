import Desk
import Interview
import Store

/// Tells the desk what becomes of the store as a whole: its room, its key, and what is destroyed in
/// it.
final class DeskSite {
  private let store: SQLiteEventStore
  /// The number of the last site event that was looked at.
  private var known: Int?
  private var room = DeskRoom.plenty
  private var keeping: DeskSetting.KeyKeeping?

  init(_ store: SQLiteEventStore) {
    self.store = store
  }

  func news() throws(StoreError) -> [DeskFeedback] {
    let destroyed = try destroyedNews()
    return roomNews() + destroyed
  }

  /// Where the room became another; keeps ballast where there is room for it.
  func roomNews() -> [DeskFeedback] {
    guard let found = DiskRoom(of: store.path, limits: .configured) else { return [] }
    Ballast(beside: store.path).fill(found)
    let now = DeskRoom(found)
    guard now != room else { return [] }
    room = now
    return [.room(now)]
  }

  /// Whether this desk has the key that the store seals to now; where not, it is unlocked with the
  /// one that lies open beside the store.
  func holdsKey() throws(StoreError) -> Bool {
    if try store.holdsPresentKey() { return true }
    do throws(StoreError) {
      try store.unlock(with: KeyFile(at: KeyFile.path(beside: store.path)).openIdentity())
      return true
    } catch {
      return false
    }
  }

  /// Where the key is kept in another way than before.
  func keyNews() -> [DeskFeedback] {
    do throws(StoreError) {
      let file = try KeyFile(at: KeyFile.path(beside: store.path))
      let now = file.isLocked ? DeskSetting.KeyKeeping.locked : .open
      guard now != keeping else { return [] }
      keeping = now
      return [.key(now)]
    } catch {
      // Whoever needs the file is told.
      return []
    }
  }

  private func destroyedNews() throws(StoreError) -> [DeskFeedback] {
    let events = try store.siteEvents(after: known ?? 0)
    let last = events.last?.number ?? known ?? 0
    // What was destroyed before is told with the sessions as they are read.
    guard known != nil else {
      known = last
      return []
    }
    var destroyed: [Session.ID: Int] = [:]
    for case .destroyed(let session) in events.map(\.event) {
      destroyed[session] = try store.ticket(of: session)
    }
    known = last
    return destroyed.isEmpty ? [] : [.destroyed(destroyed)]
  }
}

extension DeskRoom {
  fileprivate init(_ room: DiskRoom) {
    switch room.level {
    case .plenty: self = .plenty
    case .low: self = .low(megabytes: room.megabytes)
    case .scarce: self = .scarce(megabytes: room.megabytes)
    }
  }
}
