/// A way to put something right: in words, and as the text to write, where that is certain.
struct Hint: Hashable {
  let text: String
  /// What belongs in the place of what is marked.
  var replacement: String?
}

extension Hint: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self.init(text: text) }
}

extension Hint {
  /// The replacement as it has to be written where `marked` stands: in the same quotes or braces.
  func replacement(of marked: Substring) -> String? {
    guard let replacement else { return nil }
    if let quote = marked.first, marked.count > 1, marked.last == quote,
      quote == "\"" || quote == "'"
    {
      return "\(quote)\(replacement)\(quote)"
    }
    if marked.first == "{", marked.last == "}", let colon = marked.firstIndex(of: ":") {
      return marked[...colon] + replacement + "}"
    }
    return replacement
  }
}
