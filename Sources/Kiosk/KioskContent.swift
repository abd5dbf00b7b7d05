import Interview
import Rules

/// Everything that a kiosk shows, loaded and checked.
package struct KioskContent: Sendable {
  package let form: Form
  package let rules: RuleSet
  package let handout: Handout?
  /// Of the folder that all of it came from.
  package let digest: String

  package init(form: Form, rules: RuleSet, handout: Handout?, digest: String) {
    self.form = form
    self.rules = rules
    self.handout = handout
    self.digest = digest
  }

  var languages: [NamedLanguage] { form.questionnaire.languages }
}

/// After how long without a key a kiosk warns, covers the screen, and closes the interview;
/// in milliseconds, each later than the one before.
package struct IdleTimes: Hashable, Sendable {
  package let warning: Int64
  package let cover: Int64
  package let close: Int64

  package init(warning: Int64, cover: Int64, close: Int64) {
    self.warning = warning
    self.cover = cover
    self.close = close
  }

  package static let standard = IdleTimes(warning: 60_000, cover: 90_000, close: 180_000)
}
