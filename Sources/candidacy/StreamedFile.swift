import Glibc

/// A file that is written bit by bit, and is at its path only once it is whole.
final class StreamedFile {
  let descriptor: Int32
  private let path: String
  private let temporary: String
  private var isFinished = false

  init(at path: String) throws(OutputError) {
    self.path = path
    temporary = "\(path).\(getpid()).new"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      isFinished = true
      throw .last()
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isFinished { unlink(temporary) }
  }

  /// On disk and in place when this returns.
  func finish() throws(OutputError) {
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw .last() }
    isFinished = true
  }
}
