import Interview
import Store

/// The outbox as it is now, and the one way to write into it.
final class OutboxLedger {
  private let store: any DeliveryStore
  private(set) var outbox = Outbox()

  init(_ store: any DeliveryStore) throws(StoreError) {
    self.store = store
    try catchUp()
  }

  func catchUp() throws(StoreError) {
    for event in try store.deliveries(after: outbox.version) { outbox.apply(event) }
  }

  /// What `decide` wants to be recorded, decided anew when another program wrote first.
  @discardableResult
  func record(_ decide: (Outbox) -> [DeliveryEvent]) throws(StoreError) -> [DeliveryEvent] {
    while true {
      let events = decide(outbox)
      guard !events.isEmpty else { return [] }
      do throws(StoreError) {
        _ = try store.append(events, after: outbox.version, at: .now())
        try catchUp()
        return events
      } catch {
        guard case .deliveryConflict = error else { throw error }
        try catchUp()
      }
    }
  }

  func payload(of letter: Letter) throws(StoreError) -> [UInt8]? {
    try store.payload(digest: letter.digest, of: letter.session)
  }

  func keep(
    _ payload: [UInt8], digest: String, of session: Session.ID
  ) throws(StoreError) {
    try store.keep(payload: payload, digest: digest, of: session)
  }
}
