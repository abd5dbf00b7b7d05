import Interview

/// A paragraph in parts of different weight.
struct PageText: Hashable, Sendable {
  var runs: [Run]

  struct Run: Hashable, Sendable {
    let text: String
    let emphasis: Emphasis
  }

  enum Emphasis: Hashable, Sendable {
    case plain
    case strong
    case quiet
  }

  init(_ text: String, _ emphasis: Emphasis = .plain) {
    runs = [Run(text: text, emphasis: emphasis)]
  }

  var plain: String { runs.map(\.text).joined() }

  static func + (left: PageText, right: PageText) -> PageText {
    var sum = left
    sum.runs += right.runs
    return sum
  }
}
