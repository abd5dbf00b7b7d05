extension FormIndex {
  /// Everything that is worked out, each after all that it reads; or the loop that forbids it.
  func evaluationOrder() -> Result<[Form.Step], LoopFound> {
    var walk = DependencyWalk(index: self)
    for section in questionnaire.sections.indices {
      if let loop = walk.visit(.section(section)) { return .failure(LoopFound(loop)) }
    }
    for item in items.indices {
      if let loop = walk.visit(.item(item)) { return .failure(LoopFound(loop)) }
    }
    for condition in questionnaire.conditions.indices {
      if let loop = walk.visit(.condition(condition)) { return .failure(LoopFound(loop)) }
    }
    return .success(walk.order)
  }

  struct LoopFound: Error {
    let problem: Problem

    init(_ problem: Problem) {
      self.problem = problem
    }
  }

  func reads(_ step: Form.Step) -> [Form.Step] {
    switch step {
    case .section(let place):
      return reads(questionnaire.sections[place].when)
    case .item(let place):
      var steps: [Form.Step] = [.section(sectionPlaces[place])] + reads(items[place].when)
      if case .oneOfPicked(let other) = items[place].kind, let source = itemPlaces[other] {
        steps.append(.item(source))
      }
      if case .sameAs(let other) = items[place].ifNotAsked, let source = itemPlaces[other] {
        steps.append(.item(source))
      }
      return steps
    case .condition(let place):
      return reads(questionnaire.conditions[place].condition)
    }
  }

  private func reads(_ condition: Condition?) -> [Form.Step] {
    guard let condition else { return [] }
    return condition.references.compactMap { reference in
      switch reference {
      case .item(let id): itemPlaces[id].map(Form.Step.item)
      case .condition(let id): conditionPlaces[id].map(Form.Step.condition)
      }
    }
  }

  func node(_ step: Form.Step) -> Problem.Node {
    switch step {
    case .section(let place): .section(questionnaire.sections[place].id)
    case .item(let place): .item(items[place].id)
    case .condition(let place): .condition(questionnaire.conditions[place].id)
    }
  }

  func home(of step: Form.Step) -> Place {
    switch step {
    case .section(let place): .section(place, .when(ConditionPath()))
    case .item(let place): .item(place, .when(ConditionPath()))
    case .condition(let place): .condition(place, .condition(ConditionPath()))
    }
  }
}

/// A depth-first walk that remembers its way, so that a loop can be told.
private struct DependencyWalk {
  let index: FormIndex
  var order: [Form.Step] = []
  private var done: Set<Form.Step> = []

  init(index: FormIndex) {
    self.index = index
  }

  /// An explicit stack: a long chain of conditions must not exhaust the thread's own.
  mutating func visit(_ start: Form.Step) -> Problem? {
    guard !done.contains(start) else { return nil }
    var way: [(step: Form.Step, open: [Form.Step])] = [(start, index.reads(start).reversed())]
    var onTheWay: Set<Form.Step> = [start]
    while let current = way.last {
      guard let next = current.open.last else {
        way.removeLast()
        onTheWay.remove(current.step)
        done.insert(current.step)
        order.append(current.step)
        continue
      }
      way[way.count - 1].open.removeLast()
      if onTheWay.contains(next) {
        let steps = way.map(\.step)
        let loop = Array(steps[(steps.firstIndex(of: next) ?? 0)...])
        return Problem(.loop(loop.map(index.node)), at: index.home(of: next))
      }
      if !done.contains(next) {
        onTheWay.insert(next)
        way.append((next, index.reads(next).reversed()))
      }
    }
    return nil
  }
}

extension Condition {
  package enum Reference: Hashable, Sendable {
    case item(Item.ID)
    case condition(NamedCondition.ID)
  }

  /// What the condition names, in the order of writing.
  package var references: [Reference] {
    switch self {
    case .constant: []
    case .all(let children), .any(let children), .atLeast(_, let children):
      children.flatMap(\.references)
    case .not(let child), .unknown(let child): child.references
    case .choose(let branches):
      branches.flatMap { ($0.when?.references ?? []) + $0.then.references }
    case .answer(let id, _): [.item(id)]
    case .named(let id): [.condition(id)]
    }
  }
}
