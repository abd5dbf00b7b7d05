/// What people may enter as text: nothing that hides, moves or reorders what stands around it.
package enum TypedText {
  /// More marks on one letter than any spelling needs would reach into other lines.
  package static let mostMarks = 4

  /// The text without what nobody may enter.
  ///
  /// Of invisible characters only the two joiners stay, and only behind a letter of a script whose
  /// spelling needs them, such as Persian or Hindi.
  package static func clean(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      switch Kind(scalar) {
      case .unwanted: continue
      case .joiner:
        guard let last = kept.last, last.usesJoiners else { continue }
      case .mark:
        marks += 1
        guard marks <= mostMarks else { continue }
      case .letter: marks = 0
      }
      kept.append(scalar)
    }
    return String(kept)
  }

  /// Whether nothing of it is unwanted, and no joiner is left without a letter behind it.
  package static func isClean(_ text: String) -> Bool {
    guard clean(text).unicodeScalars.elementsEqual(text.unicodeScalars) else { return false }
    return zip(text.unicodeScalars, text.unicodeScalars.dropFirst()).allSatisfy { scalar, next in
      Kind(scalar) != .joiner || next.usesJoiners
    } && text.unicodeScalars.last.map { Kind($0) != .joiner } ?? true
  }

  private enum Kind {
    case letter, mark, joiner, unwanted

    init(_ scalar: Unicode.Scalar) {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
        self = .unwanted
      case .format: self = scalar == "\u{200C}" || scalar == "\u{200D}" ? .joiner : .unwanted
      case .nonspacingMark, .enclosingMark: self = scalar.isInvisible ? .unwanted : .mark
      case _: self = scalar.isInvisible ? .unwanted : .letter
      }
    }
  }
}

extension Unicode.Scalar {
  /// Letters that are not seen, such as the fillers of Hangul; a variation selector chooses a shape.
  fileprivate var isInvisible: Bool {
    properties.isDefaultIgnorableCodePoint && !(0xFE00...0xFE0F).contains(value)
  }

  /// A letter or sign of the scripts from Arabic to Khmer that join or stack their letters.
  fileprivate var usesJoiners: Bool {
    switch value {
    case 0x0600...0x0DFF, 0x0F00...0x109F, 0x1780...0x18AF, 0xA840...0xA87F, 0xFB50...0xFDFF,
      0xFE70...0xFEFC:
      switch properties.generalCategory {
      case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark: true
      case _: false
      }
    case _: false
    }
  }
}
