import Interview

extension Encoder {
  mutating func encode(
    _ step: Form.Step, into pass: inout EncodedPass, _ inputs: [ItemInput], takenBack: [Literal]
  ) {
    switch step {
    case .section(let place):
      pass.sections[place] = rails(of: form.questionnaire.sections[place].when, in: pass)
    case .condition(let place):
      pass.truths[place] = rails(
        of: form.questionnaire.conditions[place].condition, in: pass)
    case .item(let place):
      let own = rails(of: form.items[place].when, in: pass)
      let section = pass.sections[form.sectionPlaces[place]]
      pass.own[place] = own
      pass.asked[place] = circuit.all([own.yes, section.yes])
      pass.values[place] = value(
        at: place, inputs[place], isHeard: circuit.all([pass.asked[place], !takenBack[place]]),
        stoodInFor: own.no, in: pass)
    }
  }

  /// A missing condition always holds.
  private mutating func rails(of condition: Condition?, in pass: EncodedPass) -> Rails {
    condition.map { rails(of: $0, in: pass) } ?? Rails(yes: .yes, no: .no)
  }

  private mutating func value(
    at place: Int, _ input: ItemInput, isHeard: Literal, stoodInFor: Literal,
    in pass: EncodedPass
  ) -> ItemValue {
    let given = givenValue(at: place, input, in: pass)
    let standIn = standIn(at: place, in: pass)
    func either(_ heard: Literal, _ stand: Literal, _ circuit: inout Circuit) -> Literal {
      circuit.any([circuit.all([isHeard, heard]), circuit.all([stoodInFor, stand])])
    }
    var value = given
    value.known = either(given.known, standIn.known, &circuit)
    value.isPicks = either(given.isPicks, standIn.isPicks, &circuit)
    for option in value.picks.indices {
      value.picks[option] = either(given.picks[option], standIn.picks[option], &circuit)
    }
    for region in value.regions.indices {
      value.regions[region] = either(given.regions[region], standIn.regions[region], &circuit)
    }
    return value
  }

  /// The value of the answer itself, where the question is asked.
  private mutating func givenValue(
    at place: Int, _ input: ItemInput, in pass: EncodedPass
  ) -> ItemValue {
    let facts = form.facts[place]
    var value = blankValue(at: place)
    for option in input.options.indices where !facts.unknown.contains(option) {
      value.picks[option] =
        facts.offers.map { offers in
          circuit.all([input.options[option], isOffered(option, by: offers, in: pass)])
        } ?? input.options[option]
    }
    value.isPicks = circuit.any(value.picks)
    value.regions = input.regions
    value.known = circuit.any(
      [value.isPicks, input.text, facts.isNothingIfUnanswered ? !input.isAnswered : .no]
        + input.regions)
    return value
  }

  private mutating func isOffered(
    _ option: Int, by offers: PickMapping, in pass: EncodedPass
  ) -> Literal {
    let there = offers.places.indices.filter { offers.places[$0] == option }
    return circuit.any(there.map { pass.values[offers.item].picks[$0] })
  }

  private func standIn(at place: Int, in pass: EncodedPass) -> ItemValue {
    var value = blankValue(at: place)
    switch form.facts[place].standIn {
    case .unknown:
      break
    case .nothing:
      value.known = .yes
    case .picked(let picks):
      value.known = .yes
      value.isPicks = .yes
      for option in picks.places { value.picks[option] = .yes }
    case .sameAs(let mapping):
      let source = pass.values[mapping.item]
      value.known = source.known
      value.isPicks = source.isPicks
      value.regions = source.regions
      for (there, here) in mapping.places.enumerated() {
        if let here { value.picks[here] = source.picks[there] }
      }
    }
    return value
  }
}
