extension ChainFault {
  /// What is wrong and where, for a person.
  package var sentence: String {
    switch self {
    case .structure(let words): "SQLite says of the file: \(words.shown)."
    case .unreadable(let table): "The table “\(table)” cannot be read to its end."
    case .missingPart(let part):
      "The part “\(part.shown)” of the store is missing or was rewritten."
    case .foreignPart(let part): "The part “\(part.shown)” was added to the store."
    case .site: "The row that names the store is missing or was changed."
    case .starts: "The row that counts the openings of the store is missing or was changed."
    case .missingEvents(let range): "\(range.events) missing."
    case .changed(let place): "\(place.words) was changed, moved or put in."
    case .changedEvents(let range):
      "Events \(range.lowerBound) to \(range.upperBound) were changed, moved or put in."
    case .noEvent(let sequence): "The row of event \(sequence) holds no event."
    case .disordered(let sequence): "What follows event \(sequence) is stored out of its order."
    case .gap(let log): "The events of \(log.words) are not numbered one after the other."
    case .noBeginning: "The chain does not begin with the clinic's key."
    case .unknownManner(let place):
      "\(place.words) is neither sealed nor of a kind that everybody may read."
    case .sessionWithoutEvents(let ticket): "Ticket \(ticket) has no events."
    case .eventsWithoutSession(let ticket): "There are events of ticket \(ticket), and no session."
    case .publicKey: "The store seals to another key than the chain says."
    case .keyMissing(let log): "The key of \(log.words) is missing, and nothing says that it may."
    case .keyChanged(let log): "The key of \(log.words) is not the one that the chain remembers."
    case .keyWithoutEvents(let log): "There is a key of \(log.words), and nothing sealed with it."
    case .keyNotDestroyed(let ticket):
      "The key of ticket \(ticket) is still there, although the chain says that it was destroyed."
    case .archive(let digest):
      "The questionnaire kept under the digest \(digest.shown) is another one."
    case .documentWithoutSession(let row):
      "Document \(row) of those kept for sending belongs to no session."
    case .codeWithoutSession(let ticket): "A code was given for ticket \(ticket), and no session."
    case .keyNotOpened(let log): "The key at hand does not open the key of \(log.words)."
    case .notOpened(let place): "\(place.words) was not written by a program of the clinic."
    case .notOpenedEvents(let range):
      "Events \(range.lowerBound) to \(range.upperBound) were not written by a program of the"
        + " clinic."
    case .unknownKind(let place): "\(place.words) is of no kind that this program knows."
    case .noOpening(let ticket): "Ticket \(ticket) does not begin with its opening."
    case .missingArchive(let ticket): "The questionnaire of ticket \(ticket) is missing."
    case .missingDocument(let letter): "The document of letter \(letter) is missing."
    case .changedDocument(let letter): "The document of letter \(letter) was changed."
    case .changedCode(let ticket): "What is kept behind the code for ticket \(ticket) was changed."
    case .shorter(let head, let events):
      "The store has \(events) events, and the head \(head.text) is of one with \(head.count)."
    case .otherHistory(let head):
      "Event \(head.count) is not the one of the head \(head.text): the store was replaced or"
        + " written anew."
    }
  }

  /// The kind of fault as other programs read it.
  package var code: String {
    switch self {
    case .structure: "structure"
    case .unreadable: "unreadable"
    case .missingPart: "missing-part"
    case .foreignPart: "foreign-part"
    case .site: "site"
    case .starts: "starts"
    case .missingEvents: "missing-events"
    case .changed, .changedEvents: "changed"
    case .noEvent: "no-event"
    case .disordered: "disordered"
    case .gap: "gap"
    case .noBeginning: "no-beginning"
    case .unknownManner: "unknown-manner"
    case .sessionWithoutEvents: "session-without-events"
    case .eventsWithoutSession: "events-without-session"
    case .publicKey: "public-key"
    case .keyMissing: "key-missing"
    case .keyChanged: "key-changed"
    case .keyWithoutEvents: "key-without-events"
    case .keyNotDestroyed: "key-not-destroyed"
    case .archive: "archive"
    case .documentWithoutSession: "document-without-session"
    case .codeWithoutSession: "code-without-session"
    case .keyNotOpened: "key-not-opened"
    case .notOpened, .notOpenedEvents: "not-opened"
    case .unknownKind: "unknown-kind"
    case .noOpening: "no-opening"
    case .missingArchive: "missing-archive"
    case .missingDocument: "missing-document"
    case .changedDocument: "changed-document"
    case .changedCode: "changed-code"
    case .shorter: "shorter"
    case .otherHistory: "other-history"
    }
  }
}

extension ChainFault.Place {
  /// As in `Event 7 (number 3 of ticket 2)`.
  var words: String { "Event \(sequence) (number \(number) of \(log.words))" }
}

extension ChainFault.Log {
  var words: String {
    switch self {
    case .session(let ticket): "ticket \(ticket)"
    case .staff: "the list of staff"
    case .delivery: "the outbox"
    case .site: "what happened to the store"
    }
  }
}

extension ClosedRange<Int> {
  fileprivate var events: String {
    count == 1 ? "Event \(lowerBound) is" : "Events \(lowerBound) to \(upperBound) are"
  }
}

extension String {
  /// Names in a file that was tampered with may hold anything.
  fileprivate var shown: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.prefix(200).map { 0x20...0x7E ~= $0.value ? $0 : "\u{FFFD}" }))
  }
}
