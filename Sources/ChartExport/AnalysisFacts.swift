import Interview
import Rules

/// One session as tables and lines for analysis tell it; what must not be told is not in it.
struct AnalysisFacts: Sendable {
  /// The session's id, or what stands for it where nobody may know it.
  let session: String
  let revision: Int
  let status: ChartStatus
  /// Its id and version.
  let questionnaire: String
  let digest: String
  /// Nothing where the questionnaire does not have it.
  let language: String?
  /// Of the beginning.
  let year: Int?
  let age: Age?
  /// From the beginning to the end of the patient's part.
  let seconds: Int64?
  let ending: SessionEvent.Closing?
  /// Nothing for a void session.
  let result: AnalysisResult?
  /// None for a void session.
  let answers: [AnalysisAnswer]
  /// Nothing where nobody may know who the patient is.
  let identified: AnalysisIdentity?

  /// In whole years, on the day of the answers.
  enum Age: Hashable, Sendable {
    case years(Int)
    /// Over 89.
    case grouped

    var text: String {
      switch self {
      case .years(let years): String(years)
      case .grouped: "\(Deidentification.oldestAge + 1)+"
      }
    }
  }

  init(_ record: ChartRecord, _ settings: ChartSettings, _ privacy: Privacy) {
    let form = record.form
    let status = record.status
    switch privacy {
    case .identified:
      session = record.id.text
      age = record.age.map { .years($0) }
      identified = AnalysisIdentity(record, settings)
    case .deidentified(let deidentification):
      session = deidentification.rowName(of: record.id)
      age = record.age.map { $0 > Deidentification.oldestAge ? .grouped : .years($0) }
      identified = nil
    }
    self.status = status
    revision = record.revision
    questionnaire = form.name
    digest = record.digest
    language =
      form.questionnaire.languages.map(\.language)
      .first { $0 == record.session.language }?.code
    year = record.review.openedAt.flatMap { record.day(of: $0)?.year }
    seconds = record.seconds
    ending = record.session.state.closing
    let standings = status == .void ? [] : record.standings
    result = status == .void ? nil : AnalysisResult(record, standings.map(\.standing), privacy)
    answers = standings.map { AnalysisAnswer(record, $0.place, $0.standing, privacy) }
  }
}

extension Privacy {
  /// A void session tells nothing, of nobody as little as of somebody.
  func refuse(_ records: [ChartRecord], _ identity: ChartIdentityRule) throws(ChartRefusal) {
    switch (self, identity) {
    case (.deidentified, _), (.identified, .waived): return
    case (.identified, .required):
      guard records.allSatisfy({ $0.isIdentified || $0.status == .void }) else {
        throw .unidentified
      }
    }
  }

  /// The order of sessions tells when they were; the order of what stands for them does not.
  func ordered(_ facts: [AnalysisFacts]) -> [AnalysisFacts] {
    switch self {
    case .identified: facts
    case .deidentified: facts.sorted { $0.session < $1.session }
    }
  }
}

extension ChartRecord {
  /// As a clock on the wall showed it; nothing where no clock could.
  func momentText(_ timestamp: Timestamp) -> String? {
    let text = local(timestamp).isoText
    return AnalysisContent.moment.admits(text) ? text : nil
  }

  fileprivate func day(of timestamp: Timestamp) -> CalendarDate? {
    momentText(timestamp).flatMap { CalendarDate(String($0.prefix(10))) }
  }

  fileprivate var seconds: Int64? {
    guard let start = review.openedAt, let end = answeredAt else { return nil }
    let milliseconds = end.since(start)
    return milliseconds < 0 ? nil : milliseconds / 1000
  }

  fileprivate var age: Int? {
    guard let born = review.identity?.birthDate, let day = answeredAt.flatMap({ day(of: $0) }),
      born <= day
    else { return nil }
    let hadBirthday = (born.month, born.day) <= (day.month, day.day)
    return day.year - born.year - (hadBirthday ? 0 : 1)
  }
}

extension Form {
  /// As in `tpi-candidacy|0.1.0`.
  var name: String { "\(questionnaire.id)|\(questionnaire.version)" }

  /// The language that the questionnaire was written in.
  var sourceLanguage: Language { questionnaire.languages.first?.language ?? Language("en") }
}

extension Session.State {
  fileprivate var closing: SessionEvent.Closing? {
    switch self {
    case .answering, .interrupted, .submitted: nil
    case .closed(let closing, _): closing
    }
  }
}
