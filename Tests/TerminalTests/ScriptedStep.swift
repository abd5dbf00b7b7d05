import Interview
@testable import Kiosk

/// One thing that a patient does, what it must leave in the store, and what is seen only after that.
struct ScriptedStep {
  /// The text that must be on the screen before anything is pressed.
  let page: [String]
  let keys: [TestKey]
  let events: [SessionEvent]
  /// The text of the next page, which acknowledges the events unless it waits for no store.
  let next: [String]
  var isAcknowledged = true
}

extension ScriptedPatient {
  /// From the welcome page through the first questions, with a false alarm and a change of language
  /// on the way.
  func steps() throws -> [ScriptedStep] {
    let english = try questions()
    let spanish = try questions(in: "es")
    let words = Wording.english
    let alarming = english.firstIndex { question in
      loaded.form.place(of: question.id).map {
        !(loaded.form.items[$0].warnings[.emergency] ?? []).isEmpty
      } ?? false
    }
    var steps = [
      ScriptedStep(
        page: [words.welcome], keys: [.enter], events: [.opened(opening(in: "en"))],
        next: [english[0].text])
    ]
    for (order, question) in english.enumerated().dropLast() {
      let next = [english[order + 1].text]
      if order == alarming {
        steps += try falseAlarm(at: question, next: next)
      } else {
        steps.append(
          ScriptedStep(
            page: [question.text], keys: question.keys,
            events: [.answered(question.id, question.answer)], next: next))
      }
      guard order == 1 else { continue }
      let elsewhere = [spanish[order + 1].text]
      steps += [
        ScriptedStep(
          page: next, keys: [.character("l")], events: [.languageChosen("es")], next: elsewhere),
        ScriptedStep(
          page: elsewhere, keys: [.character("l")], events: [.languageChosen("en")], next: next),
      ]
    }
    return steps
  }

  private func falseAlarm(
    at question: ScriptedQuestion, next: [String]
  ) throws -> [ScriptedStep] {
    let alarm = try question.answered("yes")
    let alarmed: [SessionEvent] = [.answered(question.id, alarm.answer), .interrupted(question.id)]
    let heading = explanation(of: alarmed).heading
    return [
      ScriptedStep(
        page: [question.text], keys: alarm.keys, events: alarmed, next: [heading],
        isAcknowledged: false),
      ScriptedStep(
        page: [heading], keys: [.character("2")], events: [.resumed(question.id)],
        next: [question.text]),
      ScriptedStep(
        page: [question.text], keys: question.keys,
        events: [.answered(question.id, question.answer), .takenBack(question.id)], next: next),
    ]
  }
}

extension ScriptedQuestion {
  /// The keys of the answer, and the one that confirms it.
  fileprivate var keys: [TestKey] {
    picks.flatMap { choices[$0].key.map(TestKey.character) } + [.enter]
  }
}
