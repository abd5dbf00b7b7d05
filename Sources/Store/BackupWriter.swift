import Crypto
import Foundation
import Glibc

/// Writes a sealed backup of a file.
struct BackupWriter {
  private let target: String
  private let descriptor: Int32
  private var hash = SHA256()

  /// On disk when this returns; what fails is told of `target`, which it is to become.
  ///
  /// - Returns: The key of this backup alone, to open it again at once.
  static func write(
    _ source: String, under header: BackupHeader, to path: String, for target: String
  ) throws(BackupError) -> LogKey {
    let input = Glibc.open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw .reading(source) }
    defer { close(input) }
    let output = Glibc.open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard output >= 0 else { throw .writing(target) }
    defer { close(output) }
    var writer = BackupWriter(target: target, descriptor: output)
    let key = try writer.write(input, source, under: header)
    guard fsync(output) == 0 else { throw .writing(target) }
    return key
  }

  private init(target: String, descriptor: Int32) {
    self.target = target
    self.descriptor = descriptor
  }

  private mutating func write(
    _ input: Int32, _ source: String, under header: BackupHeader
  ) throws(BackupError) -> LogKey {
    let opening = BackupSeal.opening(of: try header.encoded())
    guard let key = LogKey.random() else { throw .noMemory }
    let wrapped = try Self.sealing { try BackupSeal.wrap(key, to: header.clinic, opening: opening) }
    let preamble = opening + BackupSeal.bytes(of: UInt32(wrapped.count)) + wrapped
    try append(preamble)
    let seal = BackupSeal(key, preamble: preamble)
    var place = 0
    var chunk = try BackupReader.bytes(BackupSeal.chunkLength, from: input, source)
    while true {
      let next = try BackupReader.bytes(BackupSeal.chunkLength, from: input, source)
      let isLast = next.isEmpty
      let (present, number) = (chunk, place)
      let sealed = try Self.sealing { try seal.seal(present, place: number, isLast: isLast) }
      let length = UInt32(sealed.count) | (isLast ? BackupSeal.lastMark : 0)
      try append(BackupSeal.bytes(of: length) + sealed)
      if isLast { break }
      chunk = next
      place += 1
    }
    try append(Array(hash.finalize()))
    return key
  }

  private mutating func append(_ bytes: [UInt8]) throws(BackupError) {
    hash.update(data: bytes)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .writing(target) }
      rest = rest.dropFirst(count)
    }
  }

  private static func sealing(_ body: () throws -> [UInt8]) throws(BackupError) -> [UInt8] {
    do {
      return try body()
    } catch {
      throw .noMemory
    }
  }
}
