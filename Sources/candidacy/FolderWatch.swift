import Glibc

/// Tells when something in questionnaire folders was saved; the system tells, nothing polls.
///
/// A file that is written, one that is renamed over another, and one that goes all count, and so
/// does the whole folder being put in place anew. What editors write beside a file does not.
final class FolderWatch {
  private let descriptor: Int32
  private let folders: [String]
  /// What each watch is for.
  private var watched: [Int32: Watched] = [:]

  private enum Watched {
    case files
    /// The folder above one: only this name counts.
    case parent(of: String)
  }

  /// How long nothing must happen before a burst of events counts as over, in milliseconds.
  private static let quiet: Int32 = 40

  init(_ folders: [String]) throws(Failure) {
    self.folders = folders
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { throw Self.failure() }
    look()
  }

  deinit { close(descriptor) }

  /// Returns once something was saved and the saving is over.
  func wait() throws(Failure) {
    repeat { try sleep(-1) } while !drain()
    while try sleep(Self.quiet) { _ = drain() }
    look()
  }

  /// Watches what is there now; watching something twice is watching it once.
  private func look() {
    for folder in folders {
      let root = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      add(root, .files, Self.savings)
      add(root + "/cases", .files, Self.savings)
      let (parent, name) = Self.parts(of: root)
      add(parent, .parent(of: name), Self.arrivals)
    }
  }

  private func add(_ path: String, _ what: Watched, _ mask: UInt32) {
    let watch = inotify_add_watch(descriptor, path, mask | UInt32(IN_MASK_ADD))
    // A parent that is itself one of the folders stays one.
    if watch >= 0, watched[watch] == nil { watched[watch] = what }
  }

  private static func parts(of path: String) -> (parent: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let parent = path[..<slash]
    return (parent.isEmpty ? "/" : String(parent), String(path[path.index(after: slash)...]))
  }
}

extension FolderWatch {
  private static let savings =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)
    | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)
  private static let arrivals = UInt32(IN_CREATE) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE)

  /// Whether something came before the time was up; no time limit below zero.
  @discardableResult
  private func sleep(_ milliseconds: Int32) throws(Failure) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&waiting, 1, milliseconds)
      if count >= 0 { return count > 0 }
      guard errno == EINTR else { throw Self.failure() }
    }
  }

  /// Takes all events, and says whether one of them matters.
  private func drain() -> Bool {
    var matters = false
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return matters }
      for event in Self.events(in: buffer[..<count]) where counts(event) { matters = true }
    }
  }

  private struct Event {
    let watch: Int32
    let mask: UInt32
    let name: String
  }

  private static func events(in bytes: ArraySlice<UInt8>) -> [Event] {
    let header = MemoryLayout<inotify_event>.size
    return bytes.withUnsafeBytes { bytes in
      var events: [Event] = []
      var start = 0
      while start + header <= bytes.count {
        let watch = bytes.loadUnaligned(fromByteOffset: start, as: Int32.self)
        let mask = bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)
        let length = Int(bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
        let name = bytes[(start + header)..<min(bytes.count, start + header + length)]
        events.append(
          Event(
            watch: watch, mask: mask,
            name: String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)))
        start += header + length
      }
      return events
    }
  }

  private func counts(_ event: Event) -> Bool {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
    if event.mask & UInt32(IN_IGNORED) != 0 {
      watched[event.watch] = nil
      return true
    }
    switch watched[event.watch] {
    case nil: return false
    case .parent(let name): return event.name == name
    case .files:
      if event.mask & (UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)) != 0 { return true }
      // A new file counts once it is written.
      if event.mask & UInt32(IN_CREATE) != 0 { return event.name == "cases" }
      return !event.name.hasPrefix(".")
        && [".yaml", ".yml"].contains { event.name.hasSuffix($0) }
    }
  }

  private static func failure() -> Failure {
    .environment("The folder cannot be watched: \(String(cString: strerror(errno))).")
  }
}
