import Interview
import Rules

/// Answers questions about all patients of a form at once: is there one such that …?
package struct Prover: ~Copyable {
  package let form: Form
  package let rules: RuleSet
  var encoder: Encoder
  var search = Search()
  /// A patient about whom nothing is said yet.
  let anybody: EncodedSheet
  /// For each rule: it decides about anybody.
  let deciding: [Literal]
  /// How many examples of the present claim were looked for.
  var plainExamples = 0
  /// The sheet with one question removed, once it was needed.
  private var withoutAnswer: [Int: EncodedSheet] = [:]

  package init(form: Form, rules: RuleSet) throws(ProofError) {
    self.form = form
    self.rules = rules
    var encoder = Encoder(try Blueprint(form: form, definition: rules.definition))
    anybody = encoder.freeSheet()
    var nobodyYet = Literal.yes
    deciding = anybody.rules.map { rule in
      let decides = encoder.circuit.all([nobodyYet, rule])
      nobodyYet = encoder.circuit.all([nobodyYet, !rule])
      return decides
    }
    self.encoder = encoder
  }

  /// A prover that begins where another one did.
  init(
    form: Form, rules: RuleSet, encoder: Encoder, anybody: EncodedSheet, deciding: [Literal]
  ) {
    self.form = form
    self.rules = rules
    self.encoder = encoder
    self.anybody = anybody
    self.deciding = deciding
  }

  /// The same patient without an answer to this question.
  mutating func anybody(without place: Int) -> EncodedSheet {
    if let known = withoutAnswer[place] { return known }
    let sheet = encoder.varying(anybody, at: place, to: anybody.inputs[place].removed())
    withoutAnswer[place] = sheet
    return sheet
  }

  mutating func decides(where isMember: (Rule) -> Bool, in sheet: EncodedSheet) -> Literal {
    encoder.decides(where: isMember, in: sheet)
  }

  mutating func reaches(_ tier: Tier, in sheet: EncodedSheet) -> Literal {
    let outcomes = Set(rules.definition.outcomes.filter { $0.tier >= tier }.map(\.id))
    return decides(where: { outcomes.contains($0.outcome) }, in: sheet)
  }

  mutating func gets(_ outcomes: Set<Outcome.ID>, in sheet: EncodedSheet) -> Literal {
    decides(where: { outcomes.contains($0.outcome) }, in: sheet)
  }

  mutating func solve(_ goal: [Literal], conflicts: Int32? = nil) -> Solver.Verdict {
    search.solve(goal, in: encoder.circuit, conflicts: conflicts)
  }
}
