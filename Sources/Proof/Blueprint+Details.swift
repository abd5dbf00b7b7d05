import Interview

extension Blueprint {
  /// What distracts in an example, worst first: warnings, then picks beside “none”, then the later
  /// of two options and the higher of two numbers.
  func details(of inputs: [ItemInput]) -> [Literal] {
    var groups: [[Literal]] = [[], [], []]
    for (place, input) in inputs.enumerated().reversed() {
      let facts = form.facts[place]
      for option in input.options.indices.reversed() {
        let group =
          facts.warnings.contains(option)
          ? 0 : form.items[place].kind == .many && !facts.exclusive.contains(option) ? 1 : 2
        groups[group].append(input.options[option])
      }
      groups[2] += input.regions.reversed()
    }
    return groups.flatMap { $0 }.filter { !$0.isConstant }
  }
}

extension [ItemInput] {
  /// What makes an example larger: answers, and marks of warnings taken back.
  var costs: [Literal] {
    flatMap { [$0.isAnswered, $0.isChanged] }.filter { !$0.isConstant }
  }
}
