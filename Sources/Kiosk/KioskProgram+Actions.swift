import Interview
import Rules

extension KioskProgram {
  mutating func act(_ action: Action) -> [KioskEffect] {
    switch action {
    case .start: return start()
    case .haveCode:
      open(.code)
      return []
    case .next: return stage == .code ? enterCode() : submitAnswer()
    case .back: return goBack()
    case .skip: return skip()
    case .explain:
      view.explains.toggle()
      return []
    case .switchLanguage: return choose(nextLanguage)
    case .send: return send()
    case .wrongKey: return resume()
    case .finish: return finish()
    case .readOn:
      readOn()
      return []
    }
  }

  /// Shows another page, with nothing left of the last one.
  mutating func open(_ stage: Stage) {
    self.stage = stage
    view = ViewState(serial: view.serial + 1)
    if case .question(let place, _) = stage, let choices = choices(at: place) {
      view.draft = choices.draft(of: session?.sheet[place])
      view.focus = view.draft.marked.min() ?? 0
    }
    if case .welcome = stage {
      view.focus = content.languages.firstIndex { $0.language == language } ?? 0
    }
  }

  func choices(at place: Int) -> QuestionChoices? {
    session.map { QuestionChoices(session: $0, place: place) }
  }

  var nextLanguage: Language {
    let languages = content.languages.map(\.language)
    guard let place = languages.firstIndex(of: language) else { return homeLanguage }
    return languages[(place + 1) % languages.count]
  }

  mutating func choose(_ language: Language) -> [KioskEffect] {
    self.language = language
    view.notice = nil
    return session == nil ? [] : record(nil, then: .here)
  }

  private mutating func start() -> [KioskEffect] {
    if let session {
      let place = session.nextUnvisited ?? session.asked.first
      open(place.map { .question($0, .onward) } ?? .review)
      return []
    }
    return [.begin(opening)]
  }

  private mutating func submitAnswer() -> [KioskEffect] {
    guard case .question(let place, let course) = stage, let choices = choices(at: place)
    else { return [] }
    guard let answer = choices.answer(from: view.draft) else {
      view.notice = wording.nothingChosen
      return []
    }
    return record(.answer(form.items[place].id, answer), then: .after(place, course))
  }

  private mutating func skip() -> [KioskEffect] {
    guard case .question(let place, let course) = stage, session != nil else { return [] }
    if form.items[place].isSafetyQuestion, !view.warnsOfSkip {
      view.warnsOfSkip = true
      view.notice = wording.safetySkipped + " " + wording.skipAgain
      view.focus = page.focusable.firstIndex(of: .button(.skip)) ?? view.focus
      return []
    }
    return record(.skip(form.items[place].id), then: .after(place, course))
  }

  private mutating func goBack() -> [KioskEffect] {
    switch stage {
    case .welcome, .interrupted, .result, .takenOver, .lost:
      break
    case .code:
      open(.welcome)
    case .noRoom:
      return startOver()
    case .question(_, .backToReview):
      open(.review)
    case .question(let place, .onward):
      let before = session?.previous(before: place)
      open(before.map { .question($0, .onward) } ?? .welcome)
    case .review:
      open(session?.asked.last.map { .question($0, .onward) } ?? .welcome)
    case .handout(let topic):
      open(topic == 0 ? .result : .handout(topic - 1))
    case .ticket:
      open(isInterrupted ? .ticket : .result)
    }
    return []
  }

  private mutating func send() -> [KioskEffect] {
    guard case .review = stage, let session else { return [] }
    if let open = session.nextUnvisited {
      self.open(.question(open, .backToReview))
      return []
    }
    return record(.submit(verdict(on: session)), then: .stage(.result))
      + bell(for: session)
  }

  func verdict(on session: Session) -> SessionEvent.Verdict {
    let assessment = content.rules.assess(session)
    return SessionEvent.Verdict(
      outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)
  }

  func bell(for session: Session) -> [KioskEffect] {
    switch content.rules.assess(session).outcome.alert {
    case .raised: [.ring]
    case .none: []
    }
  }

  private mutating func resume() -> [KioskEffect] {
    guard case .interrupted(let place, let course) = stage else { return [] }
    unsaved?.isAnswered = true
    return record(.resume(form.items[place].id), then: .stage(.question(place, course)))
  }

  private mutating func finish() -> [KioskEffect] {
    guard let standing else { return returnToWelcome() }
    switch stage {
    case .interrupted:
      // The answers so far are the whole interview: staff take over from here.
      unsaved?.isAnswered = true
      return record(.submit(verdict(on: standing)), then: .stage(.ticket))
    case .result, .handout:
      open(.ticket)
      return []
    case .ticket:
      return record(.close(.finished), then: .welcomeWiped)
    case .welcome, .code, .question, .review, .takenOver, .lost, .noRoom:
      return []
    }
  }

  private mutating func readOn() {
    let count = content.handout?.topics.count ?? 0
    switch stage {
    case .result where count > 0: open(.handout(0))
    case .handout(let topic) where topic + 1 < count: open(.handout(topic + 1))
    case .handout: open(.ticket)
    case .welcome, .code, .question, .interrupted, .review, .result, .ticket, .takenOver, .lost,
      .noRoom:
      break
    }
  }

  /// Whether an emergency answer ended the interview.
  var isInterrupted: Bool {
    guard let standing else { return false }
    return content.rules.assess(standing).outcome.handout == .withheld
      && standing.sheet.answers.indices.contains { form.isEmergency(standing.sheet[$0], at: $0) }
  }
}
