import Interview
import Rules

/// The findings that no condition, text or example patient asks for, and that nobody reads.
struct UnusedFindings {
  private var used: Set<NamedCondition.ID> = []

  init(in questionnaire: Questionnaire, _ rules: RuleDefinition, _ cases: [CaseReader.Reading]) {
    for section in questionnaire.sections {
      use(section.when)
      use(section.endsWhen)
      for item in section.items { use(item.when) }
    }
    for named in questionnaire.conditions { use(named.condition) }
    for rule in rules.rules { use(rule.when) }
    for outcome in rules.outcomes {
      used.formUnion(outcome.list)
      for reason in outcome.reasons { use(reason.when) }
      for text in [outcome.patient, outcome.nurse] { use(Template(text.source)) }
    }
    for entry in rules.checklist?.entries ?? [] {
      use(entry.applies)
      use(entry.when)
    }
    for property in rules.properties {
      for condition in property.conditions { use(condition) }
    }
    for reading in cases { used.formUnion(reading.findings.map(\.id)) }
  }

  /// Their places in the definition.
  func places(in questionnaire: Questionnaire, _ rules: RuleDefinition) -> [Int] {
    zip(questionnaire.conditions, rules.findings).enumerated().compactMap { place, pair in
      let (condition, finding) = pair
      let isRead = finding.label != nil || finding.note != nil || condition.warns != nil
      return isRead || used.contains(condition.id) ? nil : place
    }
  }

  private mutating func use(_ condition: Condition?) {
    for reference in condition?.references ?? [] {
      switch reference {
      case .condition(let id): used.insert(id)
      case .item: break
      }
    }
  }

  private mutating func use(_ template: Template) {
    for segment in template.segments {
      if case .placeholder(.finding(let id)) = segment { used.insert(id) }
    }
  }
}
