/// What somebody wants to do in an interview.
package enum Intent: Hashable, Sendable {
  case chooseLanguage(Language)
  case answer(Item.ID, Answer)
  case skip(Item.ID)
  /// The emergency answer was a wrong key.
  case resume(Item.ID)
  case submit(SessionEvent.Verdict)
  case close(SessionEvent.Closing)
}

extension Session {
  /// The events that carry out an intent, or why it cannot be done; nothing is applied yet.
  package func events(for intent: Intent) throws(Rejection) -> [SessionEvent] {
    switch intent {
    case .chooseLanguage(let language):
      return language == self.language ? [] : [.languageChosen(language)]
    case .answer(let item, let answer):
      guard let place = form.place(of: item) else { throw .empty }
      let fitting = try form.fitting(answer, at: place)
      return change(item, at: place, to: fitting, as: .answered(item, answer))
    case .skip(let item):
      guard let place = form.place(of: item) else { throw .empty }
      return change(item, at: place, to: nil, as: .skipped(item))
    case .resume(let item):
      return [.resumed(item)]
    case .submit(let verdict):
      return [.submitted(verdict)]
    case .close(let closing):
      if case .closed = state { return [] }
      return [.closed(closing)]
    }
  }

  /// A step back from a warning stays on record, whatever is answered later.
  private func change(
    _ item: Item.ID, at place: Int, to answer: FittingAnswer?, as event: SessionEvent
  ) -> [SessionEvent] {
    let before = form.warnings(in: sheet[place], at: place)
    let after = form.warnings(in: answer, at: place)
    var events = [event]
    if !before.subtracting(after).isEmpty { events.append(.takenBack(item)) }
    if form.isEmergency(answer, at: place), state != .interrupted(item) {
      events.append(.interrupted(item))
    }
    return events
  }
}
