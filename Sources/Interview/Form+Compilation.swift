extension Form {
  init(_ index: FormIndex, order: [Step]) {
    let questionnaire = index.questionnaire
    var program = ConditionProgram()
    var facts = index.items.indices.map { ItemFacts(index, at: $0) }
    for (place, item) in index.items.enumerated() {
      facts[place].when = item.when.map { program.add($0, in: index) }
    }
    var conditionRoots: [Int32] = []
    for (place, named) in questionnaire.conditions.enumerated() {
      conditionRoots.append(program.add(named.condition, in: index))
      guard named.warns != nil else { continue }
      for case .item(let id) in named.condition.references {
        if let item = index.itemPlaces[id] { facts[item].warningConditions.append(place) }
      }
    }
    self.questionnaire = questionnaire
    items = index.items
    sectionPlaces = index.sectionPlaces
    itemPlaces = index.itemPlaces
    conditionPlaces = index.conditionPlaces
    sections = questionnaire.sections.map { section in
      SectionFacts(
        when: section.when.map { program.add($0, in: index) },
        endsWhen: section.endsWhen.map { program.add($0, in: index) })
    }
    self.facts = facts
    self.conditionRoots = conditionRoots
    self.program = program
    self.order = order
  }
}

extension ItemFacts {
  init(_ index: FormIndex, at place: Int) {
    let item = index.items[place]
    let options = index.options[place]
    func picks(where holds: (Option) -> Bool) -> Picks {
      options.enumerated().reduce(into: Picks()) { picks, option in
        if holds(option.element) { picks = picks.union(Picks(option.offset)) }
      }
    }
    self.options = options
    optionPlaces = Dictionary(
      options.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    unknown = picks(where: \.isUnknown)
    exclusive = picks(where: \.isExclusive)
    let emergencies = item.warnings[.emergency] ?? []
    let all = item.warnings.values.flatMap { $0 }
    self.emergencies = picks { emergencies.contains($0.code) }
    warnings = picks { all.contains($0.code) }
    switch item.ifNotAsked {
    case .unknown: standIn = .unknown
    case .nothing: standIn = .nothing
    case .code(let code): standIn = .picked(picks { $0.code == code })
    case .sameAs(let other):
      standIn =
        index.itemPlaces[other].map { .sameAs(index.mapping(from: $0, to: place)) } ?? .unknown
    }
    isNothingIfUnanswered = item.ifUnanswered == .nothing
    if case .oneOfPicked(let other) = item.kind {
      offers = index.itemPlaces[other].map { index.mapping(from: $0, to: place) }
    }
  }
}
