import Interview

/// What is wrong with one patient's JSON, and at which byte; no answer is ever part of it.
struct PatientFault: Error {
  let fact: Fact
  let offset: Int

  enum Fact {
    case json(JSONFault.Kind)
    case nothing
    case noObject
    case tooLong(limit: Int)
    case unknownKey(String)
    case repeatedKey(String)
    case answersMissing
    case answersNoObject
    case idNoStringOrNumber
    case unknownItem(String, under: String)
    /// The answer has the wrong JSON type for the question at this place.
    case wrongType(Int)
    /// The answer is none of the options of the question at this place.
    case noOption(Int)
    case rejected(Int, Rejection)
    case changedNoList
    case noSafetyQuestion(Int)
  }
}

extension PatientFault {
  init(_ fault: JSONFault) {
    self.init(fact: .json(fault.kind), offset: fault.offset)
  }
}
