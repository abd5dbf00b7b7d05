import Interview
import Rules
import TerminalUI

extension KioskProgram {
  /// Asks for the events of an intent to be stored, and with them a language that was chosen while
  /// nothing could be; the next page comes only after that.
  mutating func record(
    _ intent: Intent?, in session: Session, then destination: Destination
  ) -> [KioskEffect] {
    do {
      var events = try session.events(for: .chooseLanguage(language))
      if let intent { events += try session.events(for: intent) }
      pending = Pending(events: events, intent: intent, destination: destination)
      return events.isEmpty ? arrive(after: []) : [.record(events, after: session.version)]
    } catch {
      view.notice = sentence(for: error)
      return []
    }
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
      return arrive(after: others)
    case .ended:
      return giveUp()
    case .failed:
      guard let pending else {
        view.notice = wording.cannotStart
        return []
      }
      let destination = pending.destination
      self.pending = nil
      view.notice = wording.notSaved
      focus(onButtonOf: pending.intent)
      // A session that is over leaves the screen, stored or not.
      switch destination {
      case .welcomeWiped: return startOver()
      case .end:
        isOver = true
        return [.wipe]
      case .stage, .after, .here: return []
      }
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
    self.pending = nil
    view.notice = nil
    for event in others { session?.apply(event) }
    let rest = others.isEmpty ? [] : rest(of: pending)
    for event in pending.events { session?.apply(event) }
    guard rest.isEmpty else {
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
      break
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

  /// What the intent would also have said, had the events of others been known: an answer may now
  /// be a step back from a warning that staff had entered, or the rules may now say something else.
  private func rest(of pending: Pending) -> [SessionEvent] {
    guard let session, let intent = pending.intent else { return [] }
    do {
      return try session.events(for: anew(intent, in: session))
        .filter { !pending.events.contains($0) }
    } catch {
      // It is recorded as it was accepted.
      return []
    }
  }

  private func anew(_ intent: Intent, in session: Session) -> Intent {
    switch intent {
    case .submit: .submit(verdict(on: session))
    case .chooseLanguage, .answer, .skip, .resume, .close: intent
    }
  }

  /// The interview goes on without this kiosk, which keeps only the ticket on its screen.
  private mutating func giveUp() -> [KioskEffect] {
    let destination = pending?.destination
    pending = nil
    session = nil
    switch destination {
    case .welcomeWiped: return startOver()
    case .end:
      isOver = true
      return [.wipe]
    case .stage, .after, .here, nil:
      open(.takenOver)
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
