import Interview
import Rules

extension Prover {
  /// The outcomes that some further answers lead to, with every answer that is there kept.
  mutating func certainty(of sheet: AnswerSheet) throws(ProofError) -> EarlyCertainty {
    var kept: [Literal] = []
    var silent: [Literal] = []
    for place in form.items.indices {
      let mark = isMarkedChanged(place)
      kept.append(sheet.changed.contains(place) ? mark : !mark)
      if let answer = sheet[place] {
        kept.append(answered(answer, at: place))
      } else if form.section(of: place).respondent == .staff {
        silent.append(answered(nil, at: place))
      }
    }
    let possible = try outcomes(among: rules.definition.outcomes.map(\.id), given: kept)
    return EarlyCertainty(
      possible: possible,
      possibleByPatient: try outcomes(among: possible, given: kept + silent))
  }

  private mutating func outcomes(
    among outcomes: [Outcome.ID], given known: [Literal]
  ) throws(ProofError) -> [Outcome.ID] {
    var possible: [Outcome.ID] = []
    for outcome in outcomes {
      guard let patient = patient(suchThat: known + [gets(outcome)]) else { continue }
      guard self.outcome(of: patient) == outcome else { throw .replayDisagrees(patient) }
      possible.append(outcome)
    }
    return possible
  }
}
