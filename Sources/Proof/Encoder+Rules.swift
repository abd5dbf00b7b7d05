import Rules

extension Encoder {
  /// The rule that decides is one of these; the last rule decides where none holds.
  mutating func decides(where isMember: (Rule) -> Bool, in sheet: EncodedSheet) -> Literal {
    let definition = blueprint.definition.rules
    guard let last = definition.last else { return .no }
    var result = Literal(isMember(last))
    var run: [Literal] = []
    var runIsMember = isMember(last)
    func close(_ circuit: inout Circuit) {
      guard !run.isEmpty else { return }
      let holds = circuit.anyInPieces(run.reversed())
      result = runIsMember ? circuit.any([holds, result]) : circuit.all([!holds, result])
      run = []
    }
    for place in definition.indices.dropLast().reversed() {
      let belongs = isMember(definition[place])
      if belongs != runIsMember {
        close(&self.circuit)
        runIsMember = belongs
      }
      run.append(sheet.rules[place])
    }
    close(&self.circuit)
    return result
  }
}
