/// A value of JSON as it stands in the bytes, so that what is checked is what is sent.
indirect enum FHIRNode: Hashable, Sendable {
  case object([String: FHIRNode])
  case array([FHIRNode])
  case string(String)
  /// As written.
  case number(String)
  case boolean(Bool)
}

extension FHIRNode {
  subscript(name: String) -> FHIRNode? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The parts of an array; nothing has no parts, and anything else is its own only part.
  static func list(_ node: FHIRNode?) -> [FHIRNode] {
    switch node {
    case .array(let parts)?: parts
    case nil: []
    case .object?, .string?, .number?, .boolean?: [node].compactMap(\.self)
    }
  }

  /// The parts of an array by this name.
  func list(_ name: String) -> [FHIRNode] { Self.list(self[name]) }

  func text(_ name: String) -> String? { self[name]?.text }

  var names: [String] {
    guard case .object(let members) = self else { return [] }
    return members.keys.sorted()
  }
}
