import Interview

extension QuestionnaireReader {
  /// What published systems call the question, by system, in the order of writing.
  mutating func readCodes(in fields: Fields) -> [PublishedCode] {
    let systems = PublishedCode.System.allCases.map(\.rawValue)
    guard let node = fields["codes"],
      let codes = notes.fields(of: node, as: .codes, keys: systems)
    else { return [] }
    return codes.entries.compactMap { entry in
      guard let system = PublishedCode.System(rawValue: entry.key),
        let code = notes.text(entry.value)
      else { return nil }
      if !system.couldHave(code) { notes.note(.noSuchCode(code, in: system), at: entry.value.mark) }
      return PublishedCode(system, code)
    }
  }
}
