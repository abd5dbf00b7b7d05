import Interview

/// What two versions of a questionnaire ask differently, by their files alone.
struct QuestionnaireChanges {
  private(set) var changes: [Change] = []

  struct Change: Hashable {
    let kind: Kind
    /// The question, in the version that has it.
    let item: Item.ID
    /// The option that it is about, rather than the whole question.
    let option: Interview.Option.Code?
    /// The new name, where that is what changed.
    let newName: String?

    init(
      _ kind: Kind, _ item: Item.ID, option: Interview.Option.Code? = nil, newName: String? = nil
    ) {
      self.kind = kind
      self.item = item
      self.option = option
      self.newName = newName
    }
  }

  enum Kind: String {
    case added
    case removed
    /// The same words under another name.
    case renamed
    /// Other words under the same name.
    case reworded
    /// Answered in another way, such as with several options.
    case answeredOtherwise = "answered-otherwise"
  }

  init(from old: Questionnaire, to new: Questionnaire) {
    let before = old.sections.flatMap(\.items)
    let after = new.sections.flatMap(\.items)
    let matched = Self.matched(before, after, id: \.id, words: \.ask.source)
    for (item, other) in matched {
      guard let other else {
        changes.append(Change(.removed, item.id))
        continue
      }
      if item.id != other.id {
        changes.append(Change(.renamed, item.id, newName: other.id.text))
      } else if item.ask.source != other.ask.source {
        changes.append(Change(.reworded, item.id))
      }
      if !item.kind.isLike(other.kind) { changes.append(Change(.answeredOtherwise, other.id)) }
      addOptions(of: item, other)
    }
    let kept = Set(matched.compactMap { $0.new?.id })
    changes += after.filter { !kept.contains($0.id) }.map { Change(.added, $0.id) }
  }

  private mutating func addOptions(of item: Item, _ other: Item) {
    let matched = Self.matched(
      item.options, other.options, id: \.code, words: \.label.source)
    for (option, now) in matched {
      guard let now else {
        changes.append(Change(.removed, item.id, option: option.code))
        continue
      }
      if option.code != now.code {
        changes.append(
          Change(.renamed, other.id, option: option.code, newName: now.code.text))
      } else if option.label.source != now.label.source {
        changes.append(Change(.reworded, other.id, option: option.code))
      }
    }
    let kept = Set(matched.compactMap { $0.new?.code })
    changes += other.options.filter { !kept.contains($0.code) }
      .map { Change(.added, other.id, option: $0.code) }
  }

  /// Each old one with the new one of the same name, else with one of the same words whose name is
  /// new too.
  private static func matched<Part, Name: Hashable>(
    _ old: [Part], _ new: [Part], id: (Part) -> Name, words: (Part) -> String
  ) -> [(old: Part, new: Part?)] {
    let oldNames = Set(old.map(id))
    var unnamed = new.filter { !oldNames.contains(id($0)) }
    return old.map { part in
      if let same = new.first(where: { id($0) == id(part) }) { return (part, same) }
      guard let place = unnamed.firstIndex(where: { words($0) == words(part) }) else {
        return (part, nil)
      }
      return (part, unnamed.remove(at: place))
    }
  }
}

extension Item.Kind {
  /// The same kind, whatever its limits and words.
  fileprivate func isLike(_ other: Item.Kind) -> Bool {
    switch (self, other) {
    case (.one, .one), (.many, .many), (.oneOfPicked, .oneOfPicked), (.text, .text): true
    case (.scale(let mine), .scale(let theirs)): mine.range == theirs.range
    case (.number(let mine), .number(let theirs)): mine == theirs
    case _: false
    }
  }
}
