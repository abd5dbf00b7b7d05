extension Session {
  /// The places of the questions that the patient is asked, in order, as the answers stand.
  package var asked: [Int] { form.asked(sheet) }

  /// Answered or passed.
  package func isVisited(_ place: Int) -> Bool { sheet[place] != nil || skipped.contains(place) }

  /// The first question that the patient has neither answered nor passed.
  package var nextUnvisited: Int? { asked.first { !isVisited($0) } }

  /// The question asked after this one.
  package func next(after place: Int) -> Int? { asked.first { $0 > place } }

  /// The question asked before this one.
  package func previous(before place: Int) -> Int? { asked.last { $0 < place } }

  /// The options that can be chosen now, each with its place in the question.
  package func offered(at place: Int) -> [(place: Int, option: Option)] {
    form.offered(at: place, sheet)
  }

  /// Where this question stands, and how many there will be at the least and at the most.
  package func progress(at place: Int) -> Progress {
    let passed = asked.filter { $0 <= place }.count
    let (least, most) = form.questionsAhead(of: place, sheet)
    return Progress(position: passed, least: passed + least, most: passed + most)
  }

  package struct Progress: Hashable, Sendable {
    package let position: Int
    package let least: Int
    package let most: Int
  }
}

extension Form {
  func asked(_ sheet: AnswerSheet) -> [Int] {
    let evaluation = evaluate(sheet)
    var asked: [Int] = []
    for (section, items) in patientSections {
      asked += items.filter { evaluation.standings[$0] == .asked }
      if ends(after: section, evaluation, .final) == .yes { break }
    }
    return asked
  }

  /// Open `when`s make the difference between the two; nothing still to come can undo them.
  func questionsAhead(of place: Int, _ sheet: AnswerSheet) -> (least: Int, most: Int) {
    let evaluation = evaluate(sheet, certainty: .prospective)
    var least = 0
    var most = 0
    var mayHaveEnded = false
    for (section, items) in patientSections {
      for item in items where item > place {
        switch evaluation.standings[item] {
        case .asked:
          most += 1
          if !mayHaveEnded { least += 1 }
        case .undetermined: most += 1
        case .notAsked: break
        }
      }
      switch ends(after: section, evaluation, .prospective) {
      case .yes: return (least, most)
      case .unknown where items.contains { $0 > place } || isOpen(section, sheet, after: place):
        mayHaveEnded = true
      case .unknown, .no: break
      }
    }
    return (least, most)
  }

  func offered(at place: Int, _ sheet: AnswerSheet) -> [(place: Int, option: Option)] {
    let options = facts[place].options.enumerated().map { (place: $0.offset, option: $0.element) }
    guard let offers = facts[place].offers else { return options }
    var picked = Picks()
    if case .picked(let there) = evaluate(sheet).values[offers.item] { picked = offers(there) }
    let mapped = offers(Picks(bits: .max))
    return options.filter { picked.contains($0.place) || !mapped.contains($0.place) }
  }

  private var patientSections: [(section: Int, items: [Int])] {
    questionnaire.sections.indices.compactMap { section in
      guard questionnaire.sections[section].respondent == .patient else { return nil }
      return (section, items.indices.filter { sectionPlaces[$0] == section })
    }
  }

  private func ends(
    after section: Int, _ evaluation: Evaluation, _ certainty: Certainty
  ) -> Truth {
    guard let root = sections[section].endsWhen else { return .no }
    return evaluation.truth(of: root, in: program, certainty: certainty)
  }

  /// Whether a question that the end depends on is still to come.
  private func isOpen(_ section: Int, _ sheet: AnswerSheet, after place: Int) -> Bool {
    guard let ending = questionnaire.sections[section].endsWhen else { return false }
    return ending.references.contains { reference in
      switch reference {
      case .item(let id): itemPlaces[id].map { $0 >= place && sheet[$0] == nil } ?? false
      case .condition: true
      }
    }
  }
}
