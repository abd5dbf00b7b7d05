import Store

extension KioskCommand {
  /// Into the store, as long as there is room; with ballast beside it where that can be made.
  func recorder(_ folder: LoadedFolder) throws(Failure) -> SessionRecorder {
    let store = try store.openToWrite()
    let path = store.path
    if let room = DiskRoom(of: path, limits: .configured) { Ballast(beside: path).fill(room) }
    do throws(StoreError) {
      try store.removeExpiredCodes(at: .now())
    } catch {
      // They open nothing, and go with the next event.
    }
    return SessionRecorder(store: store, digest: folder.digest, archive: folder.archive) {
      DiskRoom(of: path, limits: .configured)
    }
  }
}
