import Foundation
import Glibc
import Hardening
import TerminalHarness
import TestSupplies
import Testing

struct HardenedProcessTests {
  private static let offersCalls = Posture.kiosk.offers().last?.outcome == .offered

  /// What the system says about each thread of a process, by the names it uses.
  private func threads(of process: pid_t) throws -> [[String: String]] {
    let place = "/proc/\(process)/task"
    return try FileManager.default.contentsOfDirectory(atPath: place).map { thread in
      let text = try String(contentsOfFile: "\(place)/\(thread)/status", encoding: .utf8)
      let fields = text.split(separator: "\n").map { line in
        line.split(separator: ":", maxSplits: 1).map {
          $0.trimmingCharacters(in: .whitespaces)
        }
      }
      return Dictionary(
        fields.compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil },
        uniquingKeysWith: { first, _ in first })
    }
  }

  @Test(
    "Kiosk and desk, on a screen and in lines, have given up privileges, calls and core dumps",
    .enabled(if: offersCalls, "This system filters no calls."),
    arguments: [["kiosk"], ["kiosk", "--linear"], ["desk"], ["desk", "--linear"]])
  func given(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(arguments: arguments + ["--store", folder.storePath])
    try session.settle()
    let process = session.terminal.process
    for thread in try threads(of: process) {
      #expect(thread["NoNewPrivs"] == "1")
      #expect(thread["Seccomp"] == "2")
      #expect(thread["Umask"] == "0077")
    }
    let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
    let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(core?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
    let own = ["", "-journal", ".key", ".ballast", ".lock"].map { "store.sqlite\($0)" }
    #expect(try folder.names().filter { !own.contains($0) } == [])
    session.signal(SIGTERM)
    #expect(try session.exitStatus() == .exited(0))
  }

  private static let crashes = [SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGBUS, SIGFPE]

  @Test(
    "A crash between lines leaves one sentence, and nothing of what was shown",
    arguments: crashes, ["kiosk", "desk"])
  func crashInLines(signal: Int32, command: String) throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(
      arguments: [command, "--linear", "--store", folder.storePath])
    try session.settle()
    #expect(!session.screen.everythingVisible.isEmpty)
    let shown = session.output.count
    session.signal(signal)
    #expect(try session.exitStatus() == .killed(by: signal))
    let sentence =
      command == "kiosk"
      ? Stage.crashNotice : "The desk must restart. Everything recorded is saved."
    #expect(session.screen.everythingVisible.trimmed == sentence)
    #expect(
      String(decoding: session.output[shown...], as: UTF8.self)
        == "\u{1B}[H\u{1B}[2J\u{1B}[3J\(sentence)\r\r\n")
    #expect(session.terminal.modes == session.terminal.modesBefore)
  }

  @Test("A crash before there is a screen shows nothing at all", arguments: crashes)
  func crashBefore(signal: Int32) throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(
      arguments: ["staff", "add", "Ana", "--store", folder.storePath])
    try session.wait(for: "A PIN of six digits for Ana:")
    let shown = session.output.count
    session.signal(signal)
    #expect(try session.exitStatus() == .killed(by: signal))
    #expect(session.output.count == shown)
  }

  @Test("Nobody brings the backtrace back by a variable")
  func variable() throws {
    let folder = try TemporaryFolder()
    let session = try TerminalSession(
      arguments: ["kiosk", "--linear", "--store", folder.storePath],
      environment: Stage.utf8.merging(["SWIFT_BACKTRACE": "enable=yes,interactive=yes"]) { $1 })
    try session.settle()
    session.signal(SIGSEGV)
    #expect(try session.exitStatus() == .killed(by: SIGSEGV))
    #expect(session.screen.everythingVisible.trimmed == Stage.crashNotice)
  }
}
