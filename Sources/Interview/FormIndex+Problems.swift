extension FormIndex {
  func problems() -> [Problem] {
    var problems = items.isEmpty ? [Problem(.noQuestions, at: .questionnaire)] : []
    problems += duplicates(
      of: .section, in: questionnaire.sections.map(\.id.text), at: { .section($0, .id) })
    problems += duplicates(of: .item, in: items.map(\.id.text), at: { .item($0, .id) })
    problems += duplicates(
      of: .finding, in: questionnaire.conditions.map(\.id.text), at: { .condition($0, .id) })
    problems += duplicates(
      of: .picture, in: questionnaire.pictures.map(\.id.text), at: { .picture($0) })
    for (place, section) in questionnaire.sections.enumerated() {
      problems += faults(in: section.when) { .section(place, .when($0)) }
      problems += faults(in: section.endsWhen) { .section(place, .endsWhen($0)) }
    }
    for place in items.indices { problems += itemProblems(at: place) }
    for (place, named) in questionnaire.conditions.enumerated() {
      problems += faults(in: named.condition) { .condition(place, .condition($0)) }
    }
    for (place, picture) in questionnaire.pictures.enumerated() {
      problems += pictureProblems(picture).map { Problem($0, at: .picture(place)) }
    }
    return problems
  }

  private func duplicates(
    of kind: Problem.Kind, in names: [String], at place: (Int) -> Place
  ) -> [Problem] {
    var seen: Set<String> = []
    return names.enumerated().compactMap { order, name in
      seen.insert(name).inserted ? nil : Problem(.duplicate(kind, name), at: place(order))
    }
  }

  private func faults(
    in condition: Condition?, at place: (ConditionPath) -> Place
  ) -> [Problem] {
    guard let condition else { return [] }
    return faults(in: condition).map { Problem($0.fact, at: place($0.path)) }
  }

  private func itemProblems(at place: Int) -> [Problem] {
    let item = items[place]
    var problems = duplicates(
      of: .option, in: options[place].map(\.code.text), at: { .item(place, .option($0)) })
    problems += faults(in: item.when) { .item(place, .when($0)) }
    problems += kindProblems(of: item, at: place)
    if options[place].count > Picks.limit {
      problems.append(
        Problem(.tooManyOptions(item.id, limit: Picks.limit), at: .item(place, .kind)))
    }
    for urgency in Urgency.allCases {
      for (order, code) in (item.warnings[urgency] ?? []).enumerated() {
        problems += unknownOption(
          code, of: place, at: .item(place, .warning(urgency, order)))
      }
    }
    switch item.ifNotAsked {
    case .unknown, .nothing: break
    case .code(let code):
      problems += unknownOption(code, of: place, at: .item(place, .ifNotAsked))
    case .sameAs(let other):
      if itemPlaces[other] == nil {
        problems.append(unknownItem(other, at: .item(place, .ifNotAsked)))
      }
    }
    if let needed = item.needs, itemPlaces[needed] == nil {
      problems.append(unknownItem(needed, at: .item(place, .needs)))
    }
    if let picture = item.picture, picturePlaces[picture] == nil {
      let known = questionnaire.pictures.map(\.id.text)
      let nearest = Spelling.nearest(to: picture, in: known)
      problems.append(
        Problem(.unknownPicture(picture, nearest: nearest), at: .item(place, .picture)))
    } else if let picture = item.picture.flatMap({ picturePlaces[$0] }) {
      for code in Set(questionnaire.pictures[picture].regions.values).sorted() {
        problems += unknownOption(code, of: place, at: .picture(picture))
      }
    }
    return problems
  }

  private func kindProblems(of item: Item, at place: Int) -> [Problem] {
    switch item.kind {
    case .one, .many:
      return item.options.isEmpty
        ? [Problem(.noOptions(item.id), at: .item(place, .kind))] : []
    case .oneOfPicked(let other):
      guard let source = itemPlaces[other] else {
        return [unknownItem(other, at: .item(place, .kind))]
      }
      guard items[source].kind == .many else {
        return [Problem(.notManyChoices(other), at: .item(place, .kind))]
      }
      return []
    case .scale, .number, .text:
      return []
    }
  }

  private func unknownItem(_ id: Item.ID, at place: Place) -> Problem {
    let nearest = Spelling.nearest(to: id, in: itemNames)
    return Problem(.unknownItem(id, nearest: nearest), at: place)
  }

  private func unknownOption(
    _ code: Option.Code, of item: Int, at place: Place
  ) -> [Problem] {
    let known = options[item].map(\.code)
    guard !known.contains(code) else { return [] }
    let nearest = Spelling.nearest(to: code, in: known.map(\.text))
    return [Problem(.unknownOption(code, of: items[item].id, nearest: nearest), at: place)]
  }

  private func pictureProblems(_ picture: Picture) -> [Problem.Fact] {
    var facts: [Problem.Fact] = []
    for panel in picture.panels {
      if Set(panel.rows.map(\.count)).count > 1 { facts.append(.raggedPicture(picture.id)) }
      let letters = Set(panel.rows.joined()).subtracting([".", " "])
      for letter in letters.sorted() where picture.regions[letter] == nil {
        facts.append(.letterWithoutRegion(letter, picture.id))
      }
    }
    return facts
  }
}
