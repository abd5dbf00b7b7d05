import Glibc

/// Writes a file that is either the old one or the new one, whatever happens in between.
enum AtomicFile {
  static func write(_ text: String, to path: String) throws(OutputError) {
    try write(Array(text.utf8), to: path)
  }

  /// A link stays one, and what is no file, such as a pipe or a terminal, is written as it is.
  static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return try replace(path, with: bytes) }
    guard status.st_mode & S_IFMT == S_IFREG else { return try fillOpened(path, with: bytes) }
    try replace(realPath(of: path), with: bytes)
  }

  static func realPath(of path: String) throws(OutputError) -> String {
    guard let real = realpath(path, nil) else { throw .last() }
    defer { free(real) }
    return String(cString: real)
  }

  private static func fillOpened(_ path: String, with bytes: [UInt8]) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last() }
    defer { close(descriptor) }
    var output = ByteOutput(descriptor)
    try output.append(bytes)
    try output.flush()
  }

  private static func replace(_ path: String, with bytes: [UInt8]) throws(OutputError) {
    let temporary = "\(path).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .last() }
    do throws(OutputError) {
      try fill(descriptor, with: bytes)
      guard rename(temporary, path) == 0 else { throw OutputError.last() }
    } catch {
      unlink(temporary)
      throw error
    }
    try keepName(of: path)
  }

  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) throws(OutputError) {
    defer { close(descriptor) }
    var output = ByteOutput(descriptor)
    try output.append(bytes)
    try output.flush()
    guard fsync(descriptor) == 0 else { throw .last() }
  }

  /// The new name lives in the folder, which has to reach the disk too.
  static func keepName(of path: String) throws(OutputError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .last() }
  }
}

extension OutputError {
  static func last() -> OutputError { OutputError(reason: String(cString: strerror(errno))) }
}
