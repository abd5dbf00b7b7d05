/// A text cut into the sentences and words that reading formulas count.
///
/// A sentence ends at a full stop, a question or exclamation mark, a colon or a semicolon, and at
/// the end of a line; a full stop inside a number or a word ends nothing. What is to be filled in
/// (`{list}`) is no word, and what holds no word is no sentence.
struct Prose {
  let sentences: [Sentence]

  struct Sentence {
    let text: Substring
    let words: [Substring]
  }

  var words: [Substring] { sentences.flatMap(\.words) }

  init(_ text: String) {
    sentences = Prose.pieces(of: text[...]).compactMap { piece in
      let words = Prose.words(in: piece)
      return words.isEmpty ? nil : Sentence(text: piece.trimmed, words: words)
    }
  }

  private static let ends: Set<Character> = [".", "?", "!", ":", ";", "…"]

  private static func pieces(of text: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    var place = start
    while place < text.endIndex {
      let next = text.index(after: place)
      let isEnd =
        text[place].isNewline
        || ends.contains(text[place])
          && (next == text.endIndex || text[next].isWhitespace || closes(text[next]))
      place = next
      if isEnd {
        while place < text.endIndex, closes(text[place]) || ends.contains(text[place]) {
          place = text.index(after: place)
        }
        pieces.append(text[start..<place])
        start = place
      }
    }
    pieces.append(text[start...])
    return pieces
  }

  private static func closes(_ character: Character) -> Bool {
    [")", "]", "\"", "'", "”", "’", "»"].contains(character)
  }

  /// Runs of letters, digits and what joins them; a word with a hyphen is one.
  private static func words(in piece: Substring) -> [Substring] {
    var words: [Substring] = []
    for part in piece.withoutPlaceholders.flatMap({ $0.split(whereSeparator: \.isWhitespace) }) {
      for word in part.split(whereSeparator: { !isJoined($0) }) {
        if let bare = word.bare { words.append(bare) }
      }
    }
    return words
  }

  private static func isJoined(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || ["'", "’", "-", ".", ","].contains(character)
  }
}

extension Substring {
  /// Without the marks before its first letter or digit and after its last; nothing without one.
  fileprivate var bare: Substring? {
    guard let start = firstIndex(where: { $0.isLetter || $0.isNumber }),
      let end = lastIndex(where: { $0.isLetter || $0.isNumber })
    else { return nil }
    return self[start...end]
  }

  fileprivate var trimmed: Substring {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return self[start..<end]
  }

  /// What stands between the parts in braces.
  fileprivate var withoutPlaceholders: [Substring] {
    var parts: [Substring] = []
    var rest = self
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts.append(rest[..<open])
      rest = rest[rest.index(after: close)...]
    }
    return parts + [rest]
  }
}
