import Glibc
import Hardening

extension KioskCommand {
  /// Leaves the kiosk no file but those of its store, which is open by now.
  func takeLastMeasures() throws {
    let path = try store.resolvedPath()
    // SQLite keeps its journal beside the file that a link leads to.
    guard let place = realpath(path, nil) else {
      throw Failure.environment("The store \(path) went away while it was being opened.")
    }
    defer { free(place) }
    Posture.openKiosk(store: String(cString: place)).take()
  }
}
