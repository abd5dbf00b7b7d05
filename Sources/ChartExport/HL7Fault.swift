/// What is wrong with a message, by place; never what stands there.
package enum HL7Fault: Hashable, Sendable {
  case characterSet(ReceiverProfile.CharacterSet)
  case lineFeed
  case unterminated
  case header
  /// A segment that does not belong here, or one that is missing before it.
  case order(segment: String, count: Int)
  case incomplete
  case missing(Place)
  case unexpected(Place)
  case malformed(Place, Form)
  case notAllowed(Place)
  case tooLong(Place, limit: Int)
  case number(Place, expected: Int)
  /// Two places that must say the same do not.
  case differs(Place, from: Place)
  /// An observation says nothing, and no note says why.
  case silent(Place)
  case repeated(Place)
  case backslash(Place)
  case noRecordNumber
  case noNameOrBirthDate

  package struct Place: Hashable, Sendable {
    package let segment: String
    /// From 1, among the segments of the same name.
    package let count: Int
    package let field: Int

    package init(segment: String, count: Int, field: Int) {
      self.segment = segment
      self.count = count
      self.field = field
    }
  }

  package enum Form: String, Hashable, Sendable {
    case text = "a text with its delimiters escaped"
    case line = "one line of text"
    case number = "a number"
    case count = "a whole number from 1"
    case time = "a time with seconds and zone"
    case date = "a date"
    case code = "a code, its words and its system"
    case language = "a language and its name"
    case entity = "an identifier and its namespace"
    case patientNumber = "a patient's number, its authority and its type"
    case name = "a person's name"
    case signer = "a person with the time of signing"
    case controlID = "20 letters and digits"
    case range = "a range that the value is in"
    case document = "a whole PDF in base64"
  }
}

extension HL7Fault {
  package var sentence: String {
    switch self {
    case .characterSet(let set): "It has characters that \(set.rawValue) has not."
    case .lineFeed: "It has a line feed; segments end with a carriage return alone."
    case .unterminated: "Its last segment does not end."
    case .header: "It does not begin with MSH and the usual delimiters."
    case .order(let segment, let count): "\(segment) \(count) does not belong where it stands."
    case .incomplete: "It ends before all its segments are there."
    case .missing(let place): "\(place.words) is empty."
    case .unexpected(let place): "\(place.words) should be empty."
    case .malformed(let place, let form): "\(place.words) is not \(form.rawValue)."
    case .notAllowed(let place): "\(place.words) is not one of the values allowed there."
    case .tooLong(let place, let limit): "\(place.words) has more than \(limit) characters."
    case .number(let place, let expected): "\(place.words) is not \(expected)."
    case .differs(let place, let other): "\(place.words) does not agree with \(other.words)."
    case .silent(let place): "\(place.words) is empty, and no note says why."
    case .repeated(let place): "\(place.words) has stood before."
    case .backslash(let place): "\(place.words) has a backslash, which this receiver misreads."
    case .noRecordNumber:
      "This receiver finds patients by record number, and this patient has none."
    case .noNameOrBirthDate:
      "This receiver finds patients by family name, given name and date of birth, and one is"
        + " missing; write the name as in `Family, Given`."
    }
  }
}

extension HL7Fault.Place {
  fileprivate var words: String { "\(segment) \(count), field \(field)," }
}
