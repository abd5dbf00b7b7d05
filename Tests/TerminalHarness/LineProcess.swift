import CPseudoTerminal
import Glibc
import Synchronization

/// A program that is talked to line by line through pipes; one thread talks, any may end it.
package final class LineProcess: Sendable {
  package let process: pid_t
  /// A socket, because writing to somebody who was killed must not end the writer.
  private let keys: Int32
  private let print: Int32
  private let state = Mutex(State())

  fileprivate struct State {
    var output: [UInt8] = []
    var isOver = false
    var end: ProcessEnd?
  }

  /// Errors go where lines go unless a file is named for them.
  package init(
    _ executable: String, arguments: [String], environment: [String: String],
    errors: String? = nil
  ) throws {
    var pair: [Int32] = [-1, -1]
    var pipe: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &pair) == 0, pipe2(&pipe, O_CLOEXEC) == 0 else {
      throw HarnessFailure.system("making pipes", errno)
    }
    defer {
      close(pair[1])
      close(pipe[1])
    }
    keys = pair[0]
    print = pipe[0]
    process = try Self.spawn(
      executable, arguments, environment, standard: [pair[1], pipe[1]], errors: errors)
  }

  deinit {
    kill()
    _ = state.withLock { $0.ended(process, mayWait: true) }
    close(keys)
    close(print)
  }

  /// How many bytes it has printed so far, as far as they were read.
  package var count: Int { state.withLock { $0.output.count } }

  /// Keeps nothing of what was printed so far, for those who talk for hours; counting begins anew.
  package func forget() { state.withLock { $0.output = [] } }

  package func printed(from start: Int = 0) -> [UInt8] {
    state.withLock { Array($0.output[start...]) }
  }

  package func text(from start: Int = 0) -> String {
    String(decoding: printed(from: start), as: UTF8.self)
  }

  package func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = Glibc.send(keys, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Nothing more will be typed.
  package func hangUp() { shutdown(keys, Int32(SHUT_WR)) }

  /// Reads until one of the texts was printed after `start`, and says which; nothing when the
  /// program is over without it.
  package func wait(for texts: [String], from start: Int, within seconds: Double = 20) throws
    -> String?
  {
    let deadline = Patience.end(after: seconds)
    while true {
      if let found = texts.first(where: { contains($0, from: start) }) { return found }
      if isOver { return nil }
      guard ContinuousClock.now < deadline else {
        throw HarnessFailure.timedOut("\(texts)", screen: text(from: start))
      }
      read(within: 100)
    }
  }

  /// Takes what was printed, waiting at most so long for the first byte.
  package func read(within milliseconds: Int32) {
    var watched = pollfd(fd: print, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(print, &buffer, buffer.count)
    state.withLock { state in
      if count > 0 { state.output += buffer[..<count] }
      if count == 0 { state.isOver = true }
    }
  }

  /// Nobody can print any more, and everything printed was read.
  package var isOver: Bool { state.withLock { $0.isOver } }

  package func contains(_ text: String, from start: Int) -> Bool {
    let wanted = Array(text.utf8)
    return state.withLock { state in
      guard state.output.count >= start + wanted.count else { return false }
      return state.output.withUnsafeBytes { bytes in
        memmem(bytes.baseAddress.map { $0 + start }, bytes.count - start, wanted, wanted.count)
          != nil
      }
    }
  }
}

// MARK: - The end

extension LineProcess {
  /// As a power cut does it; nothing when it is over already.
  package func kill() { signal(SIGKILL) }

  package func signal(_ number: Int32) {
    // The number of a process that was waited for may be another's.
    state.withLock { state in
      guard state.ended(process, mayWait: false) == nil else { return }
      _ = Glibc.kill(process, number)
    }
  }

  /// Reads everything that it printed, and says how it ended.
  package func end(within seconds: Double = 20) throws -> ProcessEnd {
    let deadline = Patience.end(after: seconds)
    while true {
      read(within: 5)
      let end = state.withLock { $0.isOver ? $0.ended(process, mayWait: true) : nil }
      if let end { return end }
      guard ContinuousClock.now < deadline else {
        throw HarnessFailure.timedOut("its end", screen: text())
      }
    }
  }

  private static func spawn(
    _ executable: String, _ arguments: [String], _ environment: [String: String],
    standard: [Int32], errors: String?
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, standard[0], 0)
    posix_spawn_file_actions_adddup2(&actions, standard[1], 1)
    if let errors {
      posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    } else {
      posix_spawn_file_actions_adddup2(&actions, standard[1], 2)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var every = sigset_t()
    sigfillset(&every)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    let told = environment.merging(SanitizerOptions.inherited) { given, _ in given }
    let variables = told.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, executable, &actions, &attributes, words, variables)
    guard code == 0 else { throw HarnessFailure.system("starting \(executable)", code) }
    return process
  }
}

extension LineProcess.State {
  fileprivate mutating func ended(_ process: pid_t, mayWait: Bool) -> ProcessEnd? {
    if let end { return end }
    var code: Int32 = 0
    guard waitpid(process, &code, mayWait ? 0 : WNOHANG) == process else { return nil }
    end = ProcessEnd(waitStatus: code)
    return end
  }
}
