import Interview

extension Encoder {
  mutating func rails(of condition: Condition, in pass: EncodedPass) -> Rails {
    switch condition {
    case .constant(let truth):
      return Rails(yes: Literal(truth == .yes), no: Literal(truth == .no))
    case .all(let parts):
      let parts = parts.map { rails(of: $0, in: pass) }
      return Rails(yes: circuit.all(parts.map(\.yes)), no: circuit.any(parts.map(\.no)))
    case .any(let parts):
      let parts = parts.map { rails(of: $0, in: pass) }
      return Rails(yes: circuit.any(parts.map(\.yes)), no: circuit.all(parts.map(\.no)))
    case .atLeast(let count, let parts):
      let parts = parts.map { rails(of: $0, in: pass) }
      return Rails(
        yes: circuit.atLeast(count, of: parts.map(\.yes)),
        no: !circuit.atLeast(count, of: parts.map { !$0.no }))
    case .not(let part):
      let part = rails(of: part, in: pass)
      return Rails(yes: part.no, no: part.yes)
    case .unknown(let part):
      let part = rails(of: part, in: pass)
      let isKnown = circuit.any([part.yes, part.no])
      return Rails(yes: !isKnown, no: isKnown)
    case .choose(let branches):
      return branches.reversed().reduce(Rails(yes: .no, no: .no)) { rest, branch in
        let then = rails(of: branch.then, in: pass)
        let taken = branch.when.map { rails(of: $0, in: pass).yes } ?? .yes
        return Rails(
          yes: circuit.choice(taken, then.yes, rest.yes),
          no: circuit.choice(taken, then.no, rest.no))
      }
    case .named(let id):
      return form.place(of: id).map { pass.truths[$0] } ?? Rails(yes: .no, no: .no)
    case .answer(let id, let comparison):
      guard let place = form.place(of: id) else { return Rails(yes: .no, no: .no) }
      let value = pass.values[place]
      let holds = test(comparison, of: value, at: place)
      return Rails(yes: holds, no: circuit.all([value.known, !holds]))
    }
  }

  /// Never true of a value that is unknown.
  private mutating func test(
    _ comparison: Comparison, of value: ItemValue, at place: Int
  ) -> Literal {
    switch comparison {
    case .includes(let codes):
      return circuit.any(
        form.facts[place].options.indices.filter {
          codes.contains(form.facts[place].options[$0].code)
        }.map { value.picks[$0] })
    case .number(let relation, let number):
      let line = blueprint.lines[place]
      let regions = value.regions.indices.filter {
        line.holds(relation, in: $0, with: number)
      }.map { value.regions[$0] }
      let count = count(of: value.picks, relation, number)
      return circuit.any(regions + [circuit.all([value.isPicks, count])])
    }
  }

  /// Compares how many there are.
  private mutating func count(
    of picks: [Literal], _ relation: Relation, _ number: Double
  ) -> Literal {
    let counts = (0...picks.count).filter { relation.holds(Double($0), number) }
    guard let fewest = counts.first, let most = counts.last else { return .no }
    return circuit.all([
      circuit.atLeast(fewest, of: picks), !circuit.atLeast(most + 1, of: picks),
    ])
  }
}
