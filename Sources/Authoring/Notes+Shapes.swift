import Interview

/// A mapping whose keys were checked.
struct Fields {
  let thing: Thing
  var mark: SourceMark
  let entries: [SourceNode.Entry]
  /// Keys that are missing because they are misspelt.
  var misspelt: Set<String> = []

  subscript(key: String) -> SourceNode? { entries.first { $0.key == key }?.value }

  func entry(_ key: String) -> SourceNode.Entry? { entries.first { $0.key == key } }
}

extension Notes {
  /// The node as a mapping, with a note for every key that `thing` does not have.
  mutating func fields(of node: SourceNode, as thing: Thing, keys: [String]) -> Fields? {
    guard let entries = entries(of: node) else { return nil }
    var fields = Fields(thing: thing, mark: node.mark, entries: entries)
    for entry in entries where !keys.contains(entry.key) {
      let nearest = Spelling.nearest(to: entry.key, in: keys)
      note(.unknownKey(entry.key, of: thing, nearest: nearest), at: entry.keyMark)
      if let nearest { fields.misspelt.insert(nearest) }
    }
    return fields
  }

  mutating func entries(of node: SourceNode) -> [SourceNode.Entry]? {
    guard case .entries(let entries) = node.content else {
      note(.wrongShape(expected: .entries, found: node.shape), at: node.mark)
      return nil
    }
    return entries
  }

  /// The parts of a list, which must have some.
  mutating func list(_ node: SourceNode) -> [SourceNode]? {
    guard case .list(let parts) = node.content else {
      note(.wrongShape(expected: .list, found: node.shape), at: node.mark)
      return nil
    }
    if parts.isEmpty { note(.emptyList, at: node.mark) }
    return parts
  }

  /// A list of texts; one text alone counts as a list of one.
  mutating func texts(_ node: SourceNode) -> [(text: String, mark: SourceMark)] {
    guard case .list(let parts) = node.content else {
      return text(node).map { [($0, node.mark)] } ?? []
    }
    return parts.compactMap { part in text(part).map { ($0, part.mark) } }
  }

  mutating func required(_ key: String, in fields: Fields) -> SourceNode? {
    guard let node = fields[key] else {
      if !fields.misspelt.contains(key) {
        note(.missingKey(key, of: fields.thing), at: fields.mark)
      }
      return nil
    }
    return node
  }

  /// The text without line breaks at its end.
  mutating func text(_ node: SourceNode) -> String? {
    guard case .text(let text, _) = node.content else {
      note(.wrongShape(expected: .text, found: node.shape), at: node.mark)
      return nil
    }
    guard let end = text.lastIndex(where: { !$0.isWhitespace }) else {
      note(.emptyText, at: node.mark)
      return nil
    }
    return String(text[...end])
  }

  /// A name that is defined elsewhere.
  mutating func reference<Subject>(_ node: SourceNode) -> Identifier<Subject>? {
    text(node).map { Identifier($0) }
  }

  /// A name that is defined here: letters, digits and hyphens.
  mutating func name<Subject>(_ node: SourceNode) -> Identifier<Subject>? {
    text(node).map { name($0, at: node.mark) }
  }

  mutating func name<Subject>(_ text: String, at mark: SourceMark) -> Identifier<Subject> {
    let isName = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    if !isName || text.isEmpty || text.utf8.count > 64 { note(.notAName(text), at: mark) }
    return Identifier(text)
  }

  mutating func localized(
    _ key: String, in fields: Fields, at path: String
  ) -> LocalizedText? {
    required(key, in: fields).flatMap { localized($0, at: path) }
  }
}
