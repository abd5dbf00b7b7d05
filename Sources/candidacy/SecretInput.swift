import Glibc

/// Reads what nobody may see, from a terminal without showing it, or from a pipe as it comes.
struct SecretInput {
  var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// One line; at a terminal the prompt stands before it.
  func line(asking prompt: String, or refusals: SecretRefusals) throws(Failure) -> String {
    guard isTerminal else { return try nextLine(refusals) }
    return try withoutEcho { () throws(Failure) in
      say(prompt)
      return try nextLine(refusals)
    }
  }

  private func say(_ prompt: String) {
    let bytes = Array(prompt.utf8)
    // A prompt that cannot be shown changes nothing about the answer.
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// Shows nothing of what is typed until `body` is over. Signals that end the program show the
  /// letters again first; stopping it is not possible here.
  func withoutEcho<Value>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw Self.unreadable }
    guard before.c_lflag & tcflag_t(ECHO) != 0 else { return try body() }
    let endings = [SIGINT, SIGTERM, SIGHUP, SIGQUIT].map { ($0, signal($0, Self.showAndEnd)) }
    let stopping = signal(SIGTSTP, SIG_IGN)
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    hidden.c_lflag |= tcflag_t(ECHONL)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      for (number, handler) in endings { signal(number, handler) }
      signal(SIGTSTP, stopping)
    }
    // What was typed ahead was shown, so it does not count.
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 else { throw Self.unreadable }
    return try body()
  }

  /// Knows no more than a signal handler may: that the letters were shown before.
  private static let showAndEnd: @convention(c) (Int32) -> Void = { number in
    var modes = termios()
    if tcgetattr(STDIN_FILENO, &modes) == 0 {
      modes.c_lflag |= tcflag_t(ECHO)
      modes.c_lflag &= ~tcflag_t(ECHONL)
      tcsetattr(STDIN_FILENO, TCSANOW, &modes)
    }
    signal(number, SIG_DFL)
    raise(number)
  }

  /// Byte by byte, so that the next line is left for whoever reads next.
  private func nextLine(_ refusals: SecretRefusals) throws(Failure) -> String {
    var bytes: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0 {
        guard errno == EINTR else { throw Self.unreadable }
        continue
      }
      guard count > 0, byte != UInt8(ascii: "\n") else {
        guard count > 0 || !bytes.isEmpty else { throw .problems(refusals.missing) }
        break
      }
      if bytes.count < Self.longest { bytes.append(byte) }
    }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard let line = String(validating: bytes, as: UTF8.self) else {
      throw .problems(refusals.garbled)
    }
    return line
  }

  private static let longest = 1000

  private static var unreadable: Failure { .environment("Standard input cannot be read.") }
}
