import CNcurses
import Glibc

extension NcursesTerminal {
  enum Output { case ascii, utf8 }

  /// What was acquired from the system, and what it takes to give it back.
  struct Hold {
    let capabilities: Capabilities
    let output: Output
    /// Reports the signals that are blocked meanwhile.
    let signals: Int32
    /// Keys are read through a pad: reading from a window would draw that window first.
    let keyboard: UnsafeMutablePointer<WINDOW>
    private let modesBefore: termios
    private let signalsBefore: sigset_t

    init(
      type: String?, encoding: TerminalEnvironment.Encoding, crashNotice: String
    ) throws(TerminalError) {
      guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
      guard let type, !type.isEmpty else { throw .typeMissing }
      output = encoding.adopted

      use_extended_names(true)
      guard cnc_look_up(type) == 1 else { throw .unknownType(type) }
      guard !Capabilities.text("cup").isEmpty else { throw .noCursorAddressing(type) }
      capabilities = Capabilities()

      var modes = termios()
      guard tcgetattr(STDIN_FILENO, &modes) == 0 else { throw .system(errno) }
      modesBefore = modes
      let notice = output == .ascii ? Transliteration.ascii(crashNotice) : crashNotice
      let lastBytes = Array((capabilities.reset + notice + "\r\n").utf8)
      cnc_arm_rescue(lastBytes, lastBytes.count, &modes)

      var mask = sigset_t()
      signals = cnc_watch_signals(&mask)
      signalsBefore = mask
      guard signals >= 0 else { throw .system(errno) }

      guard NcursesTerminal.openScreen(type), let pad = newpad(1, 1) else {
        sigprocmask(SIG_SETMASK, &mask, nil)
        close(signals)
        throw .unknownType(type)
      }
      keyboard = pad
    }

    /// Restores line modes and signals; what was typed and not read is forgotten.
    func release() {
      var modes = modesBefore
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &modes)
      // A signal answered by leaving must not end the process when it is let through.
      while cnc_read_signal(signals) != 0 {}
      var mask = signalsBefore
      sigprocmask(SIG_SETMASK, &mask, nil)
    }
  }
}

extension TerminalEnvironment.Encoding {
  /// Makes the encoding the process's own and says what can be sent from now on.
  var adopted: NcursesTerminal.Output {
    switch self {
    case .ascii:
      setlocale(LC_CTYPE, "C")
      return .ascii
    case .utf8:
      return setlocale(LC_CTYPE, "C.UTF-8") == nil ? .ascii : .utf8
    case .named(let name, let otherwise):
      guard setlocale(LC_CTYPE, name) != nil else { return otherwise.adopted }
      return String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8" ? .utf8 : otherwise.adopted
    }
  }
}
