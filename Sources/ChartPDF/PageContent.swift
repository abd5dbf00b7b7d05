import ChartExport
import Interview
import Rules

/// What a page says about one interview, in the order in which it is needed.
struct PageContent {
  let record: ChartRecord
  let settings: ChartSettings
  let language: Language
  let wording: PageWording
  let sheet: AnswerSheet
  let assessment: Assessment
  let explanation: Explanation
  let standings: [(place: Int, standing: ChartRecord.Standing)]

  init(_ record: ChartRecord, _ settings: ChartSettings, in language: Language) {
    self.record = record
    self.settings = settings
    self.language = language
    wording = .inLanguage(language)
    sheet = record.sheet
    assessment = record.assessment
    explanation = record.explanation(in: language)
    standings = record.standings
  }

  var blocks: [PageBlock] {
    headBlocks + safetyBlocks + suggestionBlocks + painBlocks + unknownBlocks + changeBlocks
      + answerBlocks + checklistBlocks + recordBlocks
  }

  var edges: PageEdges {
    let questionnaire = form.questionnaire
    let head = [statusWords.status] + identityFields.map(\.value.shortened) + ticketWords
    return PageEdges(
      head: head.joined(separator: "  ·  "),
      foot: [
        record.name, "\(questionnaire.id)|\(questionnaire.version)",
        "SHA-256 \(String(record.digest.prefix(16)).pageSafe)",
      ].joined(separator: "  ·  "),
      stamp: record.status == .void ? wording.void : nil, page: wording.page, of: wording.of)
  }

  var properties: FileProperties {
    FileProperties(
      title: "\(form.questionnaire.title[language]), \(record.name)",
      author: settings.facility.pageSafe, language: language,
      created: (record.review.signature?.at ?? record.answeredAt ?? record.asOf).in(record))
  }

  private var ticketWords: [String] {
    record.ticket.map { ["\(wording.ticket) \($0)"] } ?? []
  }
}

extension PageContent {
  var form: Form { record.form }

  var evaluation: Evaluation { assessment.evaluation }

  func question(_ place: Int) -> String { form.items[place].ask[language] }

  func words(_ answer: FittingAnswer, at place: Int) -> String {
    let words = form.words(for: answer, at: place, in: language)
    return switch (answer, form.items[place].kind) {
    case (.number, .scale(let scale)):
      "\(words) (\(scale.range.lowerBound)–\(scale.range.upperBound))"
    case (.number, .number(let limits)): "\(words) \(limits.unit)"
    case (.text, _): words.quoted
    case (.picked, _), (.number, _): words
    }
  }

  func moment(_ timestamp: Timestamp) -> String { record.local(timestamp).minuteText }

  func name(of staff: StaffMember.ID) -> String {
    (record.staffNames[staff] ?? staff.text).pageSafe
  }

  func name(of language: Language) -> String {
    form.questionnaire.languages.first { $0.language == language }?.name ?? language.code.pageSafe
  }
}

extension String {
  /// For one line; the whole stands on the first page.
  fileprivate var shortened: String { count > 28 ? "\(prefix(27))…" : self }
}

extension Timestamp {
  fileprivate func `in`(_ record: ChartRecord) -> LocalMoment { record.local(self) }
}
