import Crypto
import Foundation
import Glibc

/// Reads a sealed backup: its header without any key, and all of it with the clinic's.
package struct BackupReader: Sendable {
  package let path: String
  package let header: BackupHeader
  private let opening: [UInt8]
  private let wrapped: [UInt8]

  private static let longestHeader = 1 << 21
  private static let longestKey = 1 << 12

  /// Whether the file at `path` begins as a backup does.
  package static func isBackup(_ path: String) -> Bool {
    // A pipe that nobody writes to must not keep this waiting.
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: BackupSeal.magic.count)
    return Glibc.read(descriptor, &bytes, bytes.count) == bytes.count && bytes == BackupSeal.magic
  }

  package init(_ path: String) throws(BackupError) {
    let file = try BackupInput(path)
    guard try file.bytes(BackupSeal.magic.count) == BackupSeal.magic else {
      throw .notABackup(path: path)
    }
    guard try file.bytes(1) == [BackupSeal.version] else {
      // Whatever its version is, a backup ends with the digest of all that stands before.
      guard try file.endsWithDigest() else { throw .damaged(path: path, part: .header) }
      throw .newer(path: path)
    }
    let header = try file.counted(below: Self.longestHeader)
    guard let read = BackupHeader(decoding: header) else {
      throw .damaged(path: path, part: .header)
    }
    self.path = path
    self.header = read
    opening = BackupSeal.opening(of: header)
    wrapped = try file.counted(below: Self.longestKey)
  }

  /// Every chunk has its place and the digest is right: no damage, though nothing was opened.
  package func check() throws(BackupError) {
    try read { (_, _, _) throws(BackupError) in }
  }

  /// What the seal of the header holds, for the clinic's key.
  func key(for identity: ClinicIdentity) throws(BackupError) -> LogKey {
    guard let clinic = identity.keys.first(where: { $0.publicKey == header.clinic }) else {
      throw .otherKey(path: path, id: header.clinic.name)
    }
    guard let key = BackupSeal.unwrap(wrapped, with: clinic, opening: opening) else {
      throw .damaged(path: path, part: .header)
    }
    return key
  }

  /// Writes what is sealed to the file at `target`, once all of it proved to be whole.
  func open(by key: LogKey, to target: String) throws(BackupError) {
    let seal = BackupSeal(key, preamble: preamble)
    let output = Glibc.open(target, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard output >= 0 else { throw .writing(target) }
    defer { close(output) }
    try read { (sealed, place, isLast) throws(BackupError) in
      guard let chunk = seal.open(sealed, place: place, isLast: isLast) else {
        throw .damaged(path: path, part: .chunk(place + 1))
      }
      try Self.append(chunk, to: output, target)
    }
    guard fsync(output) == 0 else { throw .writing(target) }
  }

  private var preamble: [UInt8] {
    opening + BackupSeal.bytes(of: UInt32(wrapped.count)) + wrapped
  }

  private func read(
    _ body: (_ sealed: [UInt8], _ place: Int, _ isLast: Bool) throws(BackupError) -> Void
  ) throws(BackupError) {
    let file = try BackupInput(path)
    guard try file.bytes(preamble.count) == preamble else {
      throw .damaged(path: path, part: .header)
    }
    var place = 0
    while true {
      let mark = try file.bytes(4)
      guard mark.count == 4 else { throw .damaged(path: path, part: .end) }
      let number = BackupSeal.number(of: mark)
      let isLast = number & BackupSeal.lastMark != 0
      let length = Int(number & ~BackupSeal.lastMark)
      let most = BackupSeal.chunkLength + BackupSeal.tagLength
      guard isLast ? BackupSeal.tagLength...most ~= length : length == most else {
        throw .damaged(path: path, part: .chunk(place + 1))
      }
      let sealed = try file.bytes(length)
      guard sealed.count == length else { throw .damaged(path: path, part: .end) }
      try body(sealed, place, isLast)
      if isLast { break }
      place += 1
    }
    let digest = file.digest
    guard try file.bytes(BackupSeal.digestLength) == digest else {
      throw .damaged(path: path, part: .digest)
    }
    guard try file.bytes(1).isEmpty else { throw .damaged(path: path, part: .end) }
  }

  private static func append(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(BackupError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .writing(path) }
      rest = rest.dropFirst(count)
    }
  }

  /// As many bytes as there are, up to `count`.
  static func bytes(
    _ count: Int, from descriptor: Int32, _ path: String
  ) throws(BackupError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let more = bytes.withUnsafeMutableBytes { room in
        Glibc.read(descriptor, room.baseAddress.map { $0 + filled }, count - filled)
      }
      if more < 0 && errno == EINTR { continue }
      guard more >= 0 else { throw .reading(path) }
      guard more > 0 else { break }
      filled += more
    }
    return Array(bytes.prefix(filled))
  }
}

/// The bytes of a backup, first to last, with the digest of those that were read.
private final class BackupInput {
  private let path: String
  private let descriptor: Int32
  private var hash = SHA256()

  init(_ path: String) throws(BackupError) {
    self.path = path
    descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .reading(path) }
  }

  deinit { close(descriptor) }

  func bytes(_ count: Int) throws(BackupError) -> [UInt8] {
    let bytes = try BackupReader.bytes(count, from: descriptor, path)
    hash.update(data: bytes)
    return bytes
  }

  /// Behind their length, which has to be below `limit`.
  func counted(below limit: Int) throws(BackupError) -> [UInt8] {
    let length = Int(BackupSeal.number(of: try bytes(4)))
    guard length < limit else { throw .damaged(path: path, part: .header) }
    let bytes = try bytes(length)
    guard bytes.count == length else { throw .damaged(path: path, part: .header) }
    return bytes
  }

  /// Whether the rest ends with the digest of all that was read before it.
  func endsWithDigest() throws(BackupError) -> Bool {
    var rest: [UInt8] = []
    while true {
      let more = try BackupReader.bytes(BackupSeal.chunkLength, from: descriptor, path)
      rest += more
      let end = max(0, rest.count - BackupSeal.digestLength)
      hash.update(data: rest[..<end])
      rest.removeFirst(end)
      if more.isEmpty { return rest == digest }
    }
  }

  /// Of all that was read so far.
  var digest: [UInt8] { Array(hash.finalize()) }
}
