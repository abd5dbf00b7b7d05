import CNcurses

package extension NcursesTerminal {
  /// Sleeps until something arrives or the deadline has come; a deadline that has passed goes first.
  ///
  /// Nothing when it was the watched descriptor that became readable.
  mutating func next(until deadline: Moment?, watching descriptor: Int32? = nil) -> Input? {
    while true {
      if let deadline, Moment.now() >= deadline { return .deadline }
      if let input = waiting() { return input }
      if lineIsDown { return .hangUp }
      if sleep(until: deadline, watching: descriptor) { return nil }
    }
  }

  /// What has arrived already, signals first; nil when nothing has.
  mutating func waiting() -> Input? {
    waitingSignal() ?? waitingInput()
  }

  /// Drops the keys, clicks and pastes that have arrived already, whole ones only.
  mutating func discardKeys() {
    while waitingInput() != nil {}
  }
}

private extension NcursesTerminal {
  /// True when the watched descriptor is readable; poll passes over a negative one.
  mutating func sleep(until deadline: Moment?, watching descriptor: Int32?) -> Bool {
    var watched = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: hold.signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let patience = deadline.map { min(max(0, $0.since(.now())), Int64(Int32.max)) } ?? -1
    guard poll(&watched, 3, Int32(patience)) > 0 else { return false }
    let events = Int32(watched[0].revents)
    let isReadable = events & POLLIN != 0
    let isBroken = events & (POLLHUP | POLLERR | POLLNVAL) != 0
    // Readable without a byte to read is how a terminal reports its end.
    lineIsDown = isBroken || (isReadable && cnc_bytes_waiting() == 0)
    return watched[2].revents != 0
  }

  mutating func waitingSignal() -> Input? {
    while true {
      switch cnc_read_signal(hold.signals) {
      case SIGWINCH:
        // Even an unchanged size may follow a smaller one that has cost the terminal its text.
        size = NcursesTerminal.adoptedSize()
        drawn = nil
        clearok(cnc_physical_screen(), true)
        return .resize(size)
      case SIGTERM, SIGINT, SIGQUIT: return .terminate
      case SIGHUP: return .hangUp
      // A request to stop is not obeyed: nobody at a kiosk could resume.
      case SIGTSTP: continue
      default: return nil
      }
    }
  }
}
