/// A page as plain lines, to be read from top to bottom.
enum LinearText {
  static func lines(of page: Page, _ wording: Wording) -> [String] {
    let marker = page.tone == .urgent ? "!! " : ""
    return [page.progress, marker + page.heading].compactMap { $0 } + lead(page)
      + control(page, wording) + page.notices.map { "! " + $0.text } + buttons(page, wording)
  }

  static func lead(_ page: Page) -> [String] {
    page.lead.flatMap { block in
      switch block {
      case .paragraph(let text): [text]
      case .sign(let text): [text]
      case .list(let entries): entries.map { "- " + $0 }
      }
    }
  }

  /// What is typed for each choice: the numbers of a scale are themselves.
  static func numbers(of choices: Page.Choices) -> [String] {
    switch choices.arrangement {
    case .scale: choices.choices.map(\.key)
    case .list, .picture: choices.choices.indices.map { String($0 + 1) }
    }
  }

  private static func control(_ page: Page, _ wording: Wording) -> [String] {
    switch page.control {
    case .nothing:
      return []
    case .field(let field):
      return [field.instruction + (field.unit.map { " (\($0))" } ?? "")]
        + (field.text.isEmpty ? [] : ["> " + field.text])
    case .rows(let rows):
      return rows.enumerated().flatMap { order, row in
        ["\(order + 1). \(row.question)", "   \(row.answer)"]
          + (row.notice.map { ["   ! " + $0] } ?? [])
      }
    case .choices(let choices):
      let numbers = numbers(of: choices)
      let instruction =
        choices.amount == .one ? wording.linear.chooseOne : wording.linear.chooseMany
      let entries = choices.choices.enumerated().map { order, choice in
        "\(numbers[order]). \(choice.label)"
          + (choice.isMarked ? " (\(wording.linear.marked))" : "")
      }
      switch choices.arrangement {
      case .scale(let count, let low, let high):
        let marked = choices.choices[..<count].first(where: \.isMarked)
        return [low, high]
          + (marked.map { ["\($0.label) (\(wording.linear.marked))"] } ?? [])
          + entries[count...] + [instruction]
      case .list, .picture:
        return [choices.instruction].compactMap { $0 } + entries + [instruction]
      }
    }
  }

  private static func buttons(_ page: Page, _ wording: Wording) -> [String] {
    switch page.control {
    case .nothing where page.buttons.isEmpty:
      return []
    case .nothing:
      return page.buttons.enumerated().map { "\($0 + 1). \($1.label)" }
        + [wording.linear.chooseButton]
    case .rows:
      return page.buttons.compactMap { button in button.key.map { "\($0). \(button.label)" } }
    case .choices:
      return page.buttons.filter { $0.action == .haveCode }
        .compactMap { button in button.key.map { "\($0). \(button.label)" } }
    case .field:
      return []
    }
  }
}
