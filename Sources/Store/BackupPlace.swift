/// Where a backup goes, and what it may take the place of.
package enum BackupPlace: Hashable, Sendable {
  /// An earlier backup of the same store, all of which is in this one too, gives way to it.
  case file(path: String)
  /// It gets this name, or one with a number where the name is taken.
  case new(path: String)
  /// Whatever is there gives way to it.
  case ownFile(path: String)

  var path: String {
    switch self {
    case .file(let path), .new(let path), .ownFile(let path): path
    }
  }
}

extension BackupPlace {
  /// Refuses where a backup is that nobody would want to lose for one with this header of the store
  /// in the file `copy`.
  func check(before header: BackupHeader, of copy: String) throws(BackupError) {
    switch self {
    case .new, .ownFile: return
    case .file(let path):
      guard BackupReader.isBackup(path) else { return }
      let there: BackupHeader
      do throws(BackupError) {
        there = try BackupReader(path).header
      } catch {
        // What is damaged is no loss.
        guard case .damaged = error else { throw error }
        return
      }
      guard there.store == header.store else { throw .ofOtherStore(path: path) }
      guard there.head.count <= header.head.count else {
        throw .holdsMore(path: path, events: there.head.count, now: header.head.count)
      }
      // A store that was restored goes on with other events under the same numbers.
      guard there.head.count > 0 else { return }
      let head = try Self.head(after: there.head.count, in: copy)
      guard head == there.head else { throw .holdsOther(path: path) }
    }
  }

  private static func head(after count: Int, in copy: String) throws(BackupError) -> ChainHead? {
    do throws(StoreError) {
      return try StoreReading(copy).head(after: count)
    } catch {
      throw .store(error)
    }
  }

  /// Gives the draft its name, which is returned.
  func take(_ draft: DraftFile) throws(BackupError) -> String {
    switch self {
    case .file(let path), .ownFile(let path):
      try draft.replace(path)
      return path
    case .new(let path):
      for name in Self.names(like: path) {
        do throws(BackupError) {
          try draft.take(name)
          return name
        } catch {
          guard case .taken = error else { throw error }
        }
      }
      throw .taken(path: path)
    }
  }

  /// As `a.backup`, `a-2.backup`, `a-3.backup`.
  private static func names(like path: String) -> some Sequence<String> {
    let end = path.lastIndex(of: ".").flatMap { path[$0...].contains("/") ? nil : $0 }
    let (name, suffix) = (path[..<(end ?? path.endIndex)], path[(end ?? path.endIndex)...])
    return (1...999).lazy.map { $0 == 1 ? path : "\(name)-\($0)\(suffix)" }
  }
}
