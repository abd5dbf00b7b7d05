/// Conditions laid out in one flat array, so that evaluating one touches no heap.
package struct ConditionProgram: Sendable {
  private(set) var instructions: [Instruction] = []
  /// Places of children, in runs.
  private(set) var children: [Int32] = []

  package init() {}

  struct Instruction: Sendable {
    enum Operation: Sendable {
      case constant(Truth)
      case all, any
      case atLeast(Int)
      case not, unknown
      /// Children in pairs: `when`, then `then`.
      case choose
      case includes(item: Int, Picks)
      case number(item: Int, Relation, Double)
      case named(Int)
    }

    let operation: Operation
    var firstChild: Int32 = 0
    var childCount: Int32 = 0
  }

  /// Adds a condition whose names are all known to `scope`; the result is its root.
  package mutating func add(_ condition: Condition, in scope: some ConditionScope) -> Int32 {
    switch condition {
    case .constant(let truth): add(.constant(truth))
    case .all(let parts): add(.all, parts, in: scope)
    case .any(let parts): add(.any, parts, in: scope)
    case .atLeast(let count, let parts): add(.atLeast(count), parts, in: scope)
    case .not(let part): add(.not, [part], in: scope)
    case .unknown(let part): add(.unknown, [part], in: scope)
    case .choose(let branches):
      add(
        .choose, branches.flatMap { [$0.when ?? .constant(.yes), $0.then] }, in: scope)
    case .named(let id):
      add(scope.place(of: id).map { .named($0) } ?? .constant(.unknown))
    case .answer(let id, let comparison):
      add(scope.place(of: id).map { test(comparison, $0, in: scope) } ?? .constant(.unknown))
    }
  }

  private func test(
    _ comparison: Comparison, _ place: Int, in scope: some ConditionScope
  ) -> Instruction.Operation {
    switch comparison {
    case .number(let relation, let number):
      return .number(item: place, relation, number)
    case .includes(let codes):
      var picks = Picks()
      for (order, option) in scope.options(of: place).enumerated()
      where codes.contains(option.code) {
        picks = picks.union(Picks(order))
      }
      return .includes(item: place, picks)
    }
  }

  private mutating func add(
    _ operation: Instruction.Operation, _ parts: [Condition] = [], in scope: some ConditionScope
  ) -> Int32 {
    let roots = parts.map { add($0, in: scope) }
    return add(operation, children: roots)
  }

  private mutating func add(_ operation: Instruction.Operation) -> Int32 {
    add(operation, children: [])
  }

  private mutating func add(
    _ operation: Instruction.Operation, children roots: [Int32]
  ) -> Int32 {
    let first = Int32(children.count)
    children += roots
    instructions.append(
      Instruction(operation: operation, firstChild: first, childCount: Int32(roots.count)))
    return Int32(instructions.count - 1)
  }

  func parts(of root: Int32) -> ArraySlice<Int32> {
    let instruction = instructions[Int(root)]
    let first = Int(instruction.firstChild)
    return children[first..<(first + Int(instruction.childCount))]
  }
}

/// How `unknown` reads a condition that is unknown.
package enum Certainty: Sendable {
  /// The answers are all there will be.
  case final
  /// More answers may come, so that only what no answer can undo counts as known.
  case prospective
}

extension ConditionProgram {
  /// The truth of one condition, given the values of questions and named conditions.
  package func truth(
    of root: Int32, values: UnsafeBufferPointer<Value>, named: UnsafeBufferPointer<Truth>,
    certainty: Certainty
  ) -> Truth {
    instructions.withUnsafeBufferPointer { instructions in
      children.withUnsafeBufferPointer { children in
        Reading(
          instructions: instructions, children: children, values: values, named: named,
          certainty: certainty
        ).truth(of: root)
      }
    }
  }

  struct Reading {
    let instructions: UnsafeBufferPointer<Instruction>
    let children: UnsafeBufferPointer<Int32>
    let values: UnsafeBufferPointer<Value>
    let named: UnsafeBufferPointer<Truth>
    let certainty: Certainty

    func truth(of root: Int32) -> Truth {
      let instruction = instructions[Int(root)]
      let first = Int(instruction.firstChild)
      let end = first + Int(instruction.childCount)
      switch instruction.operation {
      case .constant(let truth):
        return truth
      case .all:
        var result = Truth.yes
        for child in first..<end {
          result = result.and(truth(of: children[child]))
          if result == .no { break }
        }
        return result
      case .any:
        var result = Truth.no
        for child in first..<end {
          result = result.or(truth(of: children[child]))
          if result == .yes { break }
        }
        return result
      case .atLeast(let count):
        var known = 0
        var open = 0
        for child in first..<end {
          switch truth(of: children[child]) {
          case .yes: known += 1
          case .unknown: open += 1
          case .no: break
          }
        }
        return known >= count ? .yes : known + open >= count ? .unknown : .no
      case .not:
        return truth(of: children[first]).negated
      case .unknown:
        guard truth(of: children[first]) == .unknown else { return .no }
        return certainty == .final ? .yes : .unknown
      case .choose:
        var branch = first
        while branch < end {
          switch truth(of: children[branch]) {
          case .yes: return truth(of: children[branch + 1])
          case .unknown where certainty == .prospective: return .unknown
          case .unknown, .no: branch += 2
          }
        }
        return .unknown
      case .includes(let item, let picks):
        return values[item].includes(picks)
      case .number(let item, let relation, let number):
        return values[item].compares(relation, number)
      case .named(let place):
        return named[place]
      }
    }
  }
}
