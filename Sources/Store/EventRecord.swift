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
    let mirror = EventFormat1(event)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let payload = try encoder.encode(mirror.payload)
    self.init(
      kind: mirror.kind.rawValue, schema: Self.schema,
      payload: String(decoding: payload, as: UTF8.self))
  }

  /// Fails on a name, a version or a text that this program cannot read.
  func event() throws -> SessionEvent {
    guard schema == Self.schema, let kind = EventFormat1.Kind(rawValue: kind) else {
      throw Unreadable()
    }
    let payload = try JSONDecoder().decode(EventFormat1.Payload.self, from: Data(payload.utf8))
    guard let event = EventFormat1(kind: kind, payload: payload).event else { throw Unreadable() }
    return event
  }

  struct Unreadable: Error {}
}
