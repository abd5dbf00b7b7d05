/// What fills one cell, or two when wide: a base character and the marks that sit on it.
struct Glyph: Equatable {
  var text: String
  var width: Int

  /// The glyphs of a text; controls and direction overrides show as U+FFFD, nothing vanishes.
  static func glyphs(in text: String) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(text.utf8.count)
    var marks = 0
    for scalar in text.unicodeScalars {
      let width = CharacterWidth.columns(of: scalar)
      switch width {
      case .some(0) where scalar.isJoiner && !(glyphs.last?.mayBeJoined ?? false):
        glyphs.append(Glyph(text: "\u{FFFD}", width: 1))
      case .some(0):
        guard marks < mostMarks else { continue }
        marks += 1
        if glyphs.isEmpty { glyphs.append(Glyph(text: " ", width: 1)) }
        glyphs[glyphs.count - 1].text.unicodeScalars.append(scalar)
      case .some(let columns):
        marks = 0
        glyphs.append(Glyph(text: String(Character(scalar)), width: columns))
      case nil:
        marks = 0
        glyphs.append(Glyph(text: "\u{FFFD}", width: 1))
      }
    }
    return glyphs
  }

  /// A cell of the terminal library holds five characters.
  private static let mostMarks = 4
}

extension Unicode.Scalar {
  fileprivate var isJoiner: Bool { self == "\u{200C}" || self == "\u{200D}" }
}

extension Glyph {
  /// Joiners change how Arabic and Indic letters look; anywhere else they would only hide.
  fileprivate var mayBeJoined: Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    return (0x0600...0x18AF).contains(first.value) && !last.isJoiner
  }
}
