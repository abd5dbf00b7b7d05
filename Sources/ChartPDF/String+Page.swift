extension String {
  /// Free text without anything that could move, hide or reorder the text around it.
  var pageSafe: String {
    var safe = String.UnicodeScalarView()
    var marks = 0
    for scalar in unicodeScalars {
      let category = scalar.properties.generalCategory
      marks = category == .nonspacingMark || category == .enclosingMark ? marks + 1 : 0
      switch category {
      case .control: safe.append(scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}")
      case .lineSeparator, .paragraphSeparator: safe.append(" ")
      case .format, .surrogate, .privateUse, .unassigned: safe.append("\u{FFFD}")
      // Marks are stacked; more than any spelling needs would reach into other lines.
      case _ where marks > 3 || scalar.isVariationSelector: break
      case _: safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// Patient's words between marks that show where they begin and end.
  var quoted: String { "“\(pageSafe)”" }
}

extension Unicode.Scalar {
  /// Asks for a picture in colours instead of a letter.
  fileprivate var isVariationSelector: Bool { (0xFE00...0xFE0F).contains(value) }
}
