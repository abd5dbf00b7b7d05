import Authoring
import ChartExport
import Interview
import Rules
import Testing

/// Questionnaires and interviews to write notes about.
struct Sample {
  let loaded: LoadedQuestionnaire

  static func sleep() throws -> Sample { try Sample("Tests/Fixtures/sleep-check") }

  static func shipped() throws -> Sample { try Sample("Questionnaires/tpi-candidacy") }

  private init(_ path: String, root: String = #filePath) throws {
    let repository = root.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let folder = try Folder.reading(path: "\(repository.joined(separator: "/"))/\(path)")
    loaded = try #require(Library.loading(folder, parts: .everything).loaded)
  }

  /// What happens when somebody does all this and sends or leaves at the end.
  func session(
    in language: Language = "en", digest: String? = nil, _ intents: [Intent],
    ending: [Intent] = []
  ) throws -> Session {
    let questionnaire = loaded.form.questionnaire
    let opening = SessionEvent.Opening(
      questionnaire: questionnaire.id, version: questionnaire.version,
      digest: digest ?? Self.digest, language: language)
    var session = Session(form: loaded.form, replaying: [.opened(opening)])
    for intent in intents + ending {
      for event in try session.events(for: intent) { session.apply(event) }
    }
    return session
  }

  /// Sends what was answered so far, as a patient does.
  func sent(_ session: Session) throws -> Session {
    let assessment = loaded.rules.assess(session)
    let verdict = SessionEvent.Verdict(
      outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)
    var session = session
    for intent in [Intent.submit(verdict), .close(.finished)] {
      for event in try session.events(for: intent) { session.apply(event) }
    }
    return session
  }

  func note(_ session: Session, in language: Language = "en") -> String {
    let started = Timestamp(milliseconds: 1_795_249_205_000)
    let ended = Timestamp(milliseconds: started.milliseconds + 312_000)
    let record = ChartRecord(
      id: "k7w2m9", session: session, rules: loaded.rules, digest: Self.digest, ticket: 17,
      started: LocalMoment(started, minutesFromUTC: 60),
      ended: LocalMoment(ended, minutesFromUTC: 60))
    return TextNote(record, in: language).text
  }

  /// The files' own digest would change with every comma in them.
  static let digest = String(repeating: "5e", count: 32)
}
