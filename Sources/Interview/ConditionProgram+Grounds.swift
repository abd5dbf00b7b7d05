extension Evaluation {
  package func truth(
    of root: Int32, in program: ConditionProgram, certainty: Certainty = .final
  ) -> Truth {
    values.withUnsafeBufferPointer { values in
      truths.withUnsafeBufferPointer { named in
        program.truth(of: root, values: values, named: named, certainty: certainty)
      }
    }
  }
}

extension Form {
  /// The questions for whose answers a true condition waits: it is true only because they are
  /// unknown. Empty when it is true by what is known.
  package func waits(
    for root: Int32, in program: ConditionProgram, _ evaluation: Evaluation
  ) -> Set<Int> {
    Grounds(form: self, program: program, evaluation: evaluation).ofTrue(root)
  }

  /// The questions whose answers would settle an unknown condition.
  package func unsettled(
    by root: Int32, in program: ConditionProgram, _ evaluation: Evaluation
  ) -> Set<Int> {
    Grounds(form: self, program: program, evaluation: evaluation).ofUnknown(root)
  }

  /// The questions whose answers would settle an unknown named condition.
  package func unsettled(by condition: Int, _ evaluation: Evaluation) -> Set<Int> {
    unsettled(by: conditionRoots[condition], in: program, evaluation)
  }
}

private struct Grounds {
  let form: Form
  let program: ConditionProgram
  let evaluation: Evaluation

  func ofTrue(_ root: Int32) -> Set<Int> {
    let parts = program.parts(of: root)
    switch program.instructions[Int(root)].operation {
    case .constant, .includes, .number, .not:
      return []
    case .all:
      return parts.reduce(into: []) { $0.formUnion(ofTrue($1)) }
    case .any, .atLeast:
      let holding = parts.filter { truth(of: $0) == .yes }.map(ofTrue)
      return holding.contains([]) ? [] : holding.reduce(into: []) { $0.formUnion($1) }
    case .unknown:
      return parts.reduce(into: []) { $0.formUnion(ofUnknown($1)) }
    case .choose:
      return taken(parts).map(ofTrue) ?? []
    case .named(let place):
      return inForm.ofTrue(form.conditionRoots[place])
    }
  }

  func ofUnknown(_ root: Int32) -> Set<Int> {
    let parts = program.parts(of: root)
    switch program.instructions[Int(root)].operation {
    case .constant, .unknown:
      return []
    case .all, .any, .atLeast, .not:
      return parts.filter { truth(of: $0) == .unknown }
        .reduce(into: []) { $0.formUnion(ofUnknown($1)) }
    case .choose:
      guard let then = taken(parts) else { return [] }
      guard case .constant = program.instructions[Int(then)].operation else {
        return ofUnknown(then)
      }
      // The author gave the plain value: only another branch could say more.
      return stride(from: parts.startIndex, to: parts.endIndex, by: 2)
        .prefix { parts[$0 + 1] != then }
        .reduce(into: []) { $0.formUnion(unansweredItems(in: parts[$1])) }
    case .includes(let item, _), .number(let item, _, _):
      return toAnswer(item)
    case .named(let place):
      return inForm.ofUnknown(form.conditionRoots[place])
    }
  }

  private var inForm: Grounds {
    Grounds(form: form, program: form.program, evaluation: evaluation)
  }

  private func truth(of root: Int32) -> Truth { evaluation.truth(of: root, in: program) }

  private func taken(_ parts: ArraySlice<Int32>) -> Int32? {
    stride(from: parts.startIndex, to: parts.endIndex, by: 2)
      .first { truth(of: parts[$0]) == .yes }
      .map { parts[$0 + 1] }
  }

  private func toAnswer(_ item: Int) -> Set<Int> {
    switch evaluation.standings[item] {
    case .asked:
      return evaluation.values[item] == .unknown ? [item] : []
    case .undetermined:
      return openWhens(of: item).reduce(into: []) { $0.formUnion(inForm.ofUnknown($1)) }
    case .notAsked:
      guard case .sameAs(let mapping) = form.facts[item].standIn else { return [] }
      return toAnswer(mapping.item)
    }
  }

  private func openWhens(of item: Int) -> [Int32] {
    [form.facts[item].when, form.sections[form.sectionPlaces[item]].when]
      .compactMap { $0 }
      .filter { inForm.truth(of: $0) == .unknown }
  }

  private func unansweredItems(in root: Int32) -> Set<Int> {
    switch program.instructions[Int(root)].operation {
    case .includes(let item, _), .number(let item, _, _):
      guard evaluation.standings[item] == .asked else { return [] }
      switch evaluation.values[item] {
      case .unknown, .nothing: return [item]
      case .picked, .number, .text: return []
      }
    case .constant, .named:
      return []
    case .all, .any, .atLeast, .not, .unknown, .choose:
      return program.parts(of: root).reduce(into: []) { $0.formUnion(unansweredItems(in: $1)) }
    }
  }
}
