import Interview

/// A condition as a person reads it: a line, and what belongs under it.
package struct Statement: Hashable, Sendable {
  package var text: String
  package var parts: [Statement]

  package init(_ text: String, _ parts: [Statement] = []) {
    self.text = text
    self.parts = parts
  }

  /// In one line, however long.
  package var line: String {
    parts.isEmpty ? text : "\(text) \(parts.map(\.line).joined(separator: "; "))"
  }
}

/// Says conditions in the words of the questionnaire, for a clinician who reviews them.
package struct ConditionWords: Sendable {
  let form: Form
  let findings: [Finding]
  let language: Language

  package init(_ form: Form, _ rules: RuleDefinition, in language: Language) {
    self.form = form
    findings = rules.findings
    self.language = language
  }

  package func statement(of condition: Condition) -> Statement {
    switch condition {
    case .constant(.yes): Statement("Always")
    case .constant(.no): Statement("Never")
    case .constant(.unknown): Statement("Unanswered, whatever is answered")
    case .all(let parts): joined(parts, as: "All of these hold:")
    case .any(let parts): joined(parts, as: "At least one of these holds:")
    case .atLeast(let count, let parts): joined(parts, as: "At least \(count) of these hold:")
    case .not(let inner): negation(of: inner)
    case .unknown(let inner): doubt(about: inner)
    case .choose(let branches):
      Statement("The first of these that applies decides:", branches.map(branch))
    case .answer(let item, let comparison): Statement(question(item) + test(comparison, of: item))
    case .named(let id): Statement(name(of: id))
    }
  }

  /// What staff call a finding.
  package func name(of id: NamedCondition.ID) -> String {
    findings.first { $0.id == id }?.staffName(in: language) ?? id.text
  }

  private func joined(_ parts: [Condition], as title: String) -> Statement {
    // One part needs no list; what it says is what they all say.
    parts.count == 1 ? statement(of: parts[0]) : Statement(title, parts.map(statement))
  }

  private func branch(_ branch: Condition.Branch) -> Statement {
    let then = consequence(of: branch.then)
    guard let when = branch.when.map(statement) else {
      return Statement("Otherwise: \(then.text)", then.parts)
    }
    if when.parts.isEmpty { return Statement("If \(when.text): \(then.text)", then.parts) }
    let title = "If \(when.text.lowercasedFirst.dropLast())"
    return then.parts.isEmpty
      ? Statement("\(title), then \(then.text):", when.parts)
      : Statement("\(title):", when.parts + [Statement("Then: \(then.text)", then.parts)])
  }

  private func consequence(of condition: Condition) -> Statement {
    switch condition {
    case .constant(.yes): Statement("it holds")
    case .constant(.no): Statement("it does not hold")
    case .constant(.unknown): Statement("it is unanswered")
    case .all, .any, .atLeast, .not, .unknown, .choose, .answer, .named: statement(of: condition)
    }
  }

  private func negation(of inner: Condition) -> Statement {
    switch inner {
    case .answer(let item, let comparison):
      return Statement(question(item) + negated(comparison, of: item))
    case .named(let id): return Statement("Not: \(name(of: id))")
    case .any(let parts): return Statement("None of these holds:", parts.map(statement))
    case .all(let parts): return Statement("Not all of these hold:", parts.map(statement))
    case .constant, .atLeast, .not, .unknown, .choose:
      return Statement("This does not hold:", [statement(of: inner)])
    }
  }

  private func doubt(about inner: Condition) -> Statement {
    switch inner {
    case .answer(let item, _): Statement("\(question(item)) has no definite answer")
    case .named(let id): Statement("Unanswered: \(name(of: id))")
    case .constant, .all, .any, .atLeast, .not, .unknown, .choose:
      Statement("It is unanswered whether this holds:", [statement(of: inner)])
    }
  }
}

extension ConditionWords {
  private func question(_ id: Item.ID) -> String {
    "“\(form.place(of: id).map { form.items[$0].ask[language] } ?? id.text)”"
  }

  private func test(_ comparison: Comparison, of id: Item.ID) -> String {
    switch comparison {
    case .includes(let codes):
      isMultiple(id) ? " includes \(options(codes, of: id))" : " is \(options(codes, of: id))"
    case .number(let relation, let number): counted(relation, number, of: id, "has", "is")
    }
  }

  private func negated(_ comparison: Comparison, of id: Item.ID) -> String {
    switch comparison {
    case .includes(let codes):
      isMultiple(id)
        ? " does not include \(options(codes, of: id))" : " is not \(options(codes, of: id))"
    case .number(let relation, let number):
      counted(relation, number, of: id, "does not have", "is not")
    }
  }

  private func counted(
    _ relation: Relation, _ number: Double, of id: Item.ID, _ has: String, _ is: String
  ) -> String {
    let amount = "\(relation.words) \(number.plainText)"
    return isMultiple(id) ? " \(has) \(amount) answers" : " \(`is`) \(amount)"
  }

  private func isMultiple(_ id: Item.ID) -> Bool {
    form.place(of: id).map { form.items[$0].kind == .many } ?? false
  }

  private func options(_ codes: [Option.Code], of id: Item.ID) -> String {
    let labels = codes.map { code -> String in
      guard let place = form.place(of: id), let option = form.place(of: code, in: place) else {
        return code.text
      }
      return "“\(form.options(of: place)[option].label[language])”"
    }
    guard let last = labels.last, labels.count > 1 else { return labels.first ?? "nothing" }
    return labels.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension Relation {
  fileprivate var words: String {
    switch self {
    case .less: "less than"
    case .atMost: "at most"
    case .equal: "exactly"
    case .atLeast: "at least"
    case .greater: "more than"
    }
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
