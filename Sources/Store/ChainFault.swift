/// Something in a store that is not as this program left it: where it is, never what it says.
package enum ChainFault: Hashable, Sendable {
  /// What SQLite says of the file, in its own words.
  case structure(words: String)
  /// The rest of a table cannot be read.
  case unreadable(table: String)
  /// A table or a guard is missing or was rewritten.
  case missingPart(String)
  /// A table or a guard that this program never made.
  case foreignPart(String)
  /// The row that names the store.
  case site
  /// The row that every opening of the store changes.
  case starts

  /// There is no event of these numbers.
  case missingEvents(ClosedRange<Int>)
  /// The event, or the one before it, is not the one that was stored.
  case changed(Place)
  /// The same of several in a row.
  case changedEvents(ClosedRange<Int>)
  /// What a row holds is no event.
  case noEvent(sequence: Int)
  /// Events are stored in an order that no store of this program has.
  case disordered(sequence: Int)
  /// In the numbers of one log.
  case gap(Log)
  /// The chain does not begin with the clinic's key.
  case noBeginning
  /// It is neither sealed nor of a kind that everybody may read.
  case unknownManner(Place)

  case sessionWithoutEvents(ticket: Int)
  case eventsWithoutSession(ticket: Int)

  /// The store seals to another key than the chain says.
  case publicKey
  case keyMissing(Log)
  case keyChanged(Log)
  /// A key that nothing was ever sealed with.
  case keyWithoutEvents(Log)
  /// The chain says that the key was destroyed.
  case keyNotDestroyed(ticket: Int)

  case archive(digest: String)
  case documentWithoutSession(row: Int)
  case codeWithoutSession(ticket: Int)

  // MARK: What only the clinic's key tells

  /// The key at hand does not open the key of the log.
  case keyNotOpened(Log)
  /// The hash fits and the seal does not: whoever wrote the chain anew had no key.
  case notOpened(Place)
  case notOpenedEvents(ClosedRange<Int>)
  /// It was opened, and is no event that this program knows.
  case unknownKind(Place)
  /// The first event of a session is not its opening.
  case noOpening(ticket: Int)
  case missingArchive(ticket: Int)
  case missingDocument(letter: Int)
  case changedDocument(letter: Int)
  /// The code that staff gave does not open what is kept behind it.
  case changedCode(ticket: Int)

  // MARK: What only a head that was kept elsewhere tells

  case shorter(ChainHead, events: Int)
  case otherHistory(ChainHead)

  /// One of the numbered runs of events.
  package enum Log: Hashable, Sendable {
    case session(ticket: Int)
    case staff
    case delivery
    case site

    init(_ number: LogNumber) {
      switch number.kind {
      case .session: self = .session(ticket: number.value)
      case .staff: self = .staff
      case .delivery: self = .delivery
      case .site: self = .site
      }
    }
  }

  package struct Place: Hashable, Sendable {
    /// In the whole store, counted from 1.
    package let sequence: Int
    package let log: Log
    /// In its log, counted from 1.
    package let number: Int
  }
}
