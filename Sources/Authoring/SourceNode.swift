/// A piece of YAML with its place: a text, a list, or entries with keys.
struct SourceNode: Sendable {
  let mark: SourceMark
  let content: Content

  enum Content: Sendable {
    case text(String, Style)
    case list([SourceNode])
    case entries([Entry])
  }

  enum Style: Sendable {
    case plain
    case quoted
  }

  struct Entry: Sendable {
    let key: String
    let keyMark: SourceMark
    let value: SourceNode
  }
}

extension SourceNode {
  /// What a node is made of, for messages.
  enum Shape: String, Sendable {
    case text = "a text"
    case list = "a list"
    case entries = "a mapping with keys"
  }

  var shape: Shape {
    switch content {
    case .text: .text
    case .list: .list
    case .entries: .entries
    }
  }

  var text: String? {
    guard case .text(let text, _) = content else { return nil }
    return text
  }

  /// Written as `~`, as `null`, or not at all.
  var isNothing: Bool {
    guard case .text(let text, .plain) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }
}
