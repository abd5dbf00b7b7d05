extension Form {
  /// The places of the questions for whose answers a true condition waits: it is true only because
  /// they are unknown. Empty when it is true by what is known.
  package func waits(
    for root: Int32, in program: ConditionProgram, _ evaluation: Evaluation,
    into places: inout [Int]
  ) {
    collect(program, evaluation, into: &places) { $0.ofTrue(root, $1) }
  }

  /// The places of the questions whose answers would settle an unknown named condition.
  package func unsettled(by condition: Int, _ evaluation: Evaluation) -> [Int] {
    var places: [Int] = []
    collect(program, evaluation, into: &places) { $0.ofUnknown(conditionRoots[condition], $1) }
    return places
  }

  private func collect(
    _ program: ConditionProgram, _ evaluation: Evaluation, into places: inout [Int],
    _ find: (Waiting, Waiting.Reading) -> Waiting.Places
  ) {
    places.removeAll(keepingCapacity: true)
    self.program.reading(evaluation) { inForm in
      program.reading(evaluation) { inProgram in
        evaluation.standings.withUnsafeBufferPointer { standings in
          for window in 0...(items.count / 64) {
            let waiting = Waiting(
              form: self, inForm: inForm, standings: standings, first: window * 64)
            var bits = find(waiting, inProgram).bits
            while bits != 0 {
              places.append(window * 64 + bits.trailingZeroBitCount)
              bits &= bits - 1
            }
          }
        }
      }
    }
  }
}

extension ConditionProgram {
  fileprivate func reading(_ evaluation: Evaluation, _ read: (Reading) -> Void) {
    instructions.withUnsafeBufferPointer { instructions in
      children.withUnsafeBufferPointer { children in
        evaluation.values.withUnsafeBufferPointer { values in
          evaluation.truths.withUnsafeBufferPointer { named in
            read(
              Reading(
                instructions: instructions, children: children, values: values, named: named,
                certainty: .final))
          }
        }
      }
    }
  }
}

/// The search behind `waits` and `unsettled`, 64 questions at a time and without a heap.
private struct Waiting {
  let form: Form
  let inForm: ConditionProgram.Reading
  let standings: UnsafeBufferPointer<Standing>
  /// The place of the question that the lowest bit stands for.
  let first: Int

  typealias Reading = ConditionProgram.Reading

  struct Places {
    var bits: UInt64 = 0
    /// Counts the questions outside of these 64 too.
    var isEmpty = true

    mutating func formUnion(_ other: Places) {
      bits |= other.bits
      isEmpty = isEmpty && other.isEmpty
    }
  }

  func ofTrue(_ root: Int32, _ reading: Reading) -> Places {
    let instruction = reading.instructions[Int(root)]
    var places = Places()
    switch instruction.operation {
    case .constant, .includes, .number, .not:
      break
    case .all:
      for part in instruction.parts { places.formUnion(ofTrue(reading.children[part], reading)) }
    case .any, .atLeast:
      for part in instruction.parts where reading.truth(of: reading.children[part]) == .yes {
        let holding = ofTrue(reading.children[part], reading)
        if holding.isEmpty { return holding }
        places.formUnion(holding)
      }
    case .unknown:
      for part in instruction.parts {
        places.formUnion(ofUnknown(reading.children[part], reading))
      }
    case .choose:
      if let taken = taken(instruction, reading) {
        places = ofTrue(reading.children[taken + 1], reading)
      }
    case .named(let place):
      places = ofTrue(form.conditionRoots[place], inForm)
    }
    return places
  }

  func ofUnknown(_ root: Int32, _ reading: Reading) -> Places {
    let instruction = reading.instructions[Int(root)]
    var places = Places()
    switch instruction.operation {
    case .constant, .unknown:
      break
    case .all, .any, .atLeast, .not:
      for part in instruction.parts where reading.truth(of: reading.children[part]) == .unknown {
        places.formUnion(ofUnknown(reading.children[part], reading))
      }
    case .choose:
      guard let taken = taken(instruction, reading) else { break }
      let then = reading.children[taken + 1]
      guard case .constant = reading.instructions[Int(then)].operation else {
        return ofUnknown(then, reading)
      }
      // The author gave the plain value: only an earlier branch could say more.
      var branch = instruction.parts.lowerBound
      while branch < instruction.parts.upperBound, reading.children[branch + 1] != then {
        places.formUnion(unanswered(in: reading.children[branch], reading))
        branch += 2
      }
    case .includes(let item, _), .number(let item, _, _):
      places = toAnswer(item)
    case .named(let place):
      places = ofUnknown(form.conditionRoots[place], inForm)
    }
    return places
  }

  private func taken(
    _ instruction: ConditionProgram.Instruction, _ reading: Reading
  ) -> Int? {
    var branch = instruction.parts.lowerBound
    while branch < instruction.parts.upperBound {
      if reading.truth(of: reading.children[branch]) == .yes { return branch }
      branch += 2
    }
    return nil
  }

  private func toAnswer(_ item: Int) -> Places {
    switch standings[item] {
    case .asked:
      return inForm.values[item] == .unknown ? only(item) : Places()
    case .undetermined:
      var places = ofOpen(form.facts[item].when)
      places.formUnion(ofOpen(form.sections[form.sectionPlaces[item]].when))
      return places
    case .notAsked:
      guard case .sameAs(let mapping) = form.facts[item].standIn else { return Places() }
      return toAnswer(mapping.item)
    }
  }

  private func ofOpen(_ when: Int32?) -> Places {
    guard let when, inForm.truth(of: when) == .unknown else { return Places() }
    return ofUnknown(when, inForm)
  }

  private func unanswered(in root: Int32, _ reading: Reading) -> Places {
    let instruction = reading.instructions[Int(root)]
    var places = Places()
    switch instruction.operation {
    case .includes(let item, _), .number(let item, _, _):
      guard standings[item] == .asked else { break }
      switch inForm.values[item] {
      case .unknown, .nothing: places = only(item)
      case .picked, .number, .text: break
      }
    case .constant, .named:
      break
    case .all, .any, .atLeast, .not, .unknown, .choose:
      for part in instruction.parts {
        places.formUnion(unanswered(in: reading.children[part], reading))
      }
    }
    return places
  }

  private func only(_ item: Int) -> Places {
    Places(bits: 0..<64 ~= item - first ? 1 &<< UInt64(item - first) : 0, isEmpty: false)
  }
}

extension ConditionProgram.Instruction {
  fileprivate var parts: Range<Int> { Int(firstChild)..<Int(firstChild + childCount) }
}
