/// Sizes in points, for the width of Noto Sans.
struct TypeStyle: Hashable, Sendable {
  let size: Double
  let leading: Double
  var weight = Weight.regular
  var ink = Ink.black

  enum Weight: Hashable, Sendable {
    case regular
    case bold
  }

  static let title = TypeStyle(size: 20, leading: 25, weight: .bold)
  static let subtitle = TypeStyle(size: 10, leading: 13, ink: .quiet)
  static let status = TypeStyle(size: 13, leading: 17, weight: .bold)
  static let identity = TypeStyle(size: 14, leading: 18, weight: .bold)
  static let label = TypeStyle(size: 8.5, leading: 11, ink: .quiet)
  static let heading = TypeStyle(size: 12, leading: 15, weight: .bold, ink: .accent)
  static let outcome = TypeStyle(size: 16, leading: 20, weight: .bold)
  static let body = TypeStyle(size: 10, leading: 13.2)
  static let tag = TypeStyle(size: 8.5, leading: 13.2, weight: .bold)
  static let question = TypeStyle(size: 8.6, leading: 10.8)
  static let answer = TypeStyle(size: 9, leading: 10.8)
  static let group = TypeStyle(size: 9.2, leading: 12, weight: .bold, ink: .accent)
  static let small = TypeStyle(size: 8.6, leading: 11.2)
  static let stamp = TypeStyle(size: 120, leading: 150, weight: .bold, ink: .faint)
  static let number = TypeStyle(size: 20, leading: 24, weight: .bold)
  static let figureLabel = TypeStyle(size: 8.5, leading: 11)
  static let edge = TypeStyle(size: 8.5, leading: 11, ink: .quiet)

  /// The same in letters of the usual weight.
  var lighter: TypeStyle { TypeStyle(size: size, leading: leading, ink: ink) }

  func withLeading(_ part: Double) -> TypeStyle {
    TypeStyle(size: size, leading: leading * part, weight: weight, ink: ink)
  }

  func with(_ ink: Ink) -> TypeStyle {
    TypeStyle(size: size, leading: leading, weight: weight, ink: ink)
  }
}

/// All of them are dark enough on white to be read by everybody, or stand for no words.
enum Ink: Hashable, Sendable {
  case black
  case quiet
  case accent
  case alarm
  case white
  case hairline
  case body
  case faint

  /// Red, green and blue from 0 to 1.
  var color: (red: Double, green: Double, blue: Double) {
    switch self {
    case .black: (0.08, 0.09, 0.11)
    case .quiet: (0.34, 0.36, 0.40)
    case .accent: (0.07, 0.24, 0.42)
    case .alarm: (0.66, 0.06, 0.06)
    case .white: (1, 1, 1)
    case .hairline: (0.78, 0.80, 0.83)
    case .body: (0.87, 0.89, 0.91)
    case .faint: (0.985, 0.90, 0.90)
    }
  }
}
