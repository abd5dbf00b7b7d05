/// How one receiver of HL7 v2 wants its messages; read from a file or taken from a preset.
package struct ReceiverProfile: Hashable, Sendable {
  package var characterSet = CharacterSet.unicode
  package var documentHeader = DocumentHeader.eventAndStructure
  package var document = DocumentForm.pdf
  package var decoding = Decoding.once
  package var matching = Matching.recordNumber
  package var processing = Processing.production
  package var sending = Party(application: "CANDIDACY")
  package var receiving = Party(application: "EHR")
  package var recordNumbers = RecordNumbers()
  /// The clinic's own code for such a document, put before ours.
  package var documentCode: HL7Coding?

  package init() {}

  package enum CharacterSet: String, Hashable, Sendable, CaseIterable {
    case unicode = "utf-8"
    case ascii
    case latin1 = "latin-1"
  }

  /// What MSH-9 of a document says.
  package enum DocumentHeader: String, Hashable, Sendable, CaseIterable {
    /// `MDM^T02`
    case event
    /// `MDM^T02^MDM_T02`
    case eventAndStructure = "event-and-structure"
  }

  package enum DocumentForm: String, Hashable, Sendable, CaseIterable {
    case pdf
    case text
  }

  /// How often the receiver takes escapes away; twice is a fault of some, and means that no text
  /// may have a backslash.
  package enum Decoding: String, Hashable, Sendable, CaseIterable {
    case once
    case twice
  }

  /// What the receiver finds a patient by.
  package enum Matching: String, Hashable, Sendable, CaseIterable {
    case recordNumber = "record-number"
    /// It needs a family name, a given name and the date of birth.
    case nameAndBirthDate = "name-and-birth-date"
  }

  package enum Processing: String, Hashable, Sendable, CaseIterable {
    case production
    case test
  }

  package struct Party: Hashable, Sendable {
    package var application: String
    /// The clinic's own name where there is none.
    package var facility: String?

    package init(application: String, facility: String? = nil) {
      self.application = application
      self.facility = facility
    }
  }

  /// How the clinic's medical record numbers are called outside.
  package struct RecordNumbers: Hashable, Sendable {
    /// The clinic's own name where there is none.
    package var authority: String?
    package var oid: String?
    /// From the standard's table 0203.
    package var type = "MR"
    /// Numbers of digits alone get zeros before them up to this length.
    package var digits = 0

    package init() {}
  }
}

extension ReceiverProfile {
  package enum Preset: String, Hashable, Sendable, CaseIterable {
    case standard
    case openemr
  }

  package init(_ preset: Preset) {
    self.init()
    switch preset {
    case .standard: break
    case .openemr:
      documentHeader = .event
      document = .text
      decoding = .twice
      matching = .nameAndBirthDate
      receiving = Party(application: "OPENEMR")
    }
  }

  package static let standard = ReceiverProfile(.standard)

  package static let openemr = ReceiverProfile(.openemr)
}

extension ReceiverProfile.CharacterSet {
  /// As MSH-18 calls it; ASCII is what an empty field means, and is said all the same.
  var headerName: String {
    switch self {
    case .unicode: "UNICODE UTF-8"
    case .ascii: "ASCII"
    case .latin1: "8859/1"
    }
  }
}

extension ReceiverProfile.RecordNumbers {
  func padded(_ number: String) -> String {
    guard number.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return number }
    return String(repeating: "0", count: max(0, digits - number.utf8.count)) + number
  }
}
