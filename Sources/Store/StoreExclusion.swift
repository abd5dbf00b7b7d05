/// A place for a store that no program has open, and that none opens before this is let go.
package final class StoreExclusion {
  private let lock: StoreLock?

  /// Refuses where a program has a store open there.
  package init(of path: String) throws(BackupError) {
    do throws(StoreError) {
      lock = try StoreLock.made(of: path)
    } catch {
      throw .store(error)
    }
    // Names them where this account may know them; those of earlier versions hold no lock.
    let users = FileUsers.processes(using: [path, StoreLock.path(of: path)])
    guard lock?.isHeld(.alone) ?? true, users.isEmpty else {
      throw .inUse(path: path, processes: users)
    }
  }
}
