/// The names that a condition may use.
package protocol ConditionScope {
  func place(of item: Item.ID) -> Int?
  func place(of condition: NamedCondition.ID) -> Int?
  func kind(of place: Int) -> Item.Kind
  func options(of place: Int) -> [Option]
  var itemNames: [String] { get }
  var conditionNames: [String] { get }
}

extension ConditionScope {
  /// Everything wrong with a condition's names and comparisons, each with its way from the root.
  package func faults(
    in condition: Condition, at path: ConditionPath = ConditionPath()
  ) -> [(fact: Problem.Fact, path: ConditionPath)] {
    switch condition {
    case .constant:
      []
    case .all(let children), .any(let children):
      faults(in: children, at: path)
    case .atLeast(let count, let children):
      (count < 1 || count > children.count
        ? [(.impossibleCount(count, of: children.count), path)] : [])
        + faults(in: children, at: path)
    case .not(let child), .unknown(let child):
      faults(in: child, at: path.child(0))
    case .choose(let branches):
      branches.enumerated().flatMap { place, branch in
        (branch.when.map { faults(in: $0, at: path.child(2 * place)) } ?? [])
          + faults(in: branch.then, at: path.child(2 * place + 1))
      }
    case .named(let id):
      place(of: id) != nil
        ? []
        : [
          (
            .unknownCondition(id, nearest: Spelling.nearest(to: id, in: conditionNames)),
            path.at(.subject)
          )
        ]
    case .answer(let id, let comparison):
      faults(in: comparison, with: id, at: path)
    }
  }

  private func faults(
    in children: [Condition], at path: ConditionPath
  ) -> [(fact: Problem.Fact, path: ConditionPath)] {
    children.enumerated().flatMap { faults(in: $1, at: path.child($0)) }
  }

  private func faults(
    in comparison: Comparison, with id: Item.ID, at path: ConditionPath
  ) -> [(fact: Problem.Fact, path: ConditionPath)] {
    guard let place = place(of: id) else {
      let nearest = Spelling.nearest(to: id, in: itemNames)
      return [(.unknownItem(id, nearest: nearest), path.at(.subject))]
    }
    switch comparison {
    case .number:
      switch kind(of: place) {
      case .many, .scale, .number: return []
      case .one, .oneOfPicked, .text: return [(.notComparable(id), path.at(.comparison))]
      }
    case .includes(let codes):
      let known = options(of: place).map(\.code)
      guard !known.isEmpty else { return [(.notAChoice(id), path.at(.comparison))] }
      return codes.enumerated().compactMap { order, code in
        guard !known.contains(code) else { return nil }
        let nearest = Spelling.nearest(to: code, in: known.map(\.text))
        return (.unknownOption(code, of: id, nearest: nearest), path.at(.code(order)))
      }
    }
  }
}
