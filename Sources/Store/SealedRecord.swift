import Crypto

/// The envelope of an event: a version, how it is sealed, and the sealed record.
struct SealedRecord: Hashable, Sendable {
  private static let version: UInt8 = 1
  private static let headLength = 2
  private static let digestLength = 32
  /// Lengths tell little: most records are of one.
  private static let padding = 128

  let bytes: [UInt8]

  enum Manner: UInt8, Sendable {
    /// To be read by everybody: what verifying needs and says nothing about anybody.
    case plain = 0
    /// AES-256-GCM under the key of the log.
    case sealed = 1
    /// The same behind the digest of the log's key as it is kept, in the first event of a log.
    case sealedWithKeyDigest = 2
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Nothing where this program does not know the version or the manner.
  var manner: Manner? {
    guard bytes.count >= Self.headLength, bytes[0] == Self.version else { return nil }
    return Manner(rawValue: bytes[1])
  }

  /// Of the wrapped key that the log began with.
  var keyDigest: [UInt8]? {
    guard manner == .sealedWithKeyDigest, bytes.count > Self.headLength + Self.digestLength else {
      return nil
    }
    return Array(bytes[Self.headLength..<Self.headLength + Self.digestLength])
  }

  init(plain record: EventRecord) {
    bytes = Self.plainHead + record.bytes
  }

  private static let plainHead = [version, Manner.plain.rawValue]

  /// What every plain event of this kind begins with.
  static func plainBeginning(of kind: String) -> [UInt8] {
    plainHead + EventRecord.bytes(kind: kind, schema: EventRecord.schema, payload: [])
  }

  /// What everybody may read.
  var plainRecord: EventRecord? {
    manner == .plain ? EventRecord(bytes: bytes.dropFirst(Self.headLength)) : nil
  }

  init(
    sealing record: [UInt8], with key: LogKey, keyDigest: [UInt8]?, under header: EventHeader
  ) throws {
    let manner: Manner = keyDigest == nil ? .sealed : .sealedWithKeyDigest
    let head = [Self.version, manner.rawValue] + (keyDigest ?? [])
    bytes =
      head + (try key.seal(Self.padded(record), authenticating: header.bytes + head))
  }

  /// The record, or nothing where it was changed, moved, or sealed with another key.
  func record(with key: LogKey?, under header: EventHeader) -> EventRecord? {
    guard let manner else { return nil }
    let length: Int
    switch manner {
    case .plain: return EventRecord(bytes: bytes.dropFirst(Self.headLength))
    case .sealed: length = Self.headLength
    case .sealedWithKeyDigest: length = Self.headLength + Self.digestLength
    }
    guard let key, bytes.count > length,
      let padded = key.open(
        bytes.dropFirst(length), authenticating: header.bytes + Array(bytes.prefix(length)))
    else { return nil }
    return Self.content(of: padded).flatMap { EventRecord(bytes: $0) }
  }

  /// The length in four bytes, the content, and zeros up to a whole number of blocks.
  private static func padded(_ content: [UInt8]) -> [UInt8] {
    let count = UInt32(content.count)
    let length = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
    let whole = length + content
    let missing = (padding - whole.count % padding) % padding
    return whole + [UInt8](repeating: 0, count: missing)
  }

  private static func content(of padded: [UInt8]) -> ArraySlice<UInt8>? {
    guard padded.count >= 4 else { return nil }
    let count = padded.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard count <= padded.count - 4 else { return nil }
    return padded[4..<4 + count]
  }
}

/// A key of a log as it is kept: sealed to the clinic.
struct WrappedKey: Hashable, Sendable {
  static let purpose = "candidacy log key 1"

  let bytes: [UInt8]

  /// What the chain remembers of it.
  var digest: [UInt8] { Array(SHA256.hash(data: bytes)) }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  init(_ key: LogKey, of log: LogName, to clinic: ClinicPublicKey) throws {
    bytes = try key.withBytes { bytes in
      try ClinicSeal.seal(bytes, to: clinic, purpose: Self.purpose, data: log.bytes)
    }
  }

  func key(of log: LogName, with clinic: ClinicPrivateKey) -> LogKey? {
    ClinicSeal.open(bytes, with: clinic, purpose: Self.purpose, data: log.bytes)
      .flatMap { LogKey(copying: $0) }
  }
}

/// A log by the names that never change: the store's and its own.
struct LogName: Hashable, Sendable {
  let store: [UInt8]
  let log: EventLog

  var bytes: [UInt8] { store + Array(log.name.utf8) }
}
