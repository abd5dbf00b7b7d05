/// How text takes up columns: measuring, cutting and wrapping.
package enum TextLayout {
  /// Columns of a single line.
  package static func width(_ text: String) -> Int {
    Glyph.glyphs(in: text).reduce(0) { $0 + $1.width }
  }

  /// The text itself when it fits, else its beginning with an ellipsis.
  package static func truncated(_ text: String, to columns: Int) -> String {
    let glyphs = Glyph.glyphs(in: text)
    guard columns > 0 else { return "" }
    guard glyphs.reduce(0, { $0 + $1.width }) > columns else { return text }
    var used = 0
    let kept = glyphs.prefix { glyph in
      used += glyph.width
      return used < columns
    }
    return kept.map(\.text).joined() + "…"
  }
}
