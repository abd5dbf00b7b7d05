extension FieldEditor {
  /// The field as a page shows it.
  package func field(
    label: String, problem: String? = nil, isChanged: Bool = false
  ) -> DeskField {
    let candidates = Set(candidates)
    let choices = options.enumerated().map { place, option in
      DeskField.Choice(
        key: option.key, label: option.label, isMarked: picked.contains(place),
        isCandidate: candidates.contains(place), isCurrent: current == place)
    }
    return DeskField(
      label: label, kind: shownKind, text: text, choices: choices, unit: unit, aside: aside,
      problem: problem, isChanged: isChanged)
  }

  /// Left out where the text has its own.
  private var unit: String? {
    guard case .number(let number) = kind, number.split(text).unit.isEmpty else { return nil }
    return number.unit.isEmpty ? nil : number.unit
  }

  private var aside: String? {
    guard case .number(let number) = kind else { return nil }
    return number.aside(of: text)
  }

  private var shownKind: DeskField.Kind {
    switch kind {
    case .text: .text
    case .secret: .secret
    case .number: .number
    case .one: .one
    case .many: .many
    }
  }
}
