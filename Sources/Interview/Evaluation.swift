/// What the answers make of every question and every named condition.
package struct Evaluation: Sendable {
  package internal(set) var values: [Value]
  package internal(set) var standings: [Standing]
  /// In the order of the questionnaire's conditions.
  package internal(set) var truths: [Truth]
  var sectionTruths: [Truth]
}

extension Form {
  package var blankEvaluation: Evaluation {
    Evaluation(
      values: Array(repeating: .unknown, count: items.count),
      standings: Array(repeating: .asked, count: items.count),
      truths: Array(repeating: .unknown, count: questionnaire.conditions.count),
      sectionTruths: Array(repeating: .yes, count: sections.count))
  }

  package func evaluate(
    _ sheet: AnswerSheet, certainty: Certainty = .final
  ) -> Evaluation {
    var evaluation = blankEvaluation
    evaluate(sheet, certainty: certainty, into: &evaluation)
    return evaluation
  }

  /// As `evaluate(_:certainty:)`, into room that is already there.
  package func evaluate(
    _ sheet: AnswerSheet, certainty: Certainty = .final, into evaluation: inout Evaluation
  ) {
    fill(&evaluation, from: sheet, without: [], certainty: certainty)
    guard !sheet.changed.isEmpty else { return }
    let takenBack = sheet.changed.filter { !stillWarns($0, sheet, evaluation) }
    guard !takenBack.isEmpty else { return }
    fill(&evaluation, from: sheet, without: takenBack, certainty: certainty)
  }

  /// A safety answer that was taken back counts all the same while it is itself a warning.
  private func stillWarns(_ place: Int, _ sheet: AnswerSheet, _ evaluation: Evaluation) -> Bool {
    guard case .picked(let picks)? = sheet[place], picks.intersects(facts[place].warnings) else {
      return false
    }
    return facts[place].warningConditions.contains { evaluation.truths[$0] == .yes }
  }

  private func fill(
    _ evaluation: inout Evaluation, from sheet: AnswerSheet, without takenBack: Set<Int>,
    certainty: Certainty
  ) {
    // Borrowed once: per-access uniqueness checks would cost more than the conditions.
    let program = self.program
    program.reading(into: &evaluation, certainty: certainty) {
      truth, values, standings, named, sections in
      for step in order {
        switch step {
        case .section(let place):
          sections[place] = self.sections[place].when.map(truth) ?? .yes
        case .condition(let place):
          named[place] = truth(conditionRoots[place])
        case .item(let place):
          let own = facts[place].when.map(truth) ?? .yes
          let standing = Self.standing(own: own, section: sections[sectionPlaces[place]])
          standings[place] = standing
          values[place] =
            switch standing {
            case .asked:
              takenBack.contains(place)
                ? .unknown : self.value(of: sheet[place], at: place, values: values)
            case .notAsked where own == .no:
              standIn(at: place, values: values)
            case .notAsked, .undetermined:
              .unknown
            }
        }
      }
    }
  }

  private static func standing(own: Truth, section: Truth) -> Standing {
    switch own.and(section) {
    case .yes: .asked
    case .no: .notAsked
    case .unknown: .undetermined
    }
  }

  private func value(
    of answer: FittingAnswer?, at place: Int, values: UnsafeMutableBufferPointer<Value>
  ) -> Value {
    switch answer {
    case nil:
      return facts[place].isNothingIfUnanswered ? .nothing : .unknown
    case .number(let number):
      return .number(number)
    case .text:
      return .text
    case .picked(let picks):
      if picks.intersects(facts[place].unknown) { return .unknown }
      if let offers = facts[place].offers, !isOffered(picks, by: offers, values: values) {
        return .unknown
      }
      return .picked(picks)
    }
  }

  private func isOffered(
    _ picks: Picks, by offers: PickMapping, values: UnsafeMutableBufferPointer<Value>
  ) -> Bool {
    guard case .picked(let there) = values[offers.item] else { return false }
    return picks.subtracting(offers(there)).isEmpty
  }

  private func standIn(
    at place: Int, values: UnsafeMutableBufferPointer<Value>
  ) -> Value {
    switch facts[place].standIn {
    case .unknown: .unknown
    case .nothing: .nothing
    case .picked(let picks): .picked(picks)
    case .sameAs(let mapping):
      switch values[mapping.item] {
      case .picked(let picks): .picked(mapping(picks))
      case .unknown, .nothing, .number, .text: values[mapping.item]
      }
    }
  }
}

extension ConditionProgram {
  /// Opens the evaluation's arrays for one pass.
  fileprivate func reading(
    into evaluation: inout Evaluation, certainty: Certainty,
    _ pass: (
      _ truth: (Int32) -> Truth, UnsafeMutableBufferPointer<Value>,
      UnsafeMutableBufferPointer<Standing>, UnsafeMutableBufferPointer<Truth>,
      UnsafeMutableBufferPointer<Truth>
    ) -> Void
  ) {
    instructions.withUnsafeBufferPointer { instructions in
      children.withUnsafeBufferPointer { children in
        evaluation.values.withUnsafeMutableBufferPointer { values in
          evaluation.truths.withUnsafeMutableBufferPointer { named in
            evaluation.standings.withUnsafeMutableBufferPointer { standings in
              evaluation.sectionTruths.withUnsafeMutableBufferPointer { sections in
                let reading = Reading(
                  instructions: instructions, children: children,
                  values: UnsafeBufferPointer(values), named: UnsafeBufferPointer(named),
                  certainty: certainty)
                pass({ reading.truth(of: $0) }, values, standings, named, sections)
              }
            }
          }
        }
      }
    }
  }
}

extension Form {
  /// The questions whose answers count for nothing, because they are not asked or not offered.
  package func ignored(_ sheet: AnswerSheet, _ evaluation: Evaluation) -> [Int] {
    items.indices.filter { place in
      guard let answer = sheet[place] else { return false }
      guard evaluation.standings[place] == .asked else { return true }
      guard let offers = facts[place].offers, case .picked(let picks) = answer,
        !picks.intersects(facts[place].unknown)
      else { return false }
      guard case .picked(let there) = evaluation.values[offers.item] else { return true }
      return !picks.subtracting(offers(there)).isEmpty
    }
  }
}
