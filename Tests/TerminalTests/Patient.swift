import Authoring
import Interview
import Rules
import Testing

/// An example patient as `evaluate` reads one.
struct Patient {
  let id: String
  private let answers: [Item.ID: Answer]
  private let changed: [Item.ID]

  init(_ example: PatientCase, without item: Item.ID? = nil) {
    id = example.id.text + (item.map { " without \($0)" } ?? "")
    answers = example.answers.filter { $0.key != item }
    changed = example.changed
  }

  func sheet(of form: Form) throws -> AnswerSheet {
    var sheet = form.blankSheet
    for (id, answer) in answers {
      let place = try #require(form.place(of: id))
      sheet[place] = try form.fitting(answer, at: place)
    }
    for id in changed { sheet.markChanged(try #require(form.place(of: id))) }
    return sheet
  }

  /// One line of JSON, with its line feed.
  var line: String {
    let members = answers.map { #""\#($0)":\#(Self.json($1, to: $0))"# }
    let taken = changed.map { #""\#($0)""# }
    return #"{"id":"\#(id)","answers":{\#(members.joined(separator: ","))},"#
      + #""changed":[\#(taken.joined(separator: ","))]}"# + "\n"
  }

  private static func json(_ answer: Answer, to item: Item.ID) -> String {
    switch answer {
    case .codes(let codes):
      let words = codes.map { #""\#($0)""# }
      return lists.contains(item.text) ? "[\(words.joined(separator: ","))]" : words.joined()
    case .number(let number): return number.plainText
    case .text(let text): return #""\#(text)""#
    }
  }

  /// The questions that take a list, which an author's answers do not tell apart.
  private static let lists: Set = [
    "rf-unwell", "pain-areas", "spread-where", "known-dx", "tried", "shot-allergy", "health-now",
    "near-site", "flag-reviewed",
  ]
}

/// What `evaluate` answers.
struct Evaluated: Decodable, Equatable {
  let id: String
  let findings: [String: Bool?]
  let missing: [String]
  let outcome: String
  let questionnaire: String
  let reasons: [String]
  let rule: String
  let scores: [String: Double?]
}

extension Evaluated {
  init(_ assessment: Assessment, of form: Form, id: String) {
    self.id = id
    findings = Dictionary(
      zip(form.questionnaire.conditions, assessment.evaluation.truths)
        .map { ($0.id.text, Self.value($1)) },
      uniquingKeysWith: { first, _ in first })
    missing = assessment.missing.map { form.items[$0].id.text }
    outcome = assessment.outcome.id.text
    questionnaire = "\(form.questionnaire.id)|\(form.questionnaire.version)"
    reasons = assessment.reasons.map(\.text)
    rule = assessment.rule.id.text
    scores = ["peg": assessment.scores[0]]
  }

  static func value(_ truth: Truth) -> Bool? {
    switch truth {
    case .yes: true
    case .no: false
    case .unknown: nil
    }
  }
}
