import Foundation
import Glibc
import TerminalHarness

/// A program that runs while a test looks on: the sender, or a receiver of others.
final class SendProcess {
  private let process = Process()
  private let file: String

  struct Silent: Error {
    let awaited: String
    let output: String
  }

  /// `file` takes what it says.
  init(_ program: String, _ arguments: [String], output file: String) throws {
    self.file = file
    guard FileManager.default.createFile(atPath: file, contents: nil),
      let output = FileHandle(forWritingAtPath: file)
    else {
      throw Silent(awaited: "a file", output: file)
    }
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "TZ": "UTC"]
      .merging(SanitizerOptions.inherited) { given, _ in given }
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  deinit {
    if process.isRunning { kill() }
  }

  var number: pid_t { process.processIdentifier }

  var output: String {
    String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
  }

  /// Goes on once it has said so, or fails.
  func wait(until words: String, seconds: Double = 30) throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while !output.contains(words) {
      guard Date() < end, process.isRunning else {
        throw Silent(awaited: words, output: output)
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// As a power cut does it.
  func kill() {
    _ = Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @discardableResult
  func end() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
