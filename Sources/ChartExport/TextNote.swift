import Interview
import Rules

/// One interview as plain text for a chart: at most 80 columns, line feeds, nothing but words.
package struct TextNote: Sendable {
  let record: ChartRecord
  let sheet: AnswerSheet
  let assessment: Assessment
  let explanation: Explanation
  let language: Language
  let phrases: NotePhrases

  package init(_ record: ChartRecord, in language: Language) {
    self.record = record
    self.language = language
    sheet = record.sheet
    assessment = record.rules.assess(sheet, of: record.session.form)
    explanation = Explanation(
      assessment, of: sheet, form: record.session.form, rules: record.rules, in: language)
    phrases = .inLanguage(language)
  }

  package var text: String {
    var lines = NoteLines()
    writeVoid(to: &lines)
    writeHead(to: &lines)
    writeSafety(to: &lines)
    writeSuggestion(to: &lines)
    writeScores(to: &lines)
    writeChecklist(to: &lines)
    writeUnknown(to: &lines)
    writeChanged(to: &lines)
    writeAnswers(to: &lines)
    writeRecord(to: &lines)
    return lines.text
  }

  private func writeRecord(to lines: inout NoteLines) {
    let labels = [
      phrases.questionnaire, phrases.digest, phrases.session, phrases.events, phrases.status,
    ]
    let width = labels.map(\.noteWidth).max() ?? 0
    let questionnaire = form.questionnaire
    lines.section(phrases.record)
    lines.field(
      phrases.questionnaire, "\(questionnaire.id)|\(questionnaire.version)", labelWidth: width)
    lines.field(phrases.digest, record.digest, labelWidth: width)
    lines.field(phrases.session, record.id.text, labelWidth: width)
    lines.field(phrases.events, String(record.session.version), labelWidth: width)
    lines.field(phrases.status, questionnaire.status[language], labelWidth: width)
    if let ran = record.session.opening?.digest, ran != record.digest {
      lines.bullet("\(phrases.digestDiffers) \(ran).")
    }
    if !record.session.unreadable.isEmpty {
      let ids = record.session.unreadable.map(\.text.noteSafe).joined(separator: ", ")
      lines.bullet("\(phrases.unreadable): \(ids)")
    }
  }
}

extension TextNote {
  var form: Form { record.session.form }

  var evaluation: Evaluation { assessment.evaluation }

  func question(_ place: Int) -> String { form.items[place].ask[language] }

  func words(_ answer: FittingAnswer?, at place: Int) -> String {
    guard let answer else { return phrases.notAnswered }
    let words = form.words(for: answer, at: place, in: language)
    switch (answer, form.items[place].kind) {
    case (.number, .scale(let scale)):
      return "\(words) (\(scale.range.lowerBound)-\(scale.range.upperBound))"
    case (.number, .number(let limits)): return "\(words) \(limits.unit)"
    case (.text, _): return "\"\(words.noteSafe)\""
    case (.picked, _), (.number, _): return words
    }
  }

  func name(of language: Language) -> String {
    form.questionnaire.languages.first { $0.language == language }?.name ?? language.code
  }

  func moment(_ timestamp: Timestamp) -> String { record.local(timestamp).text }

  func name(of staff: StaffMember.ID) -> String { record.name(of: staff).noteSafe }
}
