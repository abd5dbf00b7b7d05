/// The authored name of one `Subject`; names of different subjects never mix.
package struct Identifier<Subject>: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }
}

extension Identifier: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Identifier: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

extension Identifier: CustomStringConvertible {
  package var description: String { text }
}
