import Glibc

/// Where an export goes, which is opened before anything is read.
enum ExportPlace {
  case folder(String)
  case file(StreamedFile, path: String)
  case standardOutput

  /// A path that ends in a slash is a folder, which is made where it is missing.
  init(_ path: String?) throws(Failure) {
    guard let path else {
      self = .standardOutput
      return
    }
    if try Self.isFolder(path) {
      self = .folder(path)
      return
    }
    do {
      self = .file(try StreamedFile(at: path), path: path)
    } catch {
      throw Self.failure(path, error)
    }
  }

  private static func isFolder(_ path: String) throws(Failure) -> Bool {
    var status = stat()
    let isThere = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    guard isThere || path.hasSuffix("/") else { return false }
    try ExportFolder(path)?.make()
    return true
  }

  static func failure(_ path: String, _ error: OutputError) -> Failure {
    .environment("\(path) cannot be written: \(error.reason).")
  }
}

extension StreamedFile {
  /// All that the file holds.
  func finish(with bytes: [UInt8]) throws(OutputError) {
    var output = ByteOutput(descriptor)
    try output.append(bytes)
    try output.flush()
    try finish()
  }
}
