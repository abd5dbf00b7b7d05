import Interview
import Testing

/// Interviews of the shipped questionnaire as a kiosk leaves them, made without one.
enum DeskInterview {
  /// How the patient left the kiosk.
  enum Ending {
    case sent
    case leftAlone
    case stillThere
  }

  /// The example patient with some answers changed, and the rest passed where nothing is known;
  /// answers that were given `first` are changed at once.
  static func events(
    _ changes: [Item.ID: Answer?] = [:], first: [Item.ID: Answer] = [:],
    in language: Language = "en", through last: Item.ID? = nil, _ ending: Ending = .sent
  ) throws -> [SessionEvent] {
    let patient = try shipped.get()
    let opened = SessionEvent.opened(patient.opening(in: language))
    var session = Session(form: patient.loaded.form, replaying: [opened])
    var events = [opened]
    func take(_ new: [SessionEvent]) {
      for event in new { session.apply(event) }
      events += new
    }
    while let place = session.nextUnvisited {
      let id = session.form.items[place].id
      if let first = first[id] { try take(session.events(for: .answer(id, first))) }
      let answer = changes[id] ?? patient.answers[id]
      try take(session.events(for: answer.map { .answer(id, $0) } ?? .skip(id)))
      if case .interrupted = session.state { break }
      if id == last { break }
    }
    switch ending {
    case .sent:
      let assessment = patient.loaded.rules.assess(session)
      take([
        .submitted(.init(outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)),
        .closed(.finished),
      ])
    case .leftAlone: take([.closed(.idle)])
    case .stillThere: break
    }
    return events
  }

  /// The first example patient, read once for all tests.
  static let shipped = Result { try ScriptedPatient.shipped() }

  static func patient() throws -> ScriptedPatient { try shipped.get() }

  /// The words of a question.
  static func ask(_ id: Item.ID, in language: Language = "en") throws -> String {
    let form = try patient().loaded.form
    return form.items[try #require(form.place(of: id))].ask[language]
  }

  /// The words of an answer that can be chosen.
  static func label(
    _ code: Option.Code, of id: Item.ID, in language: Language = "en"
  ) throws -> String {
    let form = try patient().loaded.form
    let options = form.options(of: try #require(form.place(of: id)))
    return try #require(options.first { $0.code == code }).label[language]
  }
}
