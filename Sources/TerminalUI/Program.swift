/// A screen program as a value: input changes it, effects leave it, and a frame is drawn from it.
package protocol Program {
  associatedtype Effect: Equatable & Sendable
  /// What an effect answers.
  associatedtype Feedback: Sendable

  mutating func receive(_ input: Input, at now: Moment) -> [Effect]
  mutating func receive(feedback: Feedback, at now: Moment) -> [Effect]

  /// When the program wants `.deadline`; each moment is announced once, nil never wakes it.
  var deadline: Moment? { get }

  /// Changes when another page is shown; keys typed for the page before are then dropped.
  var screenIdentity: Int { get }

  var isFinished: Bool { get }

  func frame(in size: Size) -> Frame

  /// Whether this effect is that the page be drawn before the effects behind it are performed.
  static func draws(_ effect: Effect) -> Bool
}

extension Program {
  package static func draws(_ effect: Effect) -> Bool { false }
}
