import Interview
import Rules

/// Why a claim does not hold.
package struct Refutation: Sendable {
  package let fact: Fact
  /// Where the files say so.
  package let site: Site
  /// Missing where there is no patient to show.
  package let shown: Shown?

  package enum Site: Hashable, Sendable {
    case rules(RulePlace)
    case form(Place)
  }

  package enum Fact: Hashable, Sendable {
    /// The rule, by its place, and those before it that decide about everybody it would hold for.
    case ruleNeverDecides(Int, after: [Int])
    /// The rule's condition is true of nobody; the site is the part that the patient lacks.
    case ruleNeverHolds(Int)
    case silenceRaises(item: Int, Silence)
    case unansweredIsNotHeld(item: Int)
    case warningRaises(item: Int)
    case warningIsNotHeld(condition: Int)
    /// The patient gave this answer, and would be seen to as well without it.
    case warningNeverCounts(item: Int, option: Int)
    case neverMatters(item: Int)
    case promiseBroken(property: Int)
    /// The property promises that this question never changes the outcome.
    case outcomeChanges(property: Int, item: Int)
    /// Without this answer the tier is raised, which the property rules out.
    case leavingOutRaises(property: Int, item: Int)
    /// The outcome's list or texts leave out this finding.
    case notNamed(property: Int, NamedCondition.ID)
    /// The patient reads this word.
    case wordIsSaid(property: Int, String)
    /// The promise is about nobody.
    case aboutNobody(property: Int)
  }

  /// How an answer stops counting; to the evaluator one that is declined is one that is left out.
  package enum Silence: Hashable, Sendable {
    case leftOut
    case takenBack
  }

  /// One patient, or two who differ in one answer.
  package struct Shown: Sendable {
    package let patient: AnswerSheet
    package let assessment: Assessment
    package let other: Other?

    package struct Other: Sendable {
      package let patient: AnswerSheet
      package let assessment: Assessment
    }
  }
}
