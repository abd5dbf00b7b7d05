/// Everything that can reach a program from its terminal and its clock.
package enum Input: Equatable, Sendable {
  case key(Key)
  /// The left button, or a finger, went down on this cell.
  case click(Point)
  case scrollUp
  case scrollDown
  case paste(String)
  case resize(Size)
  /// The moment the program asked for has come.
  case deadline
  /// Someone asked the process to stop.
  case terminate
  /// The line to the terminal is gone; nothing drawn from here on is seen.
  case hangUp
}
