import Interview
import Rules
import TerminalUI

extension KioskProgram {
  /// Asks for the events of an intent to be stored, and with them a language that was chosen while
  /// nothing could be; the next page comes only after that, unless it calls for staff.
  mutating func record(_ intent: Intent?, then destination: Destination) -> [KioskEffect] {
    guard let standing else { return [] }
    do {
      var events = try standing.events(for: .chooseLanguage(language))
      if let intent { events += try standing.events(for: intent) }
      if case .after(let place, let course) = destination, events.contains(where: \.interrupts) {
        return call(events, for: intent, at: place, course)
      }
      return store(events, for: intent, then: destination)
    } catch {
      view.notice = sentence(for: error)
      return []
    }
  }

  /// Asks for the events to be stored behind what is not stored yet.
  mutating func store(
    _ events: [SessionEvent], for intent: Intent?, then destination: Destination
  ) -> [KioskEffect] {
    guard let session else { return [] }
    let events = (unsaved?.events ?? []) + events
    pending = Pending(events: events, intent: intent, destination: destination)
    if case .refused(let stage)? = unsaved?.outlook { return giveUp(for: stage) }
    return events.isEmpty ? arrive(after: []) : [.record(events, after: session.version)]
  }

  mutating func receive(_ feedback: KioskFeedback, now: Moment) -> [KioskEffect] {
    switch feedback {
    case .began(let ticket):
      self.ticket = ticket
      let session = Session(form: form, replaying: [.opened(opening)])
      self.session = session
      open(session.asked.first.map { .question($0, .onward) } ?? .review)
      return []
    case .continued(let events, let ticket):
      goOn(with: events, ticket: ticket)
      return []
    case .noRoom:
      open(.noRoom)
      return []
    case .codeRefused:
      refuseCode(at: now)
      return []
    case .recorded(let others):
      // The page of a call that stood alone until now is still to be seen for a while.
      if isAlone { lastInput = now }
      return arrive(after: others)
    case .ended:
      return giveUp(for: .takenOver)
    case .lost:
      return giveUp(for: .lost)
    case .failed:
      return stay(at: now)
    }
  }

  /// The page stays, and says that what it asked for is not stored.
  private mutating func stay(at now: Moment) -> [KioskEffect] {
    guard let pending else {
      view.notice = wording.cannotStart
      return []
    }
    self.pending = nil
    if !keepCalling(at: now) { view.notice = wording.notSaved }
    focus(onButtonOf: pending.intent)
    // A session that is over leaves the screen, stored or not.
    switch pending.destination {
    case .welcomeWiped: return startOver()
    case .end:
      isOver = true
      return [.wipe]
    case .stage, .after, .here: return []
    }
  }

  /// The notice says that Enter tries again, so Enter has to press the same button.
  private mutating func focus(onButtonOf intent: Intent?) {
    let action: Action
    switch intent {
    case .submit: action = stage == .review ? .send : .finish
    case .resume: action = .wrongKey
    case .skip: action = .skip
    case .answer, .chooseLanguage, .close, nil: return
    }
    guard let place = page.focusable.firstIndex(of: .button(action)) else { return }
    view.focus = place
    view.isTouched = true
  }

  var opening: SessionEvent.Opening {
    SessionEvent.Opening(
      questionnaire: form.questionnaire.id, version: form.questionnaire.version,
      digest: content.digest, language: language)
  }

  /// The events are stored: they become part of the session, and the next page is shown.
  private mutating func arrive(after others: [SessionEvent]) -> [KioskEffect] {
    guard let pending else { return [] }
    let call = unsaved
    self.pending = nil
    unsaved = nil
    view.notice = nil
    for event in others { session?.apply(event) }
    let rest = others.isEmpty ? [] : rest(of: [call?.intent, pending.intent], in: pending.events)
    for event in pending.events { session?.apply(event) }
    guard rest.isEmpty else {
      unsaved = call.map { call in
        Unsaved(
          events: rest, intent: nil, outlook: call.outlook, isAnswered: call.isAnswered)
      }
      self.pending = Pending(events: rest, intent: nil, destination: pending.destination)
      return session.map { session in
        let wasSent = if case .submit = pending.intent { true } else { false }
        return [.record(rest, after: session.version)] + (wasSent ? bell(for: session) : [])
      } ?? []
    }
    switch pending.destination {
    case .stage(let stage):
      open(stage)
    case .here:
      if case .waiting? = call?.outlook { view.notice = wording.callSaved }
    case .after(let place, let course):
      return follow(place, course)
    case .welcomeWiped:
      return startOver()
    case .end:
      isOver = true
      return [.wipe]
    }
    return []
  }

  /// What the intents would also have said, had the events of others been known: an answer may now
  /// be a step back from a warning that staff had entered, or the rules may now say something else.
  private func rest(of intents: [Intent?], in events: [SessionEvent]) -> [SessionEvent] {
    guard var session else { return [] }
    var rest: [SessionEvent] = []
    do {
      for case let intent? in intents {
        let now = try session.events(for: anew(intent, in: session))
        rest += now.filter { !events.contains($0) }
        for event in now { session.apply(event) }
      }
    } catch {
      // It is recorded as it was accepted.
    }
    return rest
  }

  private func anew(_ intent: Intent, in session: Session) -> Intent {
    switch intent {
    case .submit: .submit(verdict(on: session))
    case .chooseLanguage, .answer, .skip, .resume, .close: intent
    }
  }

  /// Nothing more is stored from here. A page that calls for staff stays, until somebody answers it.
  private mutating func giveUp(for stage: Stage) -> [KioskEffect] {
    let destination = pending?.destination
    pending = nil
    switch destination {
    case .welcomeWiped: return startOver()
    case .end:
      isOver = true
      return [.wipe]
    case .here where unsaved != nil:
      unsaved?.outlook = .refused(stage)
      view.notice = wording.callNotSaved
      return []
    case .stage, .after, .here, nil:
      unsaved = nil
      session = nil
      open(stage)
      return []
    }
  }

  private mutating func follow(_ place: Int, _ course: Stage.Course) -> [KioskEffect] {
    guard let session else { return [] }
    if case .interrupted = session.state {
      open(.interrupted(place, course))
      return [.ring]
    }
    switch course {
    case .onward:
      open(session.next(after: place).map { .question($0, .onward) } ?? reviewOrGap(in: session))
    case .backToReview:
      open(reviewOrGap(in: session))
    }
    return []
  }

  /// A changed answer may have opened questions that nobody has seen yet.
  private func reviewOrGap(in session: Session) -> Stage {
    session.nextUnvisited.map { .question($0, .backToReview) } ?? .review
  }

  mutating func startOver() -> [KioskEffect] {
    session = nil
    ticket = nil
    pending = nil
    unsaved = nil
    language = homeLanguage
    open(.welcome)
    return [.wipe]
  }

  private func sentence(for rejection: Rejection) -> String {
    switch rejection {
    case .outside(let range):
      "\(wording.outside) \(range.lowerBound.plainText) \(wording.to) \(range.upperBound.plainText)."
    case .notANumber, .tooManyDecimals: wording.typeNumber
    case .tooLong: wording.tooLong
    case .notTogether, .oneOnly: wording.notTogether
    case .empty, .noSuchOption, .notAChoice, .notAText: wording.nothingChosen
    }
  }
}

extension SessionEvent {
  fileprivate var interrupts: Bool {
    switch self {
    case .interrupted: true
    case .opened, .languageChosen, .answered, .skipped, .takenBack, .resumed, .submitted, .closed,
      .codeEntered, .staff:
      false
    }
  }
}
