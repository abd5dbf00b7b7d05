import GRDB
import Interview

extension Database {
  /// A log to be written; one that has no key yet gets one, which its next event has to remember.
  func logToWrite(
    _ log: EventLog, _ number: LogNumber, with keyring: Keyring
  ) throws -> (log: OpenLog, newKey: WrappedKey?) {
    let site = try site()
    let name = LogName(store: site.store, log: log)
    if let wrapped = try wrappedKey(of: number) {
      let key = try key(of: name, unwrapping: wrapped, with: keyring)
      return (OpenLog(log, number: number, key: key, in: site), nil)
    }
    try checkKeyless(log, number)
    let key = try keyring.newKey(of: log)
    let wrapped = try WrappedKey(key, of: name, to: site.clinic)
    try insert(wrapped, of: number)
    return (OpenLog(log, number: number, key: key, in: site), wrapped)
  }

  /// A log to be read; nothing where nothing was ever sealed in it.
  func logToRead(
    _ log: EventLog, _ number: LogNumber, with keyring: Keyring
  ) throws -> OpenLog? {
    let site = try site()
    guard let wrapped = try wrappedKey(of: number) else {
      try checkKeyless(log, number)
      return nil
    }
    let key = try key(
      of: LogName(store: site.store, log: log), unwrapping: wrapped, with: keyring)
    return OpenLog(log, number: number, key: key, in: site)
  }

  /// Whoever holds the present key opens all that is sealed for the clinic: what is sealed to another
  /// one is a fault of the log, and not of the keys at hand.
  func key(
    of name: LogName, unwrapping wrapped: WrappedKey, with keyring: Keyring
  ) throws -> LogKey {
    do {
      return try keyring.key(of: name, unwrapping: wrapped)
    } catch StoreError.otherKey(let id) {
      guard try holdsPresentKey(of: keyring) else { throw StoreError.otherKey(id: id) }
      throw StoreError.keyDamaged(log: name.log.name)
    }
  }

  /// A log without a key has no events, unless the key was destroyed.
  private func checkKeyless(_ log: EventLog, _ number: LogNumber) throws {
    guard try count(of: number) > 0 else { return }
    switch log {
    case .session(let session): throw StoreError.destroyed(session)
    case .staff, .delivery: throw StoreError.keyMissing(log: log.name)
    // It begins with events that everybody may read.
    case .site: break
    }
  }
}

extension Database {
  /// Stores the part of `events` that is new in a log of the clinic, and returns the last number.
  func append<Event: Hashable & Sendable>(
    _ events: [Event], to log: EventLog, _ number: LogNumber, after version: Int,
    at time: Timestamp, with keyring: Keyring, later: (OpenLog) throws -> [Event],
    records: (OpenLog, [Event]) throws -> [EventRecord]
  ) throws -> Int {
    let count = try count(of: number)
    // Nothing is read in the ordinary case, that the events are all new.
    let known = version < count ? try logToRead(log, number, with: keyring) : nil
    let new = try NewEvents(
      events, after: version, in: log, count: count, later: try known.map(later) ?? [])
    guard !new.events.isEmpty else { return new.lastNumber }
    let (open, newKey) = try logToWrite(log, number, with: keyring)
    try append(
      try records(open, new.events).map(\.bytes), to: open, after: new.firstNumber - 1, at: time,
      newKey: newKey)
    return new.lastNumber
  }
}
