import CPseudoTerminal
import Glibc

/// A terminal device pair with a process of its own on the far side.
package final class PseudoTerminal {
  package let process: pid_t
  /// Our side: what the process shows is read here, keys are written here.
  package private(set) var near: Int32
  /// A second handle on the process's side, to look at its line modes.
  private let far: Int32
  /// The line modes before the process could change them.
  package let modesBefore: LineModes
  private var status: ProcessEnd?

  /// A line that `isMute` neither echoes what is typed nor makes signals of it, also once the process
  /// has given it back.
  package init(
    _ executable: String, arguments: [String], environment: [String: String], size: ScreenSize,
    isMute: Bool = false
  ) throws {
    var name = [CChar](repeating: 0, count: 128)
    near = cpt_open_terminal(&name, name.count)
    guard near >= 0 else { throw HarnessFailure.system("opening a terminal", errno) }
    far = open(&name, O_RDWR | O_NOCTTY | Int32(O_CLOEXEC))
    guard far >= 0, cpt_set_size(near, Int32(size.rows), Int32(size.columns)) == 0 else {
      throw HarnessFailure.system("opening a terminal", errno)
    }
    var modes = termios()
    tcgetattr(far, &modes)
    if isMute {
      modes.c_lflag &= ~tcflag_t(ECHO | ISIG)
      tcsetattr(far, TCSANOW, &modes)
    }
    modesBefore = LineModes(modes)
    process = try PseudoTerminal.spawn(
      executable, arguments: arguments, environment: environment, terminal: name)
  }

  deinit {
    if exitStatus() == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    hangUp()
    close(far)
  }

  /// The line modes as they are now.
  package var modes: LineModes {
    var modes = termios()
    tcgetattr(far, &modes)
    return LineModes(modes)
  }

  /// Whether the process has read every key that reached it, and sleeps until something happens.
  package var awaitsInput: Bool {
    cpt_unread(far) == 0 && ProcessFacts.isPolling(process)
  }

  /// Bytes that were typed and that the process has not read yet.
  package var unread: Int { Int(cpt_unread(far)) }

  package func resize(to size: ScreenSize) {
    _ = cpt_set_size(near, Int32(size.rows), Int32(size.columns))
  }

  package func signal(_ number: Int32) {
    kill(process, number)
  }

  /// Closes our side, as a cut line does.
  package func hangUp() {
    guard near >= 0 else { return }
    close(near)
    near = -1
  }

  package func send(_ bytes: [UInt8]) {
    guard near >= 0, !bytes.isEmpty else { return }
    write(near, bytes, bytes.count)
  }

  /// What the process has written, waiting at most so long for the first byte.
  package func read(within milliseconds: Int32) -> [UInt8] {
    guard near >= 0 else { return [] }
    var watched = pollfd(fd: near, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, milliseconds) > 0, Int32(watched.revents) & POLLIN != 0 else {
      return []
    }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(near, &buffer, buffer.count)
    return count > 0 ? Array(buffer[..<count]) : []
  }

  /// How the process ended; nil while it runs.
  package func exitStatus() -> ProcessEnd? {
    if let status { return status }
    var code: Int32 = 0
    guard waitpid(process, &code, WNOHANG) == process else { return nil }
    status = ProcessEnd(waitStatus: code)
    return status
  }
}

/// How a process ended.
package enum ProcessEnd: Equatable {
  case exited(Int32)
  case killed(by: Int32)

  package init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .exited(waitStatus >> 8 & 0xFF) : .killed(by: signal)
  }
}

/// The parts of a line's modes that a program may have changed.
package struct LineModes: Equatable {
  package let input, output, control, local: tcflag_t

  package init(_ modes: termios) {
    input = modes.c_iflag
    output = modes.c_oflag
    control = modes.c_cflag
    local = modes.c_lflag
  }

  package var echoes: Bool { local & tcflag_t(ECHO) != 0 }
}

/// Why the harness itself could not go on.
package enum HarnessFailure: Error, CustomStringConvertible {
  case system(String, Int32)
  case noProduct(String)
  case notOnScreen(String, screen: String)
  case timedOut(String, screen: String)

  package var description: String {
    switch self {
    case .system(let what, let code): "\(what): error \(code)"
    case .noProduct(let place): "no executable near \(place)"
    case .notOnScreen(let text, let screen): "“\(text)” is not on the screen:\n\(screen)"
    case .timedOut(let what, let screen): "waited in vain for \(what); the screen:\n\(screen)"
    }
  }
}
