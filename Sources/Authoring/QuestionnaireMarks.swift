import Interview

/// Where the parts of a questionnaire stand.
struct QuestionnaireMarks: Sendable {
  let whole: SourceMark
  var sections: [SectionMarks] = []
  /// In the order of the whole questionnaire, as the form counts them.
  var items: [ItemMarks] = []
  var conditions: [FindingMarks] = []
  var pictures: [SourceMark] = []

  struct SectionMarks: Sendable {
    let id: SourceMark
    var when: ConditionMarks?
    var endsWhen: ConditionMarks?
  }

  struct ItemMarks: Sendable {
    let id: SourceMark
    var kind: SourceMark
    var options: [SourceMark] = []
    var picture: SourceMark?
    var ifNotAsked: SourceMark?
    var needs: SourceMark?
    var warnings: [Urgency: [SourceMark]] = [:]
    var when: ConditionMarks?
  }

  struct FindingMarks: Sendable {
    let id: SourceMark
    var condition: ConditionMarks?
  }
}

extension QuestionnaireMarks {
  subscript(place: Place) -> SourceMark {
    switch place {
    case .questionnaire: whole
    case .section(let order, let part): sections.at(order).map { $0[part] } ?? whole
    case .item(let order, let part): items.at(order).map { $0[part] } ?? whole
    case .condition(let order, let part): conditions.at(order).map { $0[part] } ?? whole
    case .picture(let order): pictures.at(order) ?? whole
    }
  }
}

extension QuestionnaireMarks.SectionMarks {
  subscript(part: Place.SectionPart) -> SourceMark {
    switch part {
    case .id: id
    case .when(let path): when?[path] ?? id
    case .endsWhen(let path): endsWhen?[path] ?? id
    }
  }
}

extension QuestionnaireMarks.ItemMarks {
  subscript(part: Place.ItemPart) -> SourceMark {
    switch part {
    case .id: id
    case .kind: kind
    case .picture: picture ?? id
    case .option(let order): options.at(order) ?? kind
    case .ifNotAsked: ifNotAsked ?? id
    case .needs: needs ?? id
    case .warning(let urgency, let order): warnings[urgency]?.at(order) ?? id
    case .when(let path): when?[path] ?? id
    }
  }
}

extension QuestionnaireMarks.FindingMarks {
  subscript(part: Place.ConditionPart) -> SourceMark {
    switch part {
    case .id: id
    case .condition(let path): condition?[path] ?? id
    }
  }
}

extension Array {
  /// The element, where there is one.
  func at(_ place: Int) -> Element? {
    indices.contains(place) ? self[place] : nil
  }
}
