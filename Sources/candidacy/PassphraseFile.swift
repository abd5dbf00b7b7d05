import Glibc

/// A file whose first line is the passphrase of the clinic's key.
struct PassphraseFile {
  private let path: String

  /// Longer lines are no passphrase that anybody typed.
  private static let longest = 4096

  init(_ path: String) {
    self.path = path
  }

  /// Refuses a file that others may read: whoever reads it reads every record.
  func passphrase(_ wording: KeyWording) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .usage(unreadable) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .environment(unreadable) }
    guard status.st_mode & S_IFMT != S_IFREG || status.st_mode & 0o044 == 0 else {
      throw .environment("The file \(path) can be read by others: `chmod 600 \(path)`.")
    }
    let line = try firstLine(from: descriptor)
    guard !line.isEmpty else {
      throw .problems("The first line of \(path) is empty: it has to be the passphrase.")
    }
    guard let passphrase = String(validating: line, as: UTF8.self) else {
      throw .problems(wording.refusals.garbled)
    }
    return passphrase
  }

  /// A pipe may give it in parts.
  private func firstLine(from descriptor: Int32) throws(Failure) -> [UInt8] {
    var line: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Self.longest)
    while line.count < Self.longest {
      let count = read(descriptor, &buffer, Self.longest - line.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .environment(unreadable) }
      let end = buffer.prefix(count).firstIndex { Self.isLineEnd($0) }
      line += buffer.prefix(end ?? count)
      if count == 0 || end != nil { break }
    }
    return line
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private var unreadable: String {
    "The file \(path) cannot be read: \(String(cString: strerror(errno)))."
  }
}
