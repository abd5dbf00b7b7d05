import Foundation
import Glibc

extension KeyFile {
  /// Reads the file, which nobody but its owner may be able to read.
  package init(at path: String) throws(StoreError) {
    let descriptor = uninterrupted { Glibc.open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      let code = errno
      guard code != ENOENT else { throw .noKeyFile(path: path) }
      throw .keyFileUnreadable(path: path, reason: String(cString: strerror(code)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .keyFileUnreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & 0o077 == 0 else { throw .keyFileExposed(path: path) }
    do throws(StoreError) {
      try self.init(decoding: Self.bytes(from: descriptor, path))
    } catch {
      guard case .keyFileDamaged = error else { throw error }
      throw .keyFileDamaged(path: path)
    }
  }

  /// The key at `path`; makes one where there is none. Of several programs that begin at once all
  /// get the same.
  static func madeIfMissing(at path: String) throws(StoreError) -> KeyFile {
    do throws(StoreError) {
      return try KeyFile(at: path)
    } catch {
      guard case .noKeyFile = error else { throw error }
    }
    guard let key = ClinicPrivateKey.random() else { throw .noMemory }
    let file = KeyFile.open(ClinicIdentity(present: key))
    let draft = try file.draft(beside: path)
    defer { unlink(draft) }
    guard uninterrupted({ link(draft, path) }) == 0 || errno == EEXIST else {
      throw Self.unwritable(path)
    }
    try Self.synchronizeFolder(of: path)
    return try KeyFile(at: path)
  }

  /// Replaces the file at `path` as a whole or not at all.
  package func write(at path: String) throws(StoreError) {
    let draft = try draft(beside: path)
    guard uninterrupted({ rename(draft, path) }) == 0 else {
      let failure = Self.unwritable(path)
      unlink(draft)
      throw failure
    }
    try Self.synchronizeFolder(of: path)
  }

  /// On disk when this returns.
  private func draft(beside path: String) throws(StoreError) -> String {
    let bytes = try encoded()
    let draft = "\(path).new-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let descriptor = uninterrupted {
      Glibc.open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw Self.unwritable(path) }
    defer { close(descriptor) }
    FileOwner.give(descriptor, asFor: path)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let failure = Self.unwritable(path)
        unlink(draft)
        throw failure
      }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else {
      let failure = Self.unwritable(path)
      unlink(draft)
      throw failure
    }
    return draft
  }

  private static func bytes(
    from descriptor: Int32, _ path: String
  ) throws(StoreError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while bytes.count <= largest {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw .keyFileUnreadable(path: path, reason: String(cString: strerror(errno)))
      }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
    }
    throw .keyFileDamaged(path: path)
  }

  private static let largest = 1 << 20

  static func unwritable(_ path: String) -> StoreError {
    let code = errno
    guard code != ENOSPC, code != EDQUOT else { return .full(path: path) }
    guard code != EROFS, code != EACCES else { return .readOnly(path: path) }
    return .keyFileUnwritable(path: path, reason: String(cString: strerror(code)))
  }

  private static func synchronizeFolder(of path: String) throws(StoreError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = uninterrupted {
      Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw unwritable(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .ioError(path: path, code: Int(errno)) }
  }
}
