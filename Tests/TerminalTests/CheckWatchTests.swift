import Foundation
import Glibc
import TerminalHarness
import TestSupplies
import Testing

/// `check --watch` beside an editor.
@Suite struct CheckWatchTests {
  private let folder: TemporaryFolder
  private let rules: String

  init() throws {
    folder = try CheckTests.sleepCheck()
    rules = try String(contentsOfFile: folder.path("rules.yaml"), encoding: .utf8)
  }

  private func watch() throws -> SendProcess {
    try SendProcess(
      Product.executable(), ["check", "--watch", folder.path], output: folder.path("said.log"))
  }

  /// The ends of all checks so far.
  private func verdicts(of process: SendProcess) -> [String] {
    process.output.split(separator: "\n").filter { $0.hasPrefix(folder.path + ":") }
      .map { $0.split(separator: ":").last.map { $0.dropFirst().description } ?? "" }
  }

  private func wait(for process: SendProcess, until expected: [String]) throws {
    let end = Date(timeIntervalSinceNow: 20)
    while verdicts(of: process) != expected {
      guard Date() < end else {
        throw SendProcess.Silent(awaited: "\(expected)", output: process.output)
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }

  private func save(_ text: String, as name: String = "rules.yaml", byRename: Bool) throws {
    try text.write(toFile: folder.path(name), atomically: byRename, encoding: .utf8)
  }

  @Test("Each save is checked once: written in place, renamed over, new, or gone")
  func saves() throws {
    let process = try watch()
    var expected = ["no problems."]
    try wait(for: process, until: expected)
    let broken = rules.replacingOccurrences(of: "hours:", with: "huors:")
    for (text, isRenamed, verdict) in [
      (broken, true, "1 error."), (rules, true, "no problems."), (broken, false, "1 error."),
      (rules, false, "no problems."),
    ] {
      try save(text, byRename: isRenamed)
      expected.append(verdict)
      try wait(for: process, until: expected)
    }
    try FileManager.default.createDirectory(
      atPath: folder.path("cases"), withIntermediateDirectories: false)
    expected.append("no problems.")
    try wait(for: process, until: expected)
    try save("base: {}\ncases: []\n", as: "cases/a.yaml", byRename: true)
    expected.append("1 error.")
    try wait(for: process, until: expected)
    try FileManager.default.removeItem(atPath: folder.path("cases/a.yaml"))
    expected.append("no problems.")
    try wait(for: process, until: expected)
    kill(process.number, SIGINT)
    #expect(process.end() == 0)
    #expect(verdicts(of: process) == expected)
    #expect(process.output.contains("Watching for saved files. Ctrl-C stops.\n"))
  }

  @Test("What an editor writes beside a file is no save, and waiting costs nothing")
  func quiet() throws {
    let process = try watch()
    try wait(for: process, until: ["no problems."])
    let before = ProcessFacts(of: process.number)
    try save("x", as: ".rules.yaml.swp", byRename: false)
    try save("x", as: "4913", byRename: false)
    try save("x", as: "rules.yaml~", byRename: false)
    // Events come in order: once this save is answered, the others were seen.
    try save(rules, byRename: false)
    try wait(for: process, until: ["no problems.", "no problems."])
    let after = ProcessFacts(of: process.number)
    #expect(after.writeCalls - before.writeCalls <= 2)
    #expect(after.state == "S")
    kill(process.number, SIGINT)
    #expect(process.end() == 0)
  }

  @Test("A folder that is replaced as a whole is read again")
  func replaced() throws {
    let other = try CheckTests.sleepCheck(replacing: "hours:", with: "huors:")
    let inner = folder.path("inner")
    try FileManager.default.copyItem(atPath: Repository.sleep, toPath: inner)
    let process = try SendProcess(
      Product.executable(), ["check", "--watch", inner], output: folder.path("said.log"))
    try process.wait(until: "\(inner): 3 questions")
    try FileManager.default.removeItem(atPath: inner)
    try process.wait(until: "There is no folder \(inner).")
    try FileManager.default.moveItem(atPath: other.path, toPath: inner)
    try process.wait(until: "\(inner): 1 error.")
    try FileManager.default.moveItem(atPath: inner, toPath: other.path)
    kill(process.number, SIGTERM)
    #expect(process.end() == 0)
  }

  @Test("A folder that is not there from the start is wrong usage")
  func missing() throws {
    let run = try Command.run("check", "--watch", "/nowhere/at-all")
    #expect(run == .init(status: 2, output: "", errors: "There is no folder /nowhere/at-all.\n"))
  }
}
