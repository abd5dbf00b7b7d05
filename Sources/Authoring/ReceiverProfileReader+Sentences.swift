/// What is wrong with a receiver's profile beyond its shape.
enum ReceiverFact: Hashable, Sendable {
  case unknownKey(String, of: Part, nearest: String?)
  case missingKey(String, of: Part)
  case notAnOID(String)
  case notAType(String)
  case unknownSystem(String)
  case tooLong(limit: Int)

  /// A part of the file that has keys of its own.
  enum Part: String, Sendable {
    case profile = "a receiver"
    case party = "a sender or receiver"
    case recordNumbers = "`record-numbers`"
    case code = "`document-code`"
  }
}

extension Sentences {
  func sentence(for fact: ReceiverFact) -> Sentence {
    switch fact {
    case .unknownKey(let key, let part, let nearest):
      Sentence(
        code: "unknown-key", message: "\(part.rawValue) has no key \(name(key))",
        hint: didYouMean(nearest))
    case .missingKey(let key, let part):
      Sentence(code: "missing-key", message: "\(part.rawValue) needs \(name(key))")
    case .notAnOID(let text):
      Sentence(
        code: "not-an-oid", message: "\(name(text)) is not an OID",
        hint: "an OID is numbers with points between them, as in `2.999.1.7`")
    case .notAType(let text):
      Sentence(
        code: "not-an-identifier-type", message: "\(name(text)) is not a type of identifier",
        hint: "the types of HL7 table 0203 are two to five capitals, as in `MR`")
    case .unknownSystem(let text):
      Sentence(
        code: "unknown-code-system", message: "\(name(text)) is not a code system that is sent",
        hint: "`LN` is LOINC, `I10` is ICD-10, `L` is the clinic's own")
    case .tooLong(let limit):
      Sentence(
        code: "too-long", message: "this has more than \(limit) characters",
        hint: "receivers cut or refuse longer names")
    }
  }
}
