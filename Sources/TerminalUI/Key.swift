/// One key press, named by what it means and not by the bytes that carried it.
package enum Key: Equatable, Hashable, Sendable {
  case character(Character)
  case enter
  case tab
  case backTab
  case escape
  case backspace
  case delete
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case function(Int)
  /// Control with a key: ^C is `.control("C")`.
  case control(Character)
}
