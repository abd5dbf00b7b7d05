package extension TextLayout {
  /// Lines of at most `columns`, broken at blanks, after hyphens between letters and between wide
  /// characters; a longer word is cut. Line ends in the text stay line ends.
  static func wrap(_ text: String, to columns: Int) -> [String] {
    text.unicodeScalars.filter { $0 != "\r" }
      .split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrapLine(String(String.UnicodeScalarView($0)), to: max(1, columns)) }
  }
}

private extension TextLayout {
  static func wrapLine(_ text: String, to columns: Int) -> [String] {
    var lines: [String] = []
    var line = PartialLine()
    for glyph in Glyph.glyphs(in: text) {
      if line.width > 0, line.width + glyph.width > columns, glyph.text != " " {
        lines.append(line.removeFirstLine(before: glyph))
      }
      // Blanks that hang over the edge vanish with the break.
      if line.width + glyph.width > columns, glyph.text == " " {
        line.hanging = true
        continue
      }
      if line.hanging {
        lines.append(line.removeAll())
      }
      line.append(glyph)
    }
    lines.append(line.removeAll())
    return lines
  }
}

private struct PartialLine {
  private var glyphs: [Glyph] = []
  private var lastBreak: Int?
  private(set) var width = 0
  var hanging = false

  mutating func append(_ glyph: Glyph) {
    if let last = glyphs.last, last.allowsBreak(before: glyph, after: glyphs.dropLast().last) {
      lastBreak = glyphs.count
    }
    glyphs.append(glyph)
    width += glyph.width
  }

  /// Takes what fits before the next glyph: up to the last good break, or all there is.
  mutating func removeFirstLine(before next: Glyph) -> String {
    guard let last = glyphs.last, !hanging else { return removeAll() }
    let fitsWhole = last.allowsBreak(before: next, after: glyphs.dropLast().last)
    guard !fitsWhole, let lastBreak else { return removeAll() }
    let rest = Array(glyphs[lastBreak...])
    glyphs.removeSubrange(lastBreak...)
    let line = removeAll()
    glyphs = rest
    width = rest.reduce(0) { $0 + $1.width }
    return line
  }

  mutating func removeAll() -> String {
    let kept = glyphs.reversed().drop { $0.text == " " }.reversed()
    let line = kept.map(\.text).joined()
    self = PartialLine()
    return line
  }
}

private extension Glyph {
  func allowsBreak(before next: Glyph, after previous: Glyph?) -> Bool {
    if text == " " { return next.text != " " }
    if text == "-", let previous { return previous.isLetter && next.isLetter }
    guard width == 2 || next.width == 2, next.text != " " else { return false }
    return !Glyph.neverLast.contains(text) && !Glyph.neverFirst.contains(next.text)
  }

  var isLetter: Bool {
    text.unicodeScalars.first?.properties.isAlphabetic ?? false
  }

  static let neverFirst: Set<String> = [
    "、", "。", "，", "．", "！", "？", "：", "；", "」", "』", "）", "】", "》", "〉", "〕", "ー", "々",
    ",", ".", "!", "?", ":", ";", ")", "]", "}", "…", "”", "’",
  ]
  static let neverLast: Set<String> = ["「", "『", "（", "【", "《", "〈", "〔", "(", "[", "{", "“", "‘"]
}
