/// A page of the desk as plain lines, to be read from top to bottom.
///
/// What can be done has a number; what is typed for it begins with that number. The choices of a
/// field are listed where the field is focused, or where the page has few fields.
package enum DeskText {
  static let fewFields = 4

  package static func lines(of page: DeskPage) -> [String] {
    [page.status.isEmpty ? page.title : "\(page.title) · \(page.status)"]
      + page.banner.map { "!! " + $0.text }
      + [page.identity, page.heading].compactMap { $0 }
      + parts(of: page)
      + page.summary
      + page.notices.map { "! " + $0 }
      + hints(of: page)
  }

  private static func parts(of page: DeskPage) -> [String] {
    let fields = page.parts.count { part in
      if case .field = part.content { true } else { false }
    }
    var number = 0
    var stop = 0
    return page.parts.flatMap { part -> [String] in
      let isFocused = part.stop != nil && stop == page.focus
      if part.stop != nil { stop += 1 }
      if part.isActivated { number += 1 }
      let sign = part.isActivated ? "\(number). " : ""
      switch part.content {
      case .gap, .header: return []
      case .heading(let text): return ["", text]
      case .text(let text, .urgent): return [sign + (text.hasPrefix("!!") ? "" : "!! ") + text]
      case .text(let text, .plain), .text(let text, .strong), .text(let text, .quiet):
        return [sign + text]
      case .row(let row): return [sign + self.row(row)]
      case .item(let item): return self.item(item, sign)
      case .button(let label, let key): return [sign + label + (key.map { " (\($0))" } ?? "")]
      case .field(let field):
        let listed = isFocused || fields <= fewFields ? choices(of: field, number, page.words) : []
        let problem = field.problem.map { ["   ! " + $0] } ?? []
        return [sign + self.field(field, page.words)] + listed + problem
      }
    }
  }

  private static func row(_ row: DeskRow) -> String {
    let cells = (row.cells + row.below).filter { !$0.text.isEmpty }
      .map { $0.label.isEmpty ? $0.text : "\($0.label): \($0.text)" }
    return mark(row.mark) + cells.joined(separator: ", ")
  }

  private static func item(_ item: DeskItem, _ sign: String) -> [String] {
    [sign + mark(item.mark) + item.question, "   " + item.answer] + item.notes.map { "   " + $0 }
  }

  private static func mark(_ mark: String?) -> String { mark.map { $0 + " " } ?? "" }

  private static func field(_ field: DeskField, _ words: DeskPage.Words) -> String {
    let label = field.label + (field.unit.map { " (\($0))" } ?? "")
    let value: String
    switch field.kind {
    case .secret: value = field.text.isEmpty ? "(\(words.empty))" : "(\(words.entered))"
    case .text, .number, .one, .many: value = field.shown ?? "(\(words.empty))"
    }
    let suffixes = [field.aside, field.isChanged ? "(\(words.changed))" : nil].compactMap { $0 }
    let colon = label.hasSuffix("?") || label.hasSuffix(":") ? "" : ":"
    return ([label + colon, value] + suffixes).joined(separator: " ")
  }

  /// Each begins with what is typed for it.
  private static func choices(
    of field: DeskField, _ number: Int, _ words: DeskPage.Words
  ) -> [String] {
    field.choices.map { choice in
      "   \(number) \(choice.key.isEmpty ? choice.label : choice.key + ": " + choice.label)"
        + (choice.isMarked ? " (\(words.chosen))" : "")
    }
  }

  private static func hints(of page: DeskPage) -> [String] {
    // Keys without an action move a cursor that lines do not have, and no line can be Escape.
    let hints = page.hints.filter { $0.element != nil }
      .map { "\($0.key == "Esc" ? "<" : $0.key) \($0.label)" }
    return hints.isEmpty ? [] : [hints.joined(separator: ", ")]
  }
}

extension DeskPart {
  /// It does something when it is pressed or filled, and so has a number in lines.
  var isActivated: Bool {
    guard let stop else { return false }
    switch stop {
    case .row, .field, .answer, .button: return true
    case .hint, .banner, .line, .above, .below: return false
    }
  }
}
