/// Something that happened to what is sent to other systems.
package enum DeliveryEvent: Hashable, Sendable {
  case queued(Letter)
  /// Told before a byte leaves, so that no two stations send to one target at once.
  case attempted(Letter.Number, Station)
  /// The receipt is what the receiver called it.
  case delivered(Letter.Number, receipt: String)
  case failed(Letter.Number, Setback)
  /// Refused for good, in the receiver's own words.
  case parked(Letter.Number, words: String)
  /// Somebody wants it tried again.
  case released(Letter.Number)
  /// The session was made void before this arrived.
  case withdrawn(Letter.Number)

  package struct Setback: Hashable, Sendable {
    package let reason: String
    package let retryAfterMilliseconds: Int64
    package let scope: Scope

    package init(reason: String, retryAfterMilliseconds: Int64, scope: Scope) {
      self.reason = reason
      self.retryAfterMilliseconds = retryAfterMilliseconds
      self.scope = scope
    }
  }

  /// What has to wait after a setback.
  package enum Scope: String, Hashable, Sendable, CaseIterable {
    case letter
    /// The receiver takes nothing at present.
    case target
  }
}

/// A delivery event with its number, counted from 1, and the time it was stored with.
package struct StoredDeliveryEvent: Hashable, Sendable {
  package let number: Int
  package let event: DeliveryEvent
  package let at: Timestamp

  package init(number: Int, event: DeliveryEvent, at: Timestamp) {
    self.number = number
    self.event = event
    self.at = at
  }
}
