import Interview
import Rules

/// Where in the files the parts of a form and its rules stand, for what is found out later.
package struct RulePlaces: Sendable {
  let sources: Sources
  let questionnaire: QuestionnaireMarks
  let rules: RuleMarks

  package func location(of place: Place) -> SourceLocation {
    var sources = sources
    return sources.location(of: questionnaire[place])
  }

  package func location(of place: RulePlace) -> SourceLocation {
    var sources = sources
    return sources.location(of: rules[place])
  }
}
