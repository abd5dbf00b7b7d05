import CNcurses
import Glibc

/// The screen, keyboard and mouse of this process, held from `init` to `leave()`.
///
/// One value at a time, on the main thread, opened before other threads start.
package struct NcursesTerminal: ~Copyable {
  package enum Mouse: Sendable { case on, off }

  package internal(set) var size: Size

  let hold: Hold
  var paint: Paint
  var drawn: Frame?
  var cursorIsShown: Bool?
  var lineIsDown = false
  var pushedBack: Token?

  /// Takes over the terminal; `crashNotice` is all that a crash will leave on its screen.
  package init(
    environment: TerminalEnvironment, theme: Theme, mouse: Mouse, crashNotice: String
  ) throws(TerminalError) {
    let hold = try Hold(
      type: environment.type, encoding: environment.encoding, crashNotice: crashNotice)
    self.hold = hold
    size = NcursesTerminal.adoptedSize()
    paint = Paint(theme: theme, forbidsColor: environment.forbidsColor)
    NcursesTerminal.enableInput(
      on: hold.keyboard, mouse: mouse, capabilities: hold.capabilities)
  }

  deinit {
    leave()
    close(hold.signals)
  }

  /// Gives the terminal back as it was found, with nothing of what was shown left on it.
  package borrowing func leave() {
    guard !isendwin() else { return }
    let capabilities = hold.capabilities
    NcursesTerminal.send(capabilities.mouseOff + capabilities.pasteOff + capabilities.erase)
    endwin()
    NcursesTerminal.send(capabilities.eraseScrolled)
    hold.release()
  }

  /// Sends bytes past ncurses, whose own have all left with the last frame.
  static func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 || (count < 0 && errno == EINTR) else { return }
      bytes = bytes.dropFirst(max(0, count))
    }
  }
}
