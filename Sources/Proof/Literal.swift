/// A statement that is true or false of a patient, by its number in a circuit.
package struct Literal: Hashable, Sendable {
  let code: Int32

  init(_ code: Int32) { self.code = code }

  package static let yes = Literal(1)
  package static let no = Literal(-1)

  init(_ truth: Bool) { self = truth ? .yes : .no }

  package var negated: Literal { Literal(-code) }

  package static prefix func ! (literal: Literal) -> Literal { literal.negated }

  var variable: Int { Int(code.magnitude) }

  var isConstant: Bool { variable == 1 }
}

/// The truth of a condition as two statements that are never both true; neither is unknown.
package struct Rails: Hashable, Sendable {
  package let yes: Literal
  package let no: Literal
}
