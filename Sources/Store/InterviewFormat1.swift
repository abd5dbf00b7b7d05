import Interview

/// What patients and kiosks do, in format 1.
struct InterviewFormat1 {
  let kind: Kind
  let payload: Payload

  init(_ kind: Kind, _ payload: Payload) {
    self.kind = kind
    self.payload = payload
  }

  enum Kind: String, CaseIterable {
    case opened
    case languageChosen = "language-chosen"
    case answered
    case skipped
    case takenBack = "taken-back"
    case interrupted
    case resumed
    case submitted
    case closed
    case codeEntered = "code-entered"
  }

  /// Each kind has its own keys, and `event` refuses a payload that lacks one of them.
  struct Payload: Codable, Hashable {
    var questionnaire: String?
    var version: String?
    var digest: String?
    var language: String?
    var item: String?
    var codes: [String]?
    var number: Double?
    var text: String?
    var outcome: String?
    var rule: String?
    var closing: Closing?
  }

  enum Closing: String, Codable {
    case finished
    case idle
    case terminated
    case lineDropped = "line-dropped"
    case leftByPatient = "left-by-patient"
    case byStaff = "by-staff"
  }
}

extension InterviewFormat1 {
  init(_ opening: SessionEvent.Opening) {
    self.init(
      .opened,
      Payload(
        questionnaire: opening.questionnaire.text, version: opening.version,
        digest: opening.digest, language: opening.language.code))
  }

  init(_ kind: Kind, _ item: Item.ID) {
    self.init(kind, Payload(item: item.text))
  }

  init(_ item: Item.ID, _ answer: Answer) {
    let parts = AnswerParts(answer)
    self.init(
      .answered,
      Payload(item: item.text, codes: parts.codes, number: parts.number, text: parts.text))
  }

  init(_ verdict: SessionEvent.Verdict) {
    self.init(.submitted, Payload(outcome: verdict.outcome, rule: verdict.rule))
  }

  /// The event, or nothing where the payload does not have exactly the parts of its kind.
  var event: SessionEvent? {
    switch kind {
    case .opened: payload.opening.map(SessionEvent.opened)
    case .languageChosen: payload.language.map { .languageChosen(Language($0)) }
    case .answered: payload.answered
    case .skipped: payload.itemID.map(SessionEvent.skipped)
    case .takenBack: payload.itemID.map(SessionEvent.takenBack)
    case .interrupted: payload.itemID.map(SessionEvent.interrupted)
    case .resumed: payload.itemID.map(SessionEvent.resumed)
    case .submitted: payload.verdict.map(SessionEvent.submitted)
    case .closed: payload.closing.map { .closed($0.closing) }
    case .codeEntered: .codeEntered
    }
  }
}

extension InterviewFormat1.Payload {
  fileprivate var itemID: Item.ID? { item.map { Item.ID($0) } }

  fileprivate var opening: SessionEvent.Opening? {
    guard let questionnaire, let version, let digest, let language else { return nil }
    return SessionEvent.Opening(
      questionnaire: Questionnaire.ID(questionnaire), version: version, digest: digest,
      language: Language(language))
  }

  fileprivate var verdict: SessionEvent.Verdict? {
    guard let outcome, let rule else { return nil }
    return SessionEvent.Verdict(outcome: outcome, rule: rule)
  }

  fileprivate var answered: SessionEvent? {
    guard let itemID, let answer = AnswerParts(codes: codes, number: number, text: text).answer
    else { return nil }
    return .answered(itemID, answer)
  }
}

extension InterviewFormat1.Closing {
  init(_ closing: SessionEvent.Closing) {
    switch closing {
    case .finished: self = .finished
    case .idle: self = .idle
    case .terminated: self = .terminated
    case .lineDropped: self = .lineDropped
    case .leftByPatient: self = .leftByPatient
    case .byStaff: self = .byStaff
    }
  }

  fileprivate var closing: SessionEvent.Closing {
    switch self {
    case .finished: .finished
    case .idle: .idle
    case .terminated: .terminated
    case .lineDropped: .lineDropped
    case .leftByPatient: .leftByPatient
    case .byStaff: .byStaff
    }
  }
}
