import CNcurses
import Glibc

/// Reads and writes whole lines: for pipes, and for terminals that cannot draw.
package struct LineTerminal: ~Copyable {
  private let signals: Int32
  private let output: NcursesTerminal.Output
  private let isInteractive: Bool
  private let mayErase: Bool
  private var signalsBefore = sigset_t()
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  /// How the terminal was, once its echo was changed.
  private var settingsBefore: termios?

  package enum Input: Equatable, Sendable {
    case line(String)
    case deadline
    case terminate
    /// Nothing more will come.
    case hangUp
  }

  /// `crashNotice` is all that a crash will leave on the terminal.
  package init(environment: TerminalEnvironment, crashNotice: String) throws(TerminalError) {
    output = environment.encoding.adopted
    isInteractive = isatty(STDIN_FILENO) == 1
    mayErase = isatty(STDOUT_FILENO) == 1 && environment.type.map { $0 != "dumb" } ?? false
    var mask = sigset_t()
    signals = cnc_watch_signals(&mask)
    signalsBefore = mask
    guard signals >= 0 else { throw .system(errno) }
    prepareForCrash(crashNotice)
  }

  deinit {
    if var settings = settingsBefore { tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
    var mask = signalsBefore
    while cnc_read_signal(signals) != 0 {}
    sigprocmask(SIG_SETMASK, &mask, nil)
    close(signals)
  }

  /// Sleeps until a line has arrived or the deadline has come.
  package mutating func next(until deadline: Moment?) -> Input {
    next(until: deadline, watching: -1) ?? .deadline
  }

  /// As `next(until:)`; nothing when it was the watched descriptor that became readable.
  package mutating func next(until deadline: Moment?, watching descriptor: Int32) -> Input? {
    while true {
      switch cnc_read_signal(signals) {
      case SIGTERM: return .terminate
      case SIGHUP: return .hangUp
      // At a kiosk's keyboard these keys do nothing.
      case SIGINT where !isInteractive, SIGQUIT where !isInteractive: return .terminate
      default: break
      }
      if let line = takeLine() { return .line(line) }
      if isAtEnd { return .hangUp }
      if let deadline, Moment.now() >= deadline { return .deadline }
      if sleep(until: deadline, watching: descriptor) { return nil }
    }
  }

  package enum Echo: Sendable { case shown, hidden }

  /// Whether the terminal shows what is typed; a pipe shows nothing anyway.
  package mutating func show(_ echo: Echo) {
    guard isInteractive else { return }
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    if settingsBefore == nil { settingsBefore = settings }
    let flag = tcflag_t(ECHO)
    let wanted = echo == .shown ? settings.c_lflag | flag : settings.c_lflag & ~flag
    guard wanted != settings.c_lflag else { return }
    settings.c_lflag = wanted
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  package func print(_ text: String) {
    let shown = ShownText.lines(text)
    send(output == .ascii ? Transliteration.ascii(shown) : shown)
  }

  private func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard written > 0 || errno == EINTR else { return }
      bytes = bytes.dropFirst(max(0, written))
    }
  }

  /// Leaves nothing of a session on the screen or above it.
  package func wipe() {
    if mayErase { send(Self.erasure) }
  }

  private static let erasure = "\u{1B}[H\u{1B}[2J\u{1B}[3J"

  private func prepareForCrash(_ notice: String) {
    let words = output == .ascii ? Transliteration.ascii(notice) : notice
    let bytes = Array(((mayErase ? Self.erasure : "\r\n") + words + "\r\n").utf8)
    // Where the input is no terminal there are no modes to restore, and nothing is restored.
    var modes = termios()
    tcgetattr(STDIN_FILENO, &modes)
    cnc_arm_rescue(bytes, bytes.count, &modes)
  }

  package func ring() {
    if isInteractive { send("\u{07}") }
  }

  private mutating func takeLine() -> String? {
    if let end = buffer.firstIndex(of: 0x0A) {
      let line = String(decoding: buffer[..<end], as: UTF8.self)
      buffer.removeSubrange(...end)
      return line
    }
    guard isAtEnd, !buffer.isEmpty else { return nil }
    defer { buffer = [] }
    return String(decoding: buffer, as: UTF8.self)
  }

  private mutating func sleep(until deadline: Moment?, watching descriptor: Int32) -> Bool {
    var watched = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let patience = deadline.map { min(max(0, $0.since(.now())), Int64(Int32.max)) } ?? -1
    guard poll(&watched, 3, Int32(patience)) > 0 else { return false }
    let isNews = watched[2].revents != 0
    guard watched[0].revents != 0 else { return isNews }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &chunk, chunk.count)
    if count > 0 {
      buffer += chunk[..<count]
      // A line longer than any answer is no line.
      if buffer.count > 65_536 { buffer = [] }
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
    return isNews
  }
}
