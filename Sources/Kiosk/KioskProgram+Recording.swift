import Interview
import Rules

extension KioskProgram {
  /// Asks for the events of an intent to be stored, and with them a language that was chosen while
  /// nothing could be; the next page comes only after that.
  mutating func record(
    _ intent: Intent?, in session: Session, then destination: Destination
  ) -> [KioskEffect] {
    do {
      var events = try session.events(for: .chooseLanguage(language))
      if let intent { events += try session.events(for: intent) }
      pending = Pending(events: events, destination: destination)
      return events.isEmpty ? arrive() : [.record(events, after: session.version)]
    } catch {
      view.notice = sentence(for: error)
      return []
    }
  }

  package mutating func receive(_ feedback: KioskFeedback) -> [KioskEffect] {
    switch feedback {
    case .began(let ticket):
      self.ticket = ticket
      let session = Session(form: form, replaying: [.opened(opening)])
      self.session = session
      open(session.asked.first.map { .question($0, .onward) } ?? .review)
      return []
    case .recorded:
      return arrive()
    case .failed:
      if session == nil {
        view.notice = wording.cannotStart
        return []
      }
      let destination = pending?.destination
      pending = nil
      view.notice = wording.notSaved
      // A session that is over leaves the screen, stored or not.
      switch destination {
      case .welcomeWiped: return startOver()
      case .end:
        isOver = true
        return [.wipe]
      case .stage, .after, .here, nil: return []
      }
    }
  }

  var opening: SessionEvent.Opening {
    SessionEvent.Opening(
      questionnaire: form.questionnaire.id, version: form.questionnaire.version,
      digest: content.digest, language: language)
  }

  /// The events are stored: they become part of the session, and the next page is shown.
  private mutating func arrive() -> [KioskEffect] {
    guard let pending else { return [] }
    self.pending = nil
    view.notice = nil
    for event in pending.events { session?.apply(event) }
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
