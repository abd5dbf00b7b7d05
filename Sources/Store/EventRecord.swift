import Foundation
import Interview

/// An event as it is sealed into a store: a stable name, the version of its format, and JSON text.
struct EventRecord: Hashable, Sendable {
  static let schema = 1

  let kind: String
  let schema: Int
  let payload: String

  init(kind: String, schema: Int, payload: String) {
    self.kind = kind
    self.schema = schema
    self.payload = payload
  }

  /// Fails only on a number that is not finite.
  init(_ event: SessionEvent) throws {
    switch EventFormat1(event) {
    case .interview(let mirror):
      try self.init(kind: mirror.kind.rawValue, encoding: mirror.payload)
    case .staff(let mirror):
      try self.init(kind: mirror.kind.rawValue, encoding: mirror.payload)
    }
  }

  init(_ event: StaffEvent) throws {
    let mirror = StaffFormat1(event)
    try self.init(kind: mirror.kind.rawValue, encoding: mirror.payload)
  }

  init(_ event: DeliveryEvent, sealedWords: [UInt8]? = nil) throws {
    let mirror = DeliveryFormat1(event)
    var payload = mirror.payload
    payload.sealedWords = sealedWords.map { Data($0) }
    try self.init(kind: mirror.kind.rawValue, encoding: payload)
  }

  init(_ event: SiteEvent) throws {
    let mirror = SiteFormat1(event)
    try self.init(kind: mirror.kind.rawValue, encoding: mirror.payload)
  }

  private init(kind: String, encoding payload: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = try encoder.encode(payload)
    self.init(
      kind: kind, schema: Self.schema, payload: String(decoding: text, as: UTF8.self))
  }
}

// MARK: - As bytes

extension EventRecord {
  /// The version of the format, the length of the name, the name, and the text.
  var bytes: [UInt8] { Self.bytes(kind: kind, schema: schema, payload: Array(payload.utf8)) }

  static func bytes(kind: String, schema: Int, payload: [UInt8]) -> [UInt8] {
    [UInt8(truncatingIfNeeded: schema), UInt8(truncatingIfNeeded: kind.utf8.count)]
      + Array(kind.utf8) + payload
  }

  /// Nothing where the bytes are not those of a record.
  init?(bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    guard bytes.count >= 2 else { return nil }
    let length = Int(bytes[start + 1])
    guard bytes.count >= 2 + length,
      let kind = String(validating: bytes[(start + 2)..<(start + 2 + length)], as: UTF8.self),
      let payload = String(validating: bytes[(start + 2 + length)...], as: UTF8.self)
    else { return nil }
    self.init(kind: kind, schema: Int(bytes[start]), payload: payload)
  }
}
