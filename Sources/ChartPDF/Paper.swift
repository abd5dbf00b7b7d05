/// A sheet, in points.
package enum Paper: String, Hashable, Sendable, CaseIterable {
  case letter
  case a4

  var width: Double {
    switch self {
    case .letter: 612
    case .a4: 595.28
    }
  }

  var height: Double {
    switch self {
    case .letter: 792
    case .a4: 841.89
    }
  }

  /// Left and right.
  var margin: Double { 46 }

  var textWidth: Double { width - 2 * margin }
}
