/// One place on the screen: a base character with at most four marks, and what it is for.
package struct Cell: Equatable, Sendable {
  package var text: String
  package var role: Role
  /// True in the right half of a wide character, whose text sits in the left half.
  package var continuation: Bool

  package init(text: String, role: Role, continuation: Bool = false) {
    self.text = text
    self.role = role
    self.continuation = continuation
  }

  package static let blank = Cell(text: " ", role: .plain)
}
