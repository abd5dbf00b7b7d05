/// What a typed line means on a page.
enum LinearReading: Hashable {
  case messages([KioskMessage])
  case repeatPage
  case help
  case review
  case notUnderstood

  init(_ line: String, on page: Page) {
    let words = line.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\r" }.map(String.init)
    let only = words.count == 1 ? words[0].lowercased() : nil
    self =
      Self.command(only, on: page)
      ?? Self.answer(words, line: line, on: page)
      ?? (words.isEmpty ? Self.entered(on: page) : .notUnderstood)
  }

  private static func command(_ word: String?, on page: Page) -> LinearReading? {
    guard let word else { return nil }
    switch word {
    case "<": return action(.back, on: page)
    case "!": return action(.skip, on: page)
    case "?": return page.offers(.explain) ? .messages([.act(.explain)]) : .help
    case "=": return .review
    default: break
    }
    if case .field(let field) = page.control, field.entry == .anything { return nil }
    switch word {
    case "r": return .repeatPage
    case "h": return .help
    case "l": return page.offers(.switchLanguage) ? .messages([.act(.switchLanguage)]) : nil
    default:
      return page.buttons.first { $0.key?.lowercased() == word }
        .map { .messages([.act($0.action)]) }
    }
  }

  private static func action(_ action: Action, on page: Page) -> LinearReading {
    page.offers(action) ? .messages([.act(action)]) : .notUnderstood
  }

  private static func answer(
    _ words: [String], line: String, on page: Page
  ) -> LinearReading? {
    guard !words.isEmpty else { return nil }
    switch page.control {
    case .field:
      return .messages([.fill(line), .act(.next)])
    case .choices(let choices):
      let picked = words.compactMap { word in
        LinearText.numbers(of: choices).firstIndex(of: word.lowercased())
      }
      guard picked.count == words.count else { return nil }
      if page.offers(.start), let language = picked.first {
        return .messages([.press(.choice(language)), .act(.start)])
      }
      guard choices.amount == .many || picked.count == 1 else { return nil }
      return .messages([.choose(picked), .act(.next)])
    case .rows(let rows):
      guard words.count == 1, let number = Int(words[0]), rows.indices.contains(number - 1) else {
        return nil
      }
      return .messages([.press(.row(number - 1))])
    case .nothing:
      guard words.count == 1, let number = Int(words[0]),
        page.buttons.indices.contains(number - 1)
      else { return nil }
      return .messages([.act(page.buttons[number - 1].action)])
    }
  }

  /// Enter alone goes on where nothing has to be chosen, or where something was.
  private static func entered(on page: Page) -> LinearReading {
    switch page.control {
    case .nothing:
      return page.buttons.first.map { .messages([.act($0.action)]) } ?? .repeatPage
    case .choices(let choices) where choices.choices.contains(where: \.isMarked):
      return page.buttons.first.map { .messages([.act($0.action)]) } ?? .repeatPage
    case .choices, .rows, .field:
      return .repeatPage
    }
  }
}

extension Page {
  func offers(_ action: Action) -> Bool {
    buttons.contains { $0.action == action } || hints.contains { $0.action == action }
  }
}
