import Interview
import Rules

/// An answer in the making, by the places of the choices on the page.
struct Draft: Hashable, Sendable {
  var marked: Set<Int> = []
  var text = ""
  /// What was just typed, because the key of a choice can have two characters.
  var typed = ""
}

/// The choices of one question as a page shows them, and the answers they stand for.
struct QuestionChoices {
  let form: Form
  let place: Int
  let entries: [Entry]

  enum Entry: Hashable {
    case number(Int)
    case option(Int)
  }

  init(session: Session, place: Int) {
    form = session.form
    self.place = place
    var entries: [Entry] = []
    if case .scale(let scale) = form.items[place].kind { entries = scale.range.map(Entry.number) }
    entries += session.offered(at: place).map { .option($0.place) }
    self.entries = entries
  }

  var scaleCount: Int {
    entries.prefix { entry in
      switch entry {
      case .number: true
      case .option: false
      }
    }.count
  }

  func label(_ entry: Entry, in language: Language) -> String {
    switch entry {
    case .number(let number): String(number)
    case .option(let option): form.options(of: place)[option].label[language]
    }
  }

  /// Digits as far as they go, then letters that no action uses.
  var keys: [String] {
    var letters = "abcdefghijkmnopqrtuvwxyz".map(String.init).makeIterator()
    var digit = 0
    let hasScale = scaleCount > 0
    return entries.map { entry in
      switch entry {
      case .number(let number):
        return String(number)
      case .option:
        digit += 1
        return !hasScale && digit <= 9 ? String(digit) : letters.next() ?? ""
      }
    }
  }

  /// The draft that shows an answer already given.
  func draft(of answer: FittingAnswer?) -> Draft {
    switch answer {
    case nil: Draft()
    case .text(let text): Draft(text: text)
    case .number(let number):
      if let choice = entries.firstIndex(where: { $0 == .number(Int(number)) }) {
        Draft(marked: [choice])
      } else {
        Draft(text: number.plainText)
      }
    case .picked(let picks):
      Draft(
        marked: Set(
          entries.indices.filter { choice in
            if case .option(let option) = entries[choice] { picks.contains(option) } else { false }
          }))
    }
  }

  /// Marks or unmarks a choice; exclusive ones clear the others.
  func toggled(_ choice: Int, in draft: Draft) -> Draft {
    var draft = draft
    guard form.items[place].kind == .many else {
      draft.marked = [choice]
      return draft
    }
    if draft.marked.remove(choice) != nil { return draft }
    if isExclusive(choice) {
      draft.marked = [choice]
    } else {
      draft.marked = draft.marked.filter { !isExclusive($0) }
      draft.marked.insert(choice)
    }
    return draft
  }

  func answer(from draft: Draft) -> Answer? {
    switch form.items[place].kind {
    case .text:
      return draft.text.isEmpty ? nil : .text(draft.text)
    case .number where draft.marked.isEmpty:
      return draft.text.isEmpty
        ? nil : Double(draft.text.replacing(",", with: ".")).map(Answer.number) ?? .text(draft.text)
    case .one, .oneOfPicked, .many, .scale, .number:
      let chosen = draft.marked.sorted().filter(entries.indices.contains).map { entries[$0] }
      if case .number(let number)? = chosen.first { return .number(Double(number)) }
      let codes = chosen.compactMap { entry -> Option.Code? in
        guard case .option(let option) = entry else { return nil }
        return form.options(of: place)[option].code
      }
      return codes.isEmpty ? nil : .codes(codes)
    }
  }

  /// Whether what is marked says that the answer is not known.
  func isDeclined(_ draft: Draft) -> Bool {
    draft.marked.contains { choice in
      guard entries.indices.contains(choice), case .option(let option) = entries[choice] else {
        return false
      }
      return form.options(of: place)[option].isUnknown
    }
  }

  private func isExclusive(_ choice: Int) -> Bool {
    guard case .option(let option) = entries[choice] else { return false }
    return form.options(of: place)[option].isExclusive
  }
}
