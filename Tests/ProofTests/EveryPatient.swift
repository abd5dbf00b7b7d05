import Interview
import Proof
import Rules

/// All patients of a small form, one by one, as the ordinary evaluator sees them.
struct EveryPatient {
  let form: Form
  let rules: RuleSet
  /// For each question, every answer there is, each without and with the mark of a warning taken
  /// back.
  let choices: [[Choice]]
  /// One for each patient, the last question turning fastest.
  private(set) var seen: [Seen] = []
  /// How far apart two patients stand who differ in the next choice at a question.
  private let strides: [Int]

  struct Choice: Hashable {
    let answer: FittingAnswer?
    let isChanged: Bool
  }

  struct Seen {
    let rule: Int
    let tier: Tier
    let outcome: Outcome.ID
    let values: [Value]
    let standings: [Standing]
    let truths: [Truth]
    let holding: [Bool]
    /// How many answers and marks there are.
    let size: Int
  }

  init(_ form: Form, _ rules: RuleSet) {
    self.form = form
    self.rules = rules
    let choices = form.items.indices.map { Self.choices(form, at: $0) }
    self.choices = choices
    strides = choices.indices.map { place in
      choices[(place + 1)...].reduce(1) { $0 * $1.count }
    }
    var sheet = form.blankSheet
    fill(0, &sheet, size: 0)
  }

  /// How many there would be.
  static func count(_ form: Form) -> Int {
    form.items.indices.reduce(1) { $0 * choices(form, at: $1).count }
  }

  private static func choices(_ form: Form, at place: Int) -> [Choice] {
    let facts = form.facts[place]
    var answers: [FittingAnswer?] = [nil]
    let highest = form.items[place].kind == .many ? 1 << facts.options.count : 0
    for bits in 1..<max(1, highest) {
      let picks = Picks(bits: UInt64(bits))
      if picks.count == 1 || !picks.intersects(facts.exclusive) { answers.append(.picked(picks)) }
    }
    switch form.items[place].kind {
    case .many: break
    case .one, .oneOfPicked:
      answers += facts.options.indices.map { .picked(Picks($0)) }
    case .scale(let scale):
      answers += facts.options.indices.map { .picked(Picks($0)) }
      answers += scale.range.map { .number(Double($0)) }
    case .number(let limits):
      let steps = Int((limits.range.upperBound - limits.range.lowerBound) * 10)
      answers += (0...steps).map { .number(limits.range.lowerBound + Double($0) / 10) }
    case .text: answers.append(.text("words"))
    }
    let marks = form.items[place].isSafetyQuestion ? [false, true] : [false]
    return marks.flatMap { mark in answers.map { Choice(answer: $0, isChanged: mark) } }
  }

  private mutating func fill(_ place: Int, _ sheet: inout AnswerSheet, size: Int) {
    guard place < choices.count else {
      let evaluation = form.evaluate(sheet)
      let assessment = rules.assess(evaluation, of: form)
      let rule = rules.definition.rules.firstIndex { $0.id == assessment.rule.id } ?? 0
      seen.append(
        Seen(
          rule: rule, tier: assessment.outcome.tier, outcome: assessment.outcome.id,
          values: evaluation.values, standings: evaluation.standings, truths: evaluation.truths,
          holding: rules.holding(evaluation), size: size))
      return
    }
    for choice in choices[place] {
      var next = sheet
      next[place] = choice.answer
      if choice.isChanged { next.markChanged(place) }
      fill(
        place + 1, &next, size: size + (choice.answer == nil ? 0 : 1) + (choice.isChanged ? 1 : 0))
    }
  }

  func choice(of patient: Int, at place: Int) -> Int {
    patient / strides[place] % choices[place].count
  }

  /// The patient who differs in this answer alone.
  func patient(_ patient: Int, with choice: Int, at place: Int) -> Int {
    patient + (choice - self.choice(of: patient, at: place)) * strides[place]
  }

  func sheet(of patient: Int) -> AnswerSheet {
    var sheet = form.blankSheet
    for place in form.items.indices {
      let choice = choices[place][choice(of: patient, at: place)]
      sheet[place] = choice.answer
      if choice.isChanged { sheet.markChanged(place) }
    }
    return sheet
  }
}
