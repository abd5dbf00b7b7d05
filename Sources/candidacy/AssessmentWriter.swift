import Interview
import Rules

/// Writes what the rules say as one line of JSON, most of which is rendered beforehand.
struct AssessmentWriter {
  private let words: ByteWords
  /// Places of the findings by the order of their ids; their words come first, three for each.
  private let findings: [Int]
  private let endOfFindings: Int
  private let id: Int
  private let missing: Int
  private let comma: Int
  private let null: Int
  private let end: Int
  /// Numbers of words, by place.
  private let items: [Int]
  private let outcomes: [Int]
  private let reasons: [[Int]]
  private let rules: [Int]
  /// Places of the scores by the order of their ids.
  private let scores: [(place: Int, key: Int)]

  init(_ form: Form, _ rules: RuleSet) {
    var words = ByteWords()
    let definition = rules.definition
    findings = Self.sorted(form.questionnaire.conditions.map(\.id.text))
    for (order, place) in findings.enumerated() {
      let key = JSONText(form.questionnaire.conditions[place].id.text)
      for truth in ["false", "null", "true"] {
        _ = words.add("\(order == 0 ? "{\"findings\":{" : ",")\(key):\(truth)")
      }
    }
    endOfFindings = words.add(findings.isEmpty ? "{\"findings\":{}" : "}")
    id = words.add(",\"id\":")
    missing = words.add(",\"missing\":[")
    comma = words.add(",")
    null = words.add("null")
    end = words.add("}}\n")
    items = form.items.map { words.add("\(JSONText($0.id.text))") }
    let named = JSONText("\(form.questionnaire.id)|\(form.questionnaire.version)")
    outcomes = definition.outcomes.map {
      words.add("],\"outcome\":\(JSONText($0.id.text)),\"questionnaire\":\(named),\"reasons\":[")
    }
    reasons = definition.outcomes.map { outcome in
      outcome.reasons.map { words.add("\(JSONText($0.code.text))") }
    }
    self.rules = definition.rules.map {
      words.add("],\"rule\":\(JSONText($0.id.text)),\"scores\":{")
    }
    scores = Self.sorted(definition.scores.map(\.id.text)).enumerated().map { order, place in
      let key = JSONText(definition.scores[place].id.text)
      return (place, words.add("\(order == 0 ? "" : ",")\(key):"))
    }
    self.words = words
  }

  private static func sorted(_ ids: [String]) -> [Int] {
    ids.indices.sorted { ids[$0].bytesPrecede(ids[$1]) }
  }

  /// One patient's line, with its line feed.
  func line(
    _ evaluation: Evaluation, _ decision: Decision, id: UnsafeBufferPointer<UInt8>?
  ) -> [UInt8] {
    let parts =
      findings.count + 2 * (decision.missing.count + decision.reasons.count + scores.count) + 8
    let capacity = parts * (words.longest + Self.longestNumber) + (id?.count ?? 0)
    return BytePen.bytes(of: words, capacity: capacity) { pen in
      for (order, place) in findings.enumerated() {
        pen.write(order * 3 + Int(evaluation.truths[place].rawValue))
      }
      pen.write(endOfFindings)
      if let id {
        pen.write(self.id)
        pen.write(id)
      }
      write(decision, to: &pen)
    }
  }

  private static let longestNumber = 32

  private func write(_ decision: Decision, to pen: inout BytePen) {
    pen.write(missing)
    for (order, place) in decision.missing.enumerated() {
      if order > 0 { pen.write(comma) }
      pen.write(items[place])
    }
    pen.write(outcomes[decision.outcomePlace])
    for (order, place) in decision.reasons.enumerated() {
      if order > 0 { pen.write(comma) }
      pen.write(reasons[decision.outcomePlace][place])
    }
    pen.write(rules[decision.rulePlace])
    for score in scores {
      pen.write(score.key)
      if let value = decision.scores[score.place] {
        pen.write(value.plainText)
      } else {
        pen.write(null)
      }
    }
    pen.write(end)
  }
}
