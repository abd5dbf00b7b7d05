import Glibc

/// The file beside a store by which programs know of each other: whoever has the store open holds it
/// with the others, and whoever replaces the store holds it alone.
///
/// The system lets go of it when a program ends, however it ends; nothing is ever written to it, and
/// it is never removed, because two programs could then hold two files of this name.
final class StoreLock: Sendable {
  private let descriptor: Int32

  enum Use { case together, alone }

  /// The one that is there; nothing where there is none, or none that this account may open.
  static func present(of store: String) throws(StoreError) -> StoreLock? {
    try StoreLock(store, flags: 0)
  }

  /// Made where it is missing; nothing where this account cannot make it.
  static func made(of store: String) throws(StoreError) -> StoreLock? {
    try StoreLock(store, flags: O_CREAT)
  }

  private init?(_ store: String, flags: Int32) throws(StoreError) {
    let path = Self.path(of: store)
    descriptor = uninterrupted {
      Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags, 0o600)
    }
    if descriptor >= 0 {
      FileOwner.give(descriptor, asFor: store)
      return
    }
    switch errno {
    case ENOENT, EACCES, EPERM, EROFS, ENOSPC, EDQUOT: return nil
    case let code: throw .cannotOpen(path: store, reason: String(cString: strerror(code)))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Beside the file itself, where `store` is a link to it.
  static func path(of store: String) -> String { "\(RealPath.of(store)).lock" }
}

extension StoreLock {
  /// Whether it is held so from now on; it is not where others hold it otherwise.
  func isHeld(_ use: Use) -> Bool {
    let wish =
      switch use {
      case .together: LOCK_SH
      case .alone: LOCK_EX
      }
    // A disk that knows no such locks keeps nobody from working.
    return uninterrupted { flock(descriptor, wish | LOCK_NB) } == 0 || errno != EWOULDBLOCK
  }

  /// Waits for whoever holds it alone, which is never long.
  func holdTogether(patience: Duration) throws(StoreError) {
    let wait = BusyWait(patience: patience)
    var tries = 0
    while !isHeld(.together) {
      guard wait.waits(before: tries) else { throw .busy }
      tries += 1
    }
  }
}
