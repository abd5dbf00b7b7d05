import Foundation
import GRDB
import Interview

/// What restoring a backup to a place would mean for the store that is there.
package enum RestoringPlace: Hashable, Sendable {
  case empty
  /// It holds all that is in the backup, and went on: these events would be lost.
  case ahead(events: Int, tickets: [Int])
  /// It ends where the backup does.
  case equal
  /// The backup goes on where it ends.
  case behind
  /// Of the same name, but not the same chain.
  case apart(events: Int)
  case otherStore(events: Int)
  /// It is no store of this program, or cannot be read.
  case unreadable(StoreError)

  /// Of a store at `path` before `backup` takes its place.
  package init(at path: String, before backup: OpenedBackup) {
    guard access(path, F_OK) == 0 else {
      self = .empty
      return
    }
    do throws(StoreError) {
      self = try Self(of: try StoreReading(path), backup)
    } catch {
      self = .unreadable(error)
    }
  }

  private init(of present: StoreReading, _ backup: OpenedBackup) throws(StoreError) {
    let name = try present.read { try $0.hasSite ? $0.site().store : [] }
    let head = try present.read { try $0.hasSite ? $0.head() : nil }
    guard let head, name == backup.inspection.store else {
      let count = try present.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") ?? 0 }
      self = .otherStore(events: count)
      return
    }
    let old = backup.inspection.head
    if head == old {
      self = .equal
    } else if head.count > old.count, try present.head(after: old.count) == old {
      self = .ahead(events: head.count - old.count, tickets: try present.tickets(after: old.count))
    } else if head.count < old.count,
      try StoreReading(backup.draft.path).head(after: head.count) == head
    {
      self = .behind
    } else {
      self = .apart(events: head.count)
    }
  }
}

// MARK: - Restoring

extension OpenedBackup {
  /// Tickets of sessions whose keys were destroyed in the store at `path` after the backup was made:
  /// from the backup they can be read again.
  package func revived(at path: String) throws(StoreError) -> [Int] {
    guard access(path, F_OK) == 0 else { return [] }
    let present = try StoreReading(path)
    let name = try present.read { try $0.hasSite ? $0.site().store : [] }
    guard !name.isEmpty, name == inspection.store else { return [] }
    let destroyed = try Set(present.destroyed())
    let before = try Set(StoreReading(draft.path).destroyed())
    return destroyed.subtracting(before).filter { $0 <= inspection.sessions }.sorted()
  }

  /// Puts the store at `path`, where none is; on disk when this returns.
  package func place(
    at path: String, while exclusion: StoreExclusion
  ) throws(BackupError) {
    let code = StrayJournal.setAside(of: path)
    guard code == 0 else { throw .writing("\(path)-journal", code: code) }
    try draft.give(asFor: path)
    try draft.take(path)
  }

  /// Puts the store at `path` in the place of the one that is there, which gets the name `aside`.
  package func replace(
    _ path: String, keeping aside: String, while exclusion: StoreExclusion
  ) throws(BackupError) {
    // Both names for a moment: whatever happens in between, there is a store at the path.
    guard link(path, aside) == 0 else { throw .writing(aside) }
    let journal = "\(path)-journal"
    // An unfinished transaction of the old store belongs to it, and would ruin the new one.
    guard rename(journal, "\(aside)-journal") == 0 || errno == ENOENT else {
      throw .writing("\(aside)-journal")
    }
    try DraftFile.synchronizeFolder(of: path)
    try draft.give(asFor: path)
    try draft.replace(path)
  }
}
