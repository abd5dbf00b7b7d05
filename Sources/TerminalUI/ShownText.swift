/// Lines for a person that some command prints past the screen.
package enum ShownText {
  /// The text as a terminal may get it: line ends and blanks as they are, and for everything that a
  /// terminal would obey, hide or turn around a sign that something was there.
  package static func lines(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A }) else { return text }
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let spaced = line.map { $0 == "\t" ? " " : $0 }
        return Glyph.glyphs(in: String(String.UnicodeScalarView(spaced))).map(\.text).joined()
      }
      .joined(separator: "\n")
  }
}
