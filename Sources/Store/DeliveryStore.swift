import Interview

/// Keeps what is sent to other systems, and what became of it; nothing is ever changed or removed.
package protocol DeliveryStore: Sendable {
  /// Every delivery event after `number`, first to last.
  func deliveries(after number: Int) throws(StoreError) -> [StoredDeliveryEvent]

  /// Stores delivery events as `append(_:to:after:at:)` stores those of a session.
  func append(
    _ events: [DeliveryEvent], after number: Int, at time: Timestamp
  ) throws(StoreError) -> Int

  /// Keeps what will be sent of `session` under its digest; the same bytes may be kept again.
  func keep(payload: [UInt8], digest: String, of session: Session.ID) throws(StoreError)

  func payload(digest: String, of session: Session.ID) throws(StoreError) -> [UInt8]?
}
