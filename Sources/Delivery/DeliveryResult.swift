/// What became of one try to hand a document to a receiver.
package enum DeliveryResult: Hashable, Sendable {
  /// The receiver has it; the receipt is what it called it.
  case delivered(receipt: String)
  /// Nothing was taken, and a later try may go well.
  case retry(Retry)
  /// The receiver refused it, in its own words, and would do so again.
  case parked(words: String)
  /// It may have been taken: it has to be sent again, and the receiver knows a copy by its name.
  case unknown(reason: String)

  package struct Retry: Hashable, Sendable {
    package let reason: String
    /// What the receiver asked for.
    package let after: Duration?
    package let cause: Cause

    package init(_ reason: String, cause: Cause, after: Duration? = nil) {
      self.reason = reason
      self.cause = cause
      self.after = after
    }
  }

  package enum Cause: Hashable, Sendable {
    /// Something about this one document.
    case document
    /// The receiver as a whole: another document would fare no better.
    case receiver
  }
}

extension String {
  /// Another program's words, as one line of at most 500 characters without control characters.
  init(receiverWords text: String) {
    let plain = text.unicodeScalars.map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: " "
      case _: Character(scalar)
      }
    }
    let words = String(plain).split(separator: " ").joined(separator: " ")
    self = words.count > 500 ? String(words.prefix(499)) + "…" : words
  }
}
