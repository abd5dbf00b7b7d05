/// One interview: the fold of its events over a form.
package struct Session: Sendable {
  package typealias ID = Identifier<Session>

  package let form: Form
  package private(set) var opening: SessionEvent.Opening?
  package private(set) var language: Language
  package internal(set) var sheet: AnswerSheet
  /// Questions that were passed without an answer.
  package internal(set) var skipped: Set<Int> = []
  /// Earlier answers that were replaced or removed, oldest first.
  package private(set) var replaced: [Replacement] = []
  package internal(set) var state: State = .answering
  /// Questions that this form does not have, or whose answers do not fit it.
  package internal(set) var unreadable: [Item.ID] = []
  /// How many events were applied.
  package private(set) var version = 0
  /// What staff changed since the last signature, oldest first.
  var undoable: [Undoable] = []

  package struct Replacement: Hashable, Sendable {
    package let place: Int
    package let answer: FittingAnswer
  }

  package enum State: Hashable, Sendable {
    case answering
    /// An emergency answer was given to this question.
    case interrupted(Item.ID)
    case submitted(SessionEvent.Verdict)
    /// The verdict is missing when the interview was not finished.
    case closed(SessionEvent.Closing, SessionEvent.Verdict?)
  }

  package init(form: Form, replaying events: some Sequence<SessionEvent>) {
    self.form = form
    sheet = form.blankSheet
    language = form.questionnaire.languages.first?.language ?? Language("en")
    for event in events { apply(event) }
  }

  /// Total: an event that does not fit this form leaves the answers alone and is remembered.
  package mutating func apply(_ event: SessionEvent) {
    version += 1
    switch event {
    case .opened(let opening):
      self.opening = opening
      language = opening.language
    case .languageChosen(let language):
      self.language = language
    case .answered(let item, let answer):
      guard let place = form.place(of: item), let fitting = form.fits(answer, at: place) else {
        unreadable.append(item)
        return
      }
      replace(at: place, with: fitting)
      skipped.remove(place)
    case .skipped(let item):
      guard let place = form.place(of: item) else {
        unreadable.append(item)
        return
      }
      replace(at: place, with: nil)
      skipped.insert(place)
    case .takenBack(let item):
      if let place = form.place(of: item) { sheet.markChanged(place) }
    case .interrupted(let item):
      state = .interrupted(item)
    case .resumed:
      state = .answering
    case .submitted(let verdict):
      state = .submitted(verdict)
    case .closed(let closing):
      if case .submitted(let verdict) = state {
        state = .closed(closing, verdict)
      } else {
        state = .closed(closing, nil)
      }
    case .codeEntered:
      state = .answering
    case .staff(let entry):
      apply(entry.act)
    }
  }

  mutating func replace(at place: Int, with answer: FittingAnswer?) {
    if let before = sheet[place], before != answer {
      replaced.append(Replacement(place: place, answer: before))
    }
    sheet[place] = answer
  }
}

extension Form {
  /// The fitting answer, or nothing where it does not fit.
  func fits(_ answer: Answer, at place: Int) -> FittingAnswer? {
    do {
      return try fitting(answer, at: place)
    } catch {
      return nil
    }
  }
}
