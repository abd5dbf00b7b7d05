import Interview

extension QuestionnaireReader {
  mutating func readChoices(_ node: SourceNode) {
    for entry in notes.entries(of: node) ?? [] {
      let name: Identifier<SharedChoices> = notes.name(entry.key, at: entry.keyMark)
      let list = readOptions(entry.value, at: "choices.\(name)")
      choices[name.text] = SharedChoices(
        mark: entry.keyMark, options: list.options, marks: list.marks)
    }
  }

  /// The options in a mapping from code to label.
  mutating func readOptions(
    _ node: SourceNode, at path: String
  ) -> (options: [Option], marks: [SourceMark]) {
    guard let entries = notes.entries(of: node) else { return ([], []) }
    if entries.isEmpty { notes.note(.emptyList, at: node.mark) }
    var options: [Option] = []
    var marks: [SourceMark] = []
    for entry in entries {
      let code: Option.Code = notes.name(entry.key, at: entry.keyMark)
      options.append(readOption(code, entry.value, at: "\(path).\(code)"))
      marks.append(entry.keyMark)
    }
    return (options, marks)
  }

  private mutating func readOption(
    _ code: Option.Code, _ node: SourceNode, at path: String
  ) -> Option {
    guard case .entries = node.content,
      let fields = notes.fields(of: node, as: .option, keys: ["text", "unknown", "exclusive"])
    else {
      let label = notes.localized(node, at: path)
      return Option(code: code, label: label ?? LocalizedText(code.text))
    }
    let label = notes.localized("text", in: fields, at: path)
    return Option(
      code: code, label: label ?? LocalizedText(code.text),
      isUnknown: fields["unknown"].flatMap { notes.isYes($0) } ?? false,
      isExclusive: fields["exclusive"].flatMap { notes.isYes($0) } ?? false)
  }

  /// A list by its name, or options written in place.
  mutating func options(
    _ node: SourceNode, of item: Item.ID
  ) -> (options: [Option], marks: [SourceMark]) {
    if case .entries = node.content { return readOptions(node, at: "items.\(item).options") }
    return sharedOptions(node, for: item)
  }

  mutating func sharedOptions(
    _ node: SourceNode, for item: Item.ID
  ) -> (options: [Option], marks: [SourceMark]) {
    guard let name = notes.text(node) else {
      damaged.insert(item)
      return ([], [])
    }
    guard let list = choices[name] else {
      let nearest = Spelling.nearest(to: name, in: choices.keys.sorted())
      notes.note(.unknownChoices(name, nearest: nearest), at: node.mark)
      if let nearest { choices[nearest]?.users.append(item) }
      damaged.insert(item)
      return ([], [])
    }
    choices[name]?.users.append(item)
    return (list.options, Array(repeating: node.mark, count: list.options.count))
  }
}
