import TerminalUI

extension TerminalError {
  var sentence: String {
    switch self {
    case .noTerminal:
      "There is no terminal to draw on: start the kiosk in a terminal, or use --linear."
    case .typeMissing:
      "TERM is not set, so the terminal's type is not known: set TERM, or use --linear."
    case .unknownType(let type):
      "The terminal type “\(type)” is not known here: set TERM to a known type such as "
        + "xterm-256color, or use --linear."
    case .noCursorAddressing(let type):
      "The terminal type “\(type)” cannot place text on a screen: use --linear."
    case .system(let code):
      "The terminal could not be prepared (error \(code)): check that it is still connected."
    }
  }
}
