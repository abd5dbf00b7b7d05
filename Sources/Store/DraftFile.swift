import Foundation
import Glibc

/// A file of this account alone, on its way to another name; what is left of it is overwritten and
/// removed with the value.
final class DraftFile {
  let path: String
  private let target: String
  private var isThere = true

  /// Empty, in the folder of `target` and with a name that begins as its does.
  init(beside target: String) throws(BackupError) {
    self.target = target
    Self.removeLeftOvers(beside: target)
    path = "\(target).draft-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .writing(target) }
    close(descriptor)
  }

  deinit { discard() }

  func discard() {
    guard isThere else { return }
    isThere = false
    Self.overwrite(path)
    unlink(path)
    // A journal of it, where a program was stopped while it looked.
    unlink("\(path)-journal")
  }

  /// Lets the account that has the store at `path`, or else its folder, open it too.
  func give(asFor path: String) throws(BackupError) {
    let descriptor = Glibc.open(self.path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .writing(target) }
    defer { close(descriptor) }
    FileOwner.give(descriptor, asFor: path)
  }

  /// Takes the place of whatever is at `target`, in one step.
  func replace(_ target: String) throws(BackupError) {
    guard rename(path, target) == 0 else { throw .writing(target) }
    isThere = false
    try Self.synchronizeFolder(of: target)
  }

  /// Only where nothing is at `target`.
  func take(_ target: String) throws(BackupError) {
    if link(path, target) == 0 {
      unlink(path)
    } else {
      switch errno {
      case EEXIST: throw .taken(path: target)
      // Disks as they are in USB sticks know no second names.
      case EPERM, EOPNOTSUPP, ENOSYS: try moveWithoutLink(to: target)
      case let code: throw .writing(target, code: code)
      }
    }
    isThere = false
    try Self.synchronizeFolder(of: target)
  }

  /// An empty file keeps the name until the draft takes its place.
  private func moveWithoutLink(to target: String) throws(BackupError) {
    let descriptor = Glibc.open(target, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      guard errno != EEXIST else { throw .taken(path: target) }
      throw .writing(target)
    }
    close(descriptor)
    guard rename(path, target) == 0 else {
      let failure = BackupError.writing(target)
      unlink(target)
      throw failure
    }
  }

  func synchronize() throws(BackupError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .writing(target) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .writing(target) }
  }

  static func synchronizeFolder(of path: String) throws(BackupError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .writing(folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .writing(folder) }
  }
}

extension DraftFile {
  /// With zeros, and on to the disk; what the disk itself keeps is beyond a program.
  static func overwrite(_ path: String) {
    overwrite(path) { _ in true }
  }

  /// Whether it was a file that `isMeant` said yes to.
  @discardableResult
  private static func overwrite(_ path: String, where isMeant: (stat) -> Bool) -> Bool {
    // A pipe that nobody reads must not keep this waiting.
    let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, isMeant(status)
    else { return false }
    let zeros = [UInt8](repeating: 0, count: 1 << 16)
    var rest = Int(status.st_size)
    while rest > 0 {
      let count = write(descriptor, zeros, min(rest, zeros.count))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      rest -= count
    }
    fdatasync(descriptor)
    return true
  }

  /// Of programs that were killed on the way.
  private static func removeLeftOvers(beside target: String) {
    let url = URL(fileURLWithPath: target)
    let folder = url.deletingLastPathComponent().path
    let prefix = "\(url.lastPathComponent).draft-"
    for name in FolderNames.inside(folder) {
      guard name.hasPrefix(prefix),
        let process = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({
          pid_t($0)
        }),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      removeLeftOver("\(folder)/\(name)")
    }
  }

  /// Only what this program may have left: others may write in the folder too, and a second name
  /// means that the file is in use under that one.
  private static func removeLeftOver(_ path: String) {
    var owned = false
    let isGone = overwrite(path) { status in
      owned = status.st_uid == geteuid()
      return owned && status.st_nlink == 1
    }
    if isGone || owned { unlink(path) }
  }
}

extension BackupError {
  /// What the system says of the last attempt to write.
  static func writing(_ path: String) -> BackupError { writing(path, code: errno) }

  static func writing(_ path: String, code: CInt) -> BackupError {
    guard code != ENOSPC, code != EDQUOT else { return .full(path: path) }
    return .unwritable(path: path, reason: String(cString: strerror(code)))
  }

  static func reading(_ path: String) -> BackupError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}
