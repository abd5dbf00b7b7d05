import Authoring
import Interview
import Questionnaires
import Rules

/// An example patient of a questionnaire, and what an interview with them must show and leave.
struct ScriptedPatient {
  let loaded: LoadedQuestionnaire
  let answers: [Item.ID: Answer]

  /// The first patient of the questionnaire that comes with the program.
  static func shipped() throws -> ScriptedPatient {
    let name = ShippedQuestionnaires.standardName
    switch ShippedQuestionnaires.folder(named: name) {
    case .found(let path): return try ScriptedPatient("V01", of: path)
    case .notFound: throw ScriptFault.noQuestionnaire(name)
    }
  }

  init(_ name: PatientCase.ID, of path: String) throws {
    let (loaded, _) = Library.loading(try Folder.reading(path: path), parts: .everything)
    guard let loaded else { throw ScriptFault.noQuestionnaire(path) }
    guard let patient = loaded.cases.first(where: { $0.id == name }) else {
      throw ScriptFault.noSuchCase(name.text)
    }
    self.loaded = loaded
    answers = patient.answers
  }

  /// Everything that is asked, in order.
  func questions(in language: Language = "en") throws -> [ScriptedQuestion] {
    var session = Session(form: loaded.form, replaying: [])
    var questions: [ScriptedQuestion] = []
    while let place = session.nextUnvisited {
      let id = loaded.form.items[place].id
      guard let answer = answers[id] else { throw ScriptFault.noAnswer(id.text) }
      let question = try ScriptedQuestion(place, of: session, in: language, answer: answer)
      for event in try session.events(for: .answer(id, question.answer)) { session.apply(event) }
      questions.append(question)
    }
    return questions
  }

  /// What a finished interview leaves in the store, after its opening.
  func events() throws -> [SessionEvent] {
    let answers = try questions().map { SessionEvent.answered($0.id, $0.answer) }
    let assessment = loaded.rules.assess(Session(form: loaded.form, replaying: answers))
    let verdict = SessionEvent.Verdict(
      outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)
    return answers + [.submitted(verdict), .closed(.finished)]
  }

  /// What the rules say after these events, in the patient's words.
  func explanation(of events: [SessionEvent], in language: Language = "en") -> Explanation {
    let session = Session(form: loaded.form, replaying: events)
    return Explanation(
      loaded.rules.assess(session), of: session.sheet, form: loaded.form, rules: loaded.rules,
      in: language)
  }

  /// Every text that would tell an onlooker what was asked, in any language.
  var tellingTexts: [String] {
    loaded.form.questionnaire.languages.flatMap { language in
      loaded.form.items.map { $0.ask[language.language] }
    }
  }
}
