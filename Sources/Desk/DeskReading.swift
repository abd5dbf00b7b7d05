/// What a typed line means on a page of the desk.
package enum DeskReading: Hashable, Sendable {
  case press(DeskElement)
  case fill(field: Int, text: String)
  case action(DeskAction)
  /// The place among `stops` of a field that was named without anything to fill in.
  case focus(Int)
  case repeatPage
  case help
  case notUnderstood

  /// Numbers count what `DeskText` numbers; on a page with one field, other text goes there.
  package init(_ line: String, on page: DeskPage) {
    let words = line.split(maxSplits: 1) { $0.isWhitespace }.map { String($0).trimmed }
    guard let first = words.first else {
      self = .repeatPage
      return
    }
    let rest = words.count > 1 ? words[1] : ""
    self =
      Self.numbered(first, rest, on: page) ?? Self.command(line.trimmed, on: page)
      ?? Self.onlyField(of: page).map { .fill(field: $0, text: line.trimmed) }
      ?? .notUnderstood
  }

  private static func numbered(
    _ word: String, _ rest: String, on page: DeskPage
  ) -> DeskReading? {
    let activated = page.activated
    // A PIN or record number with zeros in front is not a number of this page.
    guard !word.hasPrefix("0"),
      let number = Int(word.hasSuffix(".") ? String(word.dropLast()) : word),
      number > 0, number <= activated.count
    else { return nil }
    let (stop, element) = activated[number - 1]
    switch element {
    case .field(let field):
      return rest.isEmpty ? .focus(stop) : .fill(field: field, text: rest)
    case .button(let action):
      return rest.isEmpty ? .action(action) : nil
    case .row, .answer, .hint, .banner, .line, .above, .below:
      return rest.isEmpty ? .press(element) : nil
    }
  }

  private static func command(_ line: String, on page: DeskPage) -> DeskReading? {
    let word = line.lowercased()
    if let element = page.element(forKey: word) { return pressing(element) }
    switch word {
    case "<": return .action(.back)
    case "r": return .repeatPage
    case "h", "?": return .help
    default: return nil
    }
  }

  private static func pressing(_ element: DeskElement) -> DeskReading {
    switch element {
    case .hint(let action), .button(let action): .action(action)
    case .row, .field, .answer, .banner, .line, .above, .below: .press(element)
    }
  }

  private static func onlyField(of page: DeskPage) -> Int? {
    let fields = page.stops.compactMap { stop -> Int? in
      if case .field(let field) = stop { field } else { nil }
    }
    return fields.count == 1 ? fields[0] : nil
  }
}

extension DeskPage {
  /// The stops that have numbers, with their places among all stops.
  fileprivate var activated: [(stop: Int, element: DeskElement)] {
    let numbered = Set(parts.filter(\.isActivated).compactMap(\.stop))
    return stops.enumerated().filter { numbered.contains($1) }.map { ($0, $1) }
  }

  fileprivate func element(forKey key: String) -> DeskElement? {
    let hinted = hints.first { $0.key.lowercased() == key }?.element
    return hinted
      ?? parts.first { part in
        guard case .button(_, let own?) = part.content else { return false }
        return own.lowercased() == key
      }?.stop
  }
}
