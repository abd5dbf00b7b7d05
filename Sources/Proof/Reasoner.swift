import Interview
import Rules

/// Tells of one patient why, why not and what would change it: the same words for the same answers,
/// whoever was asked about before.
package struct Reasoner: Sendable {
  package let form: Form
  package let rules: RuleSet
  private let encoder: Encoder
  private let anybody: EncodedSheet
  private let deciding: [Literal]

  package init(form: Form, rules: RuleSet) throws(ProofError) {
    let prover = try Prover(form: form, rules: rules)
    self.form = form
    self.rules = rules
    encoder = prover.encoder
    anybody = prover.anybody
    deciding = prover.deciding
  }

  /// A prover that was never asked anything.
  private var prover: Prover {
    Prover(form: form, rules: rules, encoder: encoder, anybody: anybody, deciding: deciding)
  }

  package func reasoning(of sheet: AnswerSheet) throws(ProofError) -> Reasoning {
    var prover = prover
    let outcome = prover.outcome(of: sheet)
    let grounds = try prover.grounds(of: sheet, outcome: outcome)
    let certainty = try prover.certainty(of: sheet)
    guard certainty.possibleByPatient.contains(outcome) else { throw .replayDisagrees(sheet) }
    return Reasoning(outcome: outcome, grounds: grounds, certainty: certainty)
  }

  /// To any other outcome; nothing where no answers lead to one.
  package func nearestChange(from sheet: AnswerSheet) throws(ProofError) -> NearestChange? {
    var prover = prover
    let outcome = prover.outcome(of: sheet)
    return try prover.nearestChange(from: sheet, to: [!prover.gets(outcome)]) { $0 != outcome }
  }

  /// What stands between this patient and an outcome.
  package func obstacles(
    to outcome: Outcome.ID, of sheet: AnswerSheet
  ) throws(ProofError) -> Obstacles {
    var prover = prover
    let goal = [prover.gets(outcome)]
    guard prover.outcome(of: sheet) != outcome else {
      return Obstacles(outcome: outcome, standing: .comesOut)
    }
    guard prover.patient(suchThat: goal) != nil else {
      return Obstacles(outcome: outcome, standing: .isReachedByNobody)
    }
    var rest = prover.said(in: sheet)
    var blocks: [[Said]] = []
    while let block = try prover.reason(among: rest, against: goal, meeting: { $0 == outcome }) {
      blocks.append(block)
      rest.removeAll { block.contains($0) }
    }
    guard !blocks.isEmpty else { throw .replayDisagrees(sheet) }
    let nearest = try prover.nearestChange(from: sheet, to: goal) { $0 == outcome }
    return Obstacles(
      outcome: outcome, standing: .isBlocked(by: Self.ordered(blocks), nearest: nearest))
  }

  /// The shortest first, and of these what was said before what was not.
  private static func ordered(_ blocks: [[Said]]) -> [[Said]] {
    blocks.map { block in (block.count, block.count { $0.answer == nil }, block) }
      .enumerated().sorted { one, other in
        (one.element.0, one.element.1, one.offset)
          < (other.element.0, other.element.1, other.offset)
      }.map(\.element.2)
  }
}
