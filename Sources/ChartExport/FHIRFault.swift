/// Something in a document of ours that a receiver would refuse or misread; where, not what it says.
package enum FHIRFault: Hashable, Sendable {
  case notJSON(at: Int)
  case repeatedName(String)
  case empty(at: Int)
  case tooDeep
  case noSuchResource(String)
  case noSuchElement(String)
  case missing(String)
  case several(String)
  case notSeveral(String)
  case wrongForm(String, FHIRPrimitive)
  case noSuchCode(String)
  case twoValues(String)
  case noValue(String)
  case valueAndReason(String)
  case codeWithoutSystem(String)
  case wrongCheckDigit(String)
  case unclosedNarrative(String)
  case wrongAttachment(String)
  case repeatedAddress(String)
  case wrongRequest(String)
  case repeatedSearch(String)
  case noSuchEntry(String)
  case wrongTarget(String)
  case emptyReference(String)
  case noSuchQuestion(String)
  case wrongOrder(String)
  case wrongQuestionnaire(String)
  case wrongAnswer(String)
  case answerAndReason(String)
  case mixedStatus(String)
  case wrongTag(String)
  case notTargeted(String)
  case noSuchTest(String)

  package var sentence: String {
    switch self {
    case .notJSON(let place): "It is not JSON at byte \(place)."
    case .repeatedName(let name): "It has the name \(name) twice in one place."
    case .empty(let place): "It has something empty or null before byte \(place)."
    case .tooDeep: "It is nested too deeply."
    case .noSuchResource(let path): "\(path) is no resource that belongs here."
    case .noSuchElement(let path): "R4 has no \(path)."
    case .missing(let path): "\(path) is missing."
    case .several(let path): "\(path) has to be one and is several."
    case .notSeveral(let path): "\(path) has to be a list."
    case .wrongForm(let path, let primitive): "\(path) is no \(primitive.rawValue)."
    case .noSuchCode(let path): "\(path) is not one of its codes."
    case .twoValues(let path): "\(path) has two values."
    case .noValue(let path): "\(path) has no value."
    case .valueAndReason(let path): "\(path) has a value and a reason for having none."
    case .codeWithoutSystem(let path): "\(path) has a code and does not say whose."
    case .wrongCheckDigit(let path): "\(path) is no code of LOINC."
    case .unclosedNarrative(let path): "\(path) is not well-formed."
    case .wrongAttachment(let path): "\(path) does not fit its type, size and hash."
    case .repeatedAddress(let path): "\(path) is there twice."
    case .wrongRequest(let path): "\(path) does not fit its resource."
    case .repeatedSearch(let path): "\(path) finds what another entry finds."
    case .noSuchEntry(let path): "\(path) refers to nothing in the bundle."
    case .wrongTarget(let path): "\(path) refers to something of another type."
    case .emptyReference(let path): "\(path) refers to nothing."
    case .noSuchQuestion(let path): "\(path) is not in the questionnaire there."
    case .wrongOrder(let path): "\(path) is not in the order of the questionnaire."
    case .wrongQuestionnaire(let path): "\(path) names another questionnaire."
    case .wrongAnswer(let path): "\(path) has an answer that does not fit the question."
    case .answerAndReason(let path): "\(path) has an answer and a reason for having none."
    case .mixedStatus(let path): "\(path) does not fit the status of the rest."
    case .wrongTag(let path): "\(path) is not tagged like the rest."
    case .notTargeted(let path): "No provenance tells where \(path) comes from."
    case .noSuchTest(let path): "\(path) tests a question that is not there."
    }
  }
}
