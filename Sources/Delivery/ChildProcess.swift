import Glibc

/// A program that was started, and that is ended and waited for when this goes away.
struct ChildProcess: ~Copyable {
  /// Where the program finds its settings.
  static let settingsDescriptor: Int32 = 3

  private let process: pid_t
  private let output: Int32

  enum Ending {
    case ended([UInt8], code: Int32)
    case tooLong
    case late
  }

  /// Looks for the program along PATH.
  init(
    _ program: String, _ arguments: [String], input: Int32, error: Int32, settings: Int32
  ) throws(HTTPFault) {
    (process, output) = try Self.started(
      program, arguments, input: input, error: error, settings: settings)
  }

  private static func started(
    _ program: String, _ arguments: [String], input: Int32, error: Int32, settings: Int32
  ) throws(HTTPFault) -> (process: pid_t, output: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .notStarted }
    defer { close(ends[1]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // From high numbers, so that none is overwritten before it is copied.
    let sources = [input, ends[1], error, settings].map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
    defer { for source in sources where source >= 0 { close(source) } }
    for (place, source) in sources.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, source, Int32(place))
    }
    // A key that stops this program lets what is on its way arrive.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    var process = pid_t()
    let code = withArguments([program] + arguments) { words in
      posix_spawnp(&process, program, &actions, &attributes, words, environ)
    }
    guard code == 0 else {
      close(ends[0])
      throw code == ENOENT ? .noCurl : .notStarted
    }
    return (process, ends[0])
  }

  deinit { close(output) }

  /// What it writes until it ends; one that writes more, or takes longer, is ended.
  consuming func output(atMost limit: Int, until deadline: ContinuousClock.Instant) -> Ending {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { return end(as: .late) }
      var wanted = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let pause = Int32(min(left / .milliseconds(1), 60_000).rounded(.up))
      guard poll(&wanted, 1, pause) > 0 else { continue }
      let count = chunk.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += chunk.prefix(count)
      guard bytes.count <= limit else { return end(as: .tooLong) }
    }
    return .ended(bytes, code: wait())
  }

  private func end(as ending: Ending) -> Ending {
    kill(process, SIGKILL)
    _ = wait()
    return ending
  }

  /// The exit code, or 128 and more after a signal, as shells count.
  private func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return 128 }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private static func withArguments<Result>(
    _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = words.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
