import Glibc
import Store

/// The one place where the clinic's key is unlocked.
struct KeyDoor {
  private let passphraseFile: String?

  init(_ passphraseFile: String?) {
    self.passphraseFile = passphraseFile
  }

  /// The identity beside the store at `path`, after its passphrase where it has one.
  func identity(of path: String) throws -> ClinicIdentity {
    let file = try KeyFile(at: KeyFile.path(beside: path))
    guard file.isLocked else { return try file.openIdentity() }
    return try unlocked(file).identity
  }

  /// Asks once: a wrong passphrase ends the command.
  func unlocked(_ file: KeyFile) throws -> KeyFile.Unlocked {
    try file.unlocked(by: .passphrase(try passphrase()))
  }

  private func passphrase() throws(Failure) -> String {
    if let passphraseFile { return try Self.firstLine(of: passphraseFile) }
    let input = SecretInput()
    guard input.isTerminal else {
      throw .usage(
        "The clinic's key is locked: name a file with its passphrase with --passphrase-file.")
    }
    return try input.line(asking: "Passphrase of the clinic's key: ")
  }

  private static func firstLine(of path: String) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .usage("The file \(path) cannot be read: \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else {
      throw .environment("The file \(path) cannot be read: \(String(cString: strerror(errno))).")
    }
    let line = bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return String(decoding: line, as: UTF8.self)
  }
}
