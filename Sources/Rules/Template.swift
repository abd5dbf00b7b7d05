import Interview

/// A text with places to be filled in.
package struct Template: Hashable, Sendable {
  package let segments: [Segment]

  package enum Segment: Hashable, Sendable {
    case text(String)
    case placeholder(Placeholder)
    /// Braces around something that is no placeholder.
    case unreadable(String)
  }

  package enum Placeholder: Hashable, Sendable {
    /// The patient's texts of the reasons that hold.
    case reason
    /// The codes of the reasons that hold.
    case reasons
    /// The findings of the outcome's list that are true, then those that are unknown.
    case list
    case trueList
    case unknownList
    /// The questions that the outcome waits for.
    case missing
    case score(Score.ID)
    case finding(NamedCondition.ID)
    case answer(Item.ID)
  }

  package init(_ text: String) {
    var segments: [Segment] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"),
      let close = rest[open...].firstIndex(of: "}")
    {
      if open > rest.startIndex { segments.append(.text(String(rest[..<open]))) }
      let inside = String(rest[rest.index(after: open)..<close])
      segments.append(Placeholder(inside).map { .placeholder($0) } ?? .unreadable(inside))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { segments.append(.text(String(rest))) }
    self.segments = segments
  }
}

extension Template.Placeholder {
  init?(_ text: String) {
    switch text {
    case "reason": self = .reason
    case "reasons": self = .reasons
    case "list": self = .list
    case "true:list": self = .trueList
    case "unknown:list": self = .unknownList
    case "missing": self = .missing
    default:
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      switch parts[0] {
      case "score": self = .score(Score.ID(parts[1]))
      case "finding": self = .finding(NamedCondition.ID(parts[1]))
      case "answer": self = .answer(Item.ID(parts[1]))
      default: return nil
      }
    }
  }
}
