import TerminalHarness
import Glibc

/// Runs the program itself, without a terminal, and waits for its end.
struct Command {
  struct Result: Equatable {
    let status: Int32
    let output: String
    let errors: String
  }

  struct NotStarted: Error {
    let code: Int32
  }

  static func run(_ arguments: String..., input: String = "") throws -> Result {
    try run(Product.executable(), arguments, input: Array(input.utf8))
  }

  /// Lets a shell run the program, which it finds in `$candidacy`.
  static func shell(_ script: String) throws -> Result {
    try run(
      "/bin/sh", ["-c", script], input: [],
      environment: ["candidacy": try Product.executable()])
  }

  /// A clock that shows the same everywhere.
  private static let usual = ["PATH": "/usr/bin:/bin", "TZ": "UTC"]

  static func run(
    _ program: String, _ arguments: [String], input: [UInt8],
    environment: [String: String] = [:]
  ) throws -> Result {
    let files = try (0..<3).map { _ in try TemporaryFile() }
    files[0].write(input)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (standard, file) in files.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file.descriptor, Int32(standard))
    }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables =
      environment.merging(usual) { given, _ in given }
      .merging(SanitizerOptions.inherited) { given, _ in given }
      .map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, nil, words, variables)
    guard code == 0 else { throw NotStarted(code: code) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // The exit code, or the signal that ended it as a shell would show it.
    let ended = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return Result(status: ended, output: files[1].text, errors: files[2].text)
  }
}

/// A file without a name, which takes any amount without anybody reading along.
private final class TemporaryFile {
  let descriptor: Int32
  private let stream: UnsafeMutablePointer<FILE>

  init() throws {
    guard let stream = tmpfile() else { throw Command.NotStarted(code: errno) }
    self.stream = stream
    descriptor = fileno(stream)
  }

  deinit { fclose(stream) }

  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  var text: String {
    lseek(descriptor, 0, SEEK_SET)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(descriptor, &piece, piece.count), count > 0 {
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
