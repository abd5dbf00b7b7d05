import Foundation
import Interview

/// An event as it is written in a store: a stable name, the version of its format, and JSON text.
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

  init(_ event: DeliveryEvent) throws {
    let mirror = DeliveryFormat1(event)
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
