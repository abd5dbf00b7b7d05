import GRDB
import Interview

extension SQLiteEventStore: DeliveryStore {
  package func deliveries(after number: Int) throws(StoreError) -> [StoredDeliveryEvent] {
    try connection.read { database in
      guard let log = try database.logToRead(.delivery, .delivery, with: self.keyring) else {
        return []
      }
      return try database.deliveries(log, after: number, with: self.keyring)
    }
  }

  package func append(
    _ events: [DeliveryEvent], after number: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try connection.write { database in
      try database.append(
        events, to: .delivery, .delivery, after: number, at: time, with: self.keyring,
        later: { try database.deliveries($0, after: number, with: self.keyring).map(\.event) },
        records: { log, new in
          var words = ReceiverWords(log, with: self.keyring, in: database)
          words.learn(events, after: number)
          return try new.map { try words.record(of: $0) }
        })
    }
  }

  package func keep(
    payload: [UInt8], digest: String, of session: Session.ID
  ) throws(StoreError) {
    try connection.write { database in
      guard let log = try database.log(of: session, with: self.keyring) else {
        throw StoreError.noSuchSession(session)
      }
      guard let kept = try database.payload(digest: digest, of: log) else {
        return try database.insert(payload: payload, digest: digest, of: log)
      }
      guard kept == payload else { throw StoreError.payloadConflict(digest: digest) }
    }
  }

  package func payload(
    digest: String, of session: Session.ID
  ) throws(StoreError) -> [UInt8]? {
    try connection.read { database in
      guard let log = try database.log(of: session, with: self.keyring) else { return nil }
      return try database.payload(digest: digest, of: log)
    }
  }
}

extension Database {
  fileprivate func log(of session: Session.ID, with keyring: Keyring) throws -> OpenLog? {
    guard let ticket = try ticket(of: session) else { return nil }
    return try logToRead(.session(session), .session(ticket: ticket), with: keyring)
  }
}
