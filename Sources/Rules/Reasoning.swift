import Interview

/// Why these answers lead where they do, and what else would; found and proved for all patients.
package struct Reasoning: Hashable, Sendable {
  package let outcome: Outcome.ID
  /// As few answers as force the outcome, whatever all the others are.
  package let grounds: [Said]
  package let certainty: EarlyCertainty

  package init(outcome: Outcome.ID, grounds: [Said], certainty: EarlyCertainty) {
    self.outcome = outcome
    self.grounds = grounds
    self.certainty = certainty
  }
}

/// What is said in answer to one question, or that nothing is.
package struct Said: Hashable, Sendable {
  /// The place of the question.
  package let item: Int
  package let answer: FittingAnswer?
  /// A warning was taken back here.
  package let isTakenBack: Bool

  package init(item: Int, answer: FittingAnswer?, isTakenBack: Bool = false) {
    self.item = item
    self.answer = answer
    self.isTakenBack = isTakenBack
  }

  package init(_ item: Int, in sheet: AnswerSheet) {
    self.init(item: item, answer: sheet[item], isTakenBack: sheet.changed.contains(item))
  }
}

/// What may still come out once the questions without an answer get one.
package struct EarlyCertainty: Hashable, Sendable {
  /// In the order of the definition, the present one among them.
  package let possible: [Outcome.ID]
  /// As above, while staff add nothing.
  package let possibleByPatient: [Outcome.ID]

  package init(possible: [Outcome.ID], possibleByPatient: [Outcome.ID]) {
    self.possible = possible
    self.possibleByPatient = possibleByPatient
  }

  package var standing: Standing {
    if possible.count == 1 { return .settled }
    return possibleByPatient.count == 1 ? .openToStaff : .open
  }

  package enum Standing: Hashable, Sendable {
    /// Whatever the rest says.
    case settled
    /// Only what staff enter can still change it.
    case openToStaff
    case open
  }
}

/// The fewest answers that would have to be others for another outcome.
package struct NearestChange: Hashable, Sendable {
  package let outcome: Outcome.ID
  package let rule: Rule.ID
  /// In the order of the form, never empty.
  package let changes: [Change]

  package init(outcome: Outcome.ID, rule: Rule.ID, changes: [Change]) {
    self.outcome = outcome
    self.rule = rule
    self.changes = changes
  }

  package struct Change: Hashable, Sendable {
    package let before: Said
    package let after: Said
    /// By the patient: not where it is about who they are or what has happened, nor what staff enter.
    package let isChangeable: Bool

    package init(from before: Said, to after: Said, isChangeable: Bool) {
      self.before = before
      self.after = after
      self.isChangeable = isChangeable
    }
  }
}

/// What stands between a patient and an outcome.
package struct Obstacles: Hashable, Sendable {
  package let outcome: Outcome.ID
  package let standing: Standing

  package init(outcome: Outcome.ID, standing: Standing) {
    self.outcome = outcome
    self.standing = standing
  }

  package enum Standing: Hashable, Sendable {
    /// It is what comes out.
    case comesOut
    /// No patient at all gets it.
    case isReachedByNobody
    /// Each of these alone rules it out, and shares no question with the others.
    case isBlocked(by: [[Said]], nearest: NearestChange?)
  }
}
