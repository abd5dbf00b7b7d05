/// What R4 allows in the resources and types that are written; a subset, since nothing else leaves.
struct FHIRShapes: Sendable {
  struct Element: Sendable {
    let isRequired: Bool
    let isList: Bool
    let kind: Kind
  }

  enum Kind: Sendable {
    case primitive(FHIRPrimitive)
    case codes(Set<String>)
    case shape(String)
    case reference(Set<String>)
    case resource
  }

  private let shapes: [String: [String: Element]]

  subscript(name: String) -> [String: Element]? { shapes[name] }

  static let standard = FHIRShapes(text)

  private init(_ text: String) {
    var shapes: [String: [String: Element]] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard let name = parts.first, let body = parts.last, parts.count == 2 else { continue }
      for element in body.split(separator: ",") {
        let words = element.split(separator: " ").map(String.init)
        guard let first = words.first, let type = words.last, words.count == 2 else { continue }
        let mark = first.last
        shapes[String(name), default: [:]][String(first.dropLast())] = Element(
          isRequired: mark == "!" || mark == "+", isList: mark == "*" || mark == "+",
          kind: Self.kind(type))
      }
    }
    self.shapes = shapes
  }

  private static func kind(_ text: String) -> Kind {
    if let codes = text.body(of: "code") { return .codes(codes) }
    if let types = text.body(of: "Reference") { return .reference(types) }
    if text == "Resource" { return .resource }
    return FHIRPrimitive(rawValue: text).map { .primitive($0) } ?? .shape(text)
  }
}

extension String {
  /// As in `code(a|b)`.
  fileprivate func body(of name: String) -> Set<String>? {
    guard hasPrefix("\(name)("), hasSuffix(")") else { return nil }
    return Set(dropFirst(name.count + 1).dropLast().split(separator: "|").map(String.init))
  }
}
