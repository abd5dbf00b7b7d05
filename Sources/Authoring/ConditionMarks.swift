import Interview

/// Where the parts of a condition stand, in the shape of the condition.
struct ConditionMarks: Sendable {
  let whole: SourceMark
  var subject: SourceMark?
  var codes: [SourceMark] = []
  var comparison: SourceMark?
  /// Under `choose`, each branch counts twice: its `when`, then its `then`.
  var children: [ConditionMarks] = []

  subscript(path: ConditionPath) -> SourceMark {
    var node = self
    for step in path.steps {
      guard node.children.indices.contains(step) else { break }
      node = node.children[step]
    }
    switch path.part {
    case .whole: return node.whole
    case .subject: return node.subject ?? node.whole
    case .comparison: return node.comparison ?? node.whole
    case .code(let order):
      return node.codes.indices.contains(order) ? node.codes[order] : node.whole
    }
  }
}

/// A condition as read, with its places.
struct MarkedCondition: Sendable {
  let condition: Condition
  let marks: ConditionMarks

  /// Stands for what could not be read, so that everything around it keeps its order.
  static func unreadable(at mark: SourceMark) -> MarkedCondition {
    MarkedCondition(condition: .constant(.unknown), marks: ConditionMarks(whole: mark))
  }
}
