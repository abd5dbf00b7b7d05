import Authoring
import Interview
import Rules

/// The rules of a questionnaire in plain sentences, from the decisions down to the sources.
struct RulesReport {
  let loaded: LoadedQuestionnaire
  /// For each rule somebody who gets it and the nearest who does not, where both are known.
  let patients: [Rule.ID: RulePatients]
  let words: ConditionWords
  let language: Language

  init(_ loaded: LoadedQuestionnaire, patients: [Rule.ID: RulePatients]) {
    self.loaded = loaded
    self.patients = patients
    language = loaded.form.questionnaire.languages.first?.language ?? "en"
    words = ConditionWords(loaded.form, loaded.rules.definition, in: language)
  }

  var questionnaire: Questionnaire { loaded.form.questionnaire }
  var definition: RuleDefinition { loaded.rules.definition }

  var blocks: [ReportBlock] {
    head + decisions + rules + outcomes + findings + unanswered + sources
  }

  private var head: [ReportBlock] {
    [
      .title("The rules of “\(questionnaire.title[language])”"),
      .paragraph(
        "\(questionnaire.id) \(questionnaire.version), digest \(loaded.digest.prefix(12))."),
      .paragraph(questionnaire.status[language]), .heading("How to read this"),
      .paragraph(
        "Every statement is true, false or unanswered. A question that was skipped or declined, "
          + "that the patient is not sure about, or whose warning was taken back, says nothing: "
          + "what rests on it is unanswered, until other answers settle it."),
      .paragraph(
        "The rules are tried from the top, and the first that holds decides. A rule holds when "
          + "one thing in its row is as its column says: true, false, or unanswered."),
    ]
  }

  private var decisions: [ReportBlock] {
    let rows = definition.rules.map { rule -> [[String]] in
      let row = DecisionRow(rule, words)
      let isTrue = row.isForAllOthers ? ["Everybody else"] : alternatives(row.isTrue)
      return [
        [rule.id.text], isTrue, alternatives(row.isFalse), alternatives(row.isUnanswered),
        [title(of: rule.outcome)],
      ]
    }
    return [
      .heading("Decisions"),
      .table(
        ReportTable(
          columns: [
            ReportTable.Column(title: "Rule", width: 4),
            ReportTable.Column(title: "If this is true", width: 23),
            ReportTable.Column(title: "or false", width: 13),
            ReportTable.Column(title: "or unanswered", width: 18),
            ReportTable.Column(title: "then", width: 14),
          ], rows: rows)),
    ]
  }

  /// The first, then each other after an `or`.
  private func alternatives(_ entries: [String]) -> [String] {
    entries.enumerated().map { order, entry in order == 0 ? entry : "or \(entry)" }
  }

  func title(of outcome: Outcome.ID) -> String {
    loaded.rules.outcome(outcome)?.title[language] ?? outcome.text
  }
}
