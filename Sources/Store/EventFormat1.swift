import Interview

/// Format 1 of stored events; never edited once a store was written with it.
struct EventFormat1 {
  let kind: Kind
  let payload: Payload

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
  }

  /// Each kind has its own keys, and `event` refuses a payload that lacks one of them.
  struct Payload: Codable {
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
  }
}

extension EventFormat1 {
  init(_ event: SessionEvent) {
    switch event {
    case .opened(let opening):
      kind = .opened
      payload = Payload(
        questionnaire: opening.questionnaire.text, version: opening.version,
        digest: opening.digest, language: opening.language.code)
    case .languageChosen(let language):
      kind = .languageChosen
      payload = Payload(language: language.code)
    case .answered(let item, let answer):
      kind = .answered
      payload = Payload(item: item, answer: answer)
    case .skipped(let item):
      kind = .skipped
      payload = Payload(item: item.text)
    case .takenBack(let item):
      kind = .takenBack
      payload = Payload(item: item.text)
    case .interrupted(let item):
      kind = .interrupted
      payload = Payload(item: item.text)
    case .resumed(let item):
      kind = .resumed
      payload = Payload(item: item.text)
    case .submitted(let verdict):
      kind = .submitted
      payload = Payload(outcome: verdict.outcome, rule: verdict.rule)
    case .closed(let closing):
      kind = .closed
      payload = Payload(closing: Closing(closing))
    }
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
    }
  }
}

extension EventFormat1.Payload {
  fileprivate init(item: Item.ID, answer: Answer) {
    self.init(item: item.text)
    switch answer {
    case .codes(let codes): self.codes = codes.map(\.text)
    case .number(let number): self.number = number
    case .text(let text): self.text = text
    }
  }

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
    guard let itemID else { return nil }
    switch (codes, number, text) {
    case (let codes?, nil, nil): return .answered(itemID, .codes(codes.map { Option.Code($0) }))
    case (nil, let number?, nil): return .answered(itemID, .number(number))
    case (nil, nil, let text?): return .answered(itemID, .text(text))
    case _: return nil
    }
  }
}

extension EventFormat1.Closing {
  fileprivate init(_ closing: SessionEvent.Closing) {
    switch closing {
    case .finished: self = .finished
    case .idle: self = .idle
    case .terminated: self = .terminated
    case .lineDropped: self = .lineDropped
    case .leftByPatient: self = .leftByPatient
    }
  }

  fileprivate var closing: SessionEvent.Closing {
    switch self {
    case .finished: .finished
    case .idle: .idle
    case .terminated: .terminated
    case .lineDropped: .lineDropped
    case .leftByPatient: .leftByPatient
    }
  }
}
