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
  ) throws -> Visit {
    let questionnaire = loaded.form.questionnaire
    let opening = SessionEvent.Opening(
      questionnaire: questionnaire.id, version: questionnaire.version,
      digest: digest ?? Self.digest, language: language)
    var visit = Visit(form: loaded.form)
    visit.apply(.opened(opening))
    for intent in intents + ending { try visit.act(intent) }
    return visit
  }

  /// Sends what was answered so far, as a patient does.
  func sent(_ visit: Visit) throws -> Visit {
    let assessment = loaded.rules.assess(visit.session)
    let verdict = SessionEvent.Verdict(
      outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)
    var visit = visit
    for intent in [Intent.submit(verdict), .close(.finished)] { try visit.act(intent, at: 312) }
    return visit
  }

  /// `asOf` is in seconds after the beginning.
  func note(_ visit: Visit, in language: Language = "en", asOf: Int64 = 3600) -> String {
    let record = ChartRecord(
      id: "k7w2m9", ticket: 17, events: visit.stored, form: loaded.form, rules: loaded.rules,
      digest: Self.digest, staffNames: ["ana": "Ana Ruiz", "ben": "Ben Koch"],
      asOf: Visit.moment(asOf), local: { LocalMoment($0, minutesFromUTC: 60) })
    return TextNote(record, in: language).text
  }

  /// The files' own digest would change with every comma in them.
  static let digest = String(repeating: "5e", count: 32)
}

/// An interview with the times of its events.
struct Visit {
  private(set) var session: Session
  private(set) var stored: [StoredEvent] = []

  init(form: Form) {
    session = Session(form: form, replaying: [])
  }

  mutating func act(_ intent: Intent, at second: Int64 = 0) throws {
    for event in try session.events(for: intent) { apply(event, at: second) }
  }

  mutating func staff(_ act: StaffAct, by member: StaffMember.ID = "ana", at second: Int64) {
    apply(.staff(StaffEntry(by: member, act)), at: second)
  }

  /// So many seconds after the beginning.
  mutating func apply(_ event: SessionEvent, at second: Int64 = 0) {
    session.apply(event)
    stored.append(
      StoredEvent(
        session: "k7w2m9", number: stored.count + 1, event: event, at: Self.moment(second)))
  }

  static func moment(_ second: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_795_249_205_000 + second * 1000)
  }
}
