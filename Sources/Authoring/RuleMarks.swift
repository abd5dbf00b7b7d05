import Interview
import Rules

/// Where the parts of a rule definition stand.
struct RuleMarks: Sendable {
  let whole: SourceMark
  var list: SourceMark?
  var findings: [SourceMark] = []
  var rules: [OneRule] = []
  var outcomes: [OneOutcome] = []
  var scores: [OneScore] = []
  var passages: [SourceMark] = []
  var checklist: [OneEntry] = []
  var properties: [OneProperty] = []

  struct OneRule: Sendable {
    let id: SourceMark
    let outcome: SourceMark
    let reason: SourceMark?
    let when: ConditionMarks?
  }

  struct OneOutcome: Sendable {
    let id: SourceMark
    var patient: SourceMark?
    var nurse: SourceMark?
    var list: [SourceMark] = []
    var passages: [SourceMark] = []
    var needs: [SourceMark] = []
    var reasons: [(id: SourceMark, when: ConditionMarks?)] = []
  }

  struct OneScore: Sendable {
    let id: SourceMark
    let items: [SourceMark]
  }

  struct OneEntry: Sendable {
    let id: SourceMark
    let applies: ConditionMarks?
    let when: ConditionMarks?
  }

  struct OneProperty: Sendable {
    let id: SourceMark
    var when: ConditionMarks?
    var holds: ConditionMarks?
    /// Of the names under each key.
    var names: [String: [SourceMark]] = [:]
  }
}

extension RuleMarks {
  subscript(place: RulePlace) -> SourceMark {
    switch place {
    case .rules: list ?? whole
    case .finding(let order): findings.at(order) ?? whole
    case .rule(let order, let part): rules.at(order).map { $0[part] } ?? whole
    case .outcome(let order, let part): outcomes.at(order).map { $0[part] } ?? whole
    case .score(let order, let part): scores.at(order).map { $0[part] } ?? whole
    case .passage(let order): passages.at(order) ?? whole
    case .checklist(let order, let part): checklist.at(order).map { $0[part] } ?? whole
    case .property(let order, let part): properties.at(order).map { $0[part] } ?? whole
    }
  }
}

extension RuleMarks.OneRule {
  subscript(part: RulePlace.RulePart) -> SourceMark {
    switch part {
    case .id: id
    case .when(let path): when?[path] ?? id
    case .outcome: outcome
    case .reason: reason ?? id
    }
  }
}

extension RuleMarks.OneOutcome {
  subscript(part: RulePlace.OutcomePart) -> SourceMark {
    switch part {
    case .id: id
    case .patient: patient ?? id
    case .nurse: nurse ?? id
    case .list(let order): list.at(order) ?? id
    case .passage(let order): passages.at(order) ?? id
    case .needs(let order): needs.at(order) ?? id
    case .reason(let order): reasons.at(order)?.id ?? id
    case .reasonWhen(let order, let path):
      reasons.at(order).map { $0.when?[path] ?? $0.id } ?? id
    }
  }
}

extension RuleMarks.OneScore {
  subscript(part: RulePlace.ScorePart) -> SourceMark {
    switch part {
    case .id: id
    case .item(let order): items.at(order) ?? id
    }
  }
}

extension RuleMarks.OneEntry {
  subscript(part: RulePlace.ChecklistPart) -> SourceMark {
    switch part {
    case .id: id
    case .applies(let path): applies?[path] ?? id
    case .when(let path): when?[path] ?? id
    }
  }
}

extension RuleMarks.OneProperty {
  subscript(part: RulePlace.PropertyPart) -> SourceMark {
    switch part {
    case .id: id
    case .when(let path): when?[path] ?? id
    case .holds(let path): holds?[path] ?? id
    case .unanswered(let order): mark(of: order, under: "unanswered")
    case .getting(let order): mark(of: order, under: "getting")
    case .outcome(let order): mark(of: order, under: "outcome")
    case .answered(let order): mark(of: order, under: "answered")
    case .names(let order): mark(of: order, under: "names")
    case .leavingOut(let order): mark(of: order, under: "leaving-out")
    case .neverChanging(let order): mark(of: order, under: "never-changes-outcome")
    }
  }

  private func mark(of order: Int, under key: String) -> SourceMark {
    names[key]?.at(order) ?? id
  }
}
