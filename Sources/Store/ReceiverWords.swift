import Foundation
import GRDB
import Interview

/// What receivers said of letters: it may name a patient, so that it is sealed with the key of the
/// session that the letter was of, inside of its event, and goes when that key is destroyed.
struct ReceiverWords {
  private let database: Database
  private let log: OpenLog
  private let keyring: Keyring
  private let keys: LogKeys
  private var sessions: [Letter.Number: Session.ID] = [:]

  /// In the log of deliveries that is `log`.
  init(_ log: OpenLog, with keyring: Keyring, in database: Database) {
    self.database = database
    self.log = log
    self.keyring = keyring
    keys = LogKeys(keyring)
  }

  /// Letters that are queued behind event `number` need not be looked up.
  mutating func learn(_ events: [DeliveryEvent], after number: Int) {
    for (offset, event) in events.enumerated() {
      if case .queued(let letter) = event { sessions[number + 1 + offset] = letter.session }
    }
  }

  /// As it is stored. Of a letter that nobody queued the words stay as they are; of a session that
  /// was destroyed none are kept.
  mutating func record(of event: DeliveryEvent) throws -> EventRecord {
    guard let said = event.said, !said.words.isEmpty, let session = try session(of: said.letter)
    else { return try EventRecord(event) }
    let key = try key(of: session)
    // What cannot be sealed only because the key was changed meanwhile must not be lost.
    if key == nil, try !database.holdsPresentKey(of: keyring) {
      throw StoreError.otherKey(id: log.site.clinic.name)
    }
    let sealed = try key?.seal(Array(said.words.utf8), authenticating: context(said.letter))
    return try EventRecord(event.saying(""), sealedWords: sealed)
  }

  /// As it was said, as far as the key of its session is still there.
  mutating func event(_ stored: StoredDelivery) throws -> DeliveryEvent {
    guard let sealed = stored.sealedWords, let said = stored.event.said,
      let session = try session(of: said.letter), let key = try key(of: session)
    else { return stored.event }
    guard let words = key.open(sealed, authenticating: context(said.letter)) else {
      throw log.name.log.damaged(stored.number)
    }
    return stored.event.saying(String(decoding: words, as: UTF8.self))
  }

  private func key(of session: Session.ID) throws -> LogKey? {
    guard let ticket = try database.ticket(of: session) else { return nil }
    let opening = try keys.opening(
      of: .session(ticket: ticket), session: session.text, site: log.site, in: database)
    // A key that does not open is told where the session is read.
    guard case .open(let log) = opening else { return nil }
    return log.key
  }

  private mutating func session(of letter: Letter.Number) throws -> Session.ID? {
    if let known = sessions[letter] { return known }
    let reader = EventReader()
    let event = try database.event(letter, of: log) { reader.deliveryEvent($0) }
    guard case .queued(let found)? = event else { return nil }
    sessions[letter] = found.session
    return found.session
  }

  private func context(_ letter: Letter.Number) -> [UInt8] {
    Array("candidacy words 1".utf8) + log.site.store + EventHeader.bytes(of: Int64(letter))
  }
}

/// A delivery event as it lies in the store.
struct StoredDelivery: Hashable, Sendable {
  let number: Int
  /// Without the words that were sealed.
  let event: DeliveryEvent
  let sealedWords: [UInt8]?
}

extension DeliveryEvent {
  /// What a receiver, or we in its place, said of a letter.
  fileprivate var said: (letter: Letter.Number, words: String)? {
    switch self {
    case .delivered(let letter, let words), .parked(let letter, let words): (letter, words)
    case .failed(let letter, let setback): (letter, setback.reason)
    case .queued, .attempted, .released, .withdrawn: nil
    }
  }

  fileprivate func saying(_ words: String) -> DeliveryEvent {
    switch self {
    case .delivered(let letter, _): .delivered(letter, receipt: words)
    case .parked(let letter, _): .parked(letter, words: words)
    case .failed(let letter, let setback):
      .failed(
        letter,
        Setback(
          reason: words, retryAfterMilliseconds: setback.retryAfterMilliseconds,
          scope: setback.scope))
    case .queued, .attempted, .released, .withdrawn: self
    }
  }
}
