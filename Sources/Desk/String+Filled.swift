extension String {
  /// The text with `words` in the places "{1}", "{2}" and so on.
  func filled(with words: [String]) -> String {
    // In one pass: a word may itself look like a place to fill.
    split(separator: "{", omittingEmptySubsequences: false).enumerated()
      .map { order, part in
        guard order > 0, let number = part.first.flatMap({ Int(String($0)) }),
          part.dropFirst().first == "}", words.indices.contains(number - 1)
        else { return order == 0 ? String(part) : "{\(part)" }
        return words[number - 1] + part.dropFirst(2)
      }
      .joined()
  }
}
