import Interview

extension SQLiteEventStore: DeliveryStore {
  package func deliveries(after number: Int) throws(StoreError) -> [StoredDeliveryEvent] {
    try connection.read { try $0.deliveries(after: number) }
  }

  package func append(
    _ events: [DeliveryEvent], after number: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try connection.write { database in
      let count = try database.deliveryCount()
      let new = try NewEvents(
        events, after: number, in: .delivery, count: count,
        later: number < count ? try database.deliveries(after: number).map(\.event) : [])
      for (offset, event) in new.events.enumerated() {
        try database.insert(
          StoredDeliveryEvent(number: new.firstNumber + offset, event: event, at: time))
      }
      return new.lastNumber
    }
  }

  package func keep(payload: [UInt8], digest: String) throws(StoreError) {
    try connection.write { database in
      guard let kept = try database.payload(digest: digest) else {
        return try database.insert(payload: payload, digest: digest)
      }
      guard kept == payload else { throw StoreError.payloadConflict(digest: digest) }
    }
  }

  package func payload(digest: String) throws(StoreError) -> [UInt8]? {
    try connection.read { try $0.payload(digest: digest) }
  }
}
