/// Why no screen could be opened.
package enum TerminalError: Error, Equatable, Sendable {
  /// Input or output is not a terminal.
  case noTerminal
  /// The environment does not say which terminal this is.
  case typeMissing
  case unknownType(String)
  /// This terminal cannot place text on its screen.
  case noCursorAddressing(String)
  /// The system refused what the screen needs; the number is its error code.
  case system(Int32)
}
