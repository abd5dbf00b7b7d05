import Foundation
import Glibc
import Store
import TerminalHarness
import TestSupplies

/// Code of a stranger that is loaded into the real program, and reports what it may do there.
struct Intruder {
  /// Where a compiler is missing, nothing of this can be tried.
  static let isAvailable = access("/usr/bin/cc", X_OK) == 0

  let folder: TemporaryFolder
  private let library: String

  init() throws {
    folder = try TemporaryFolder()
    library = folder.path("intruder.so")
    let source = Repository.path("Tests/Fixtures/intruder/intruder.c")
    let built = try Command.run(
      "/usr/bin/cc", ["-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"], input: [])
    guard built.status == 0 else { throw NotBuilt(errors: built.errors) }
    // With the key beside it, which no kiosk may read.
    _ = try SQLiteEventStore(at: folder.storePath)
    try "ballast".write(
      toFile: folder.storePath + ".ballast", atomically: false, encoding: .utf8)
  }

  struct NotBuilt: Error {
    let errors: String
  }

  /// What it may do in a process that has come so far as to wait for input: 0, or the error.
  func deeds(
    in arguments: [String], sparing spared: [String: String] = [:]
  ) throws -> [String: Int32] {
    let report = folder.path("report")
    let surroundings = [
      "LD_PRELOAD": library, "INTRUDER_REPORT": report, "INTRUDER_STORE": folder.storePath,
    ]
    let session = try TerminalSession(
      arguments: arguments + ["--store", folder.storePath],
      environment: Stage.utf8.merging(surroundings.merging(spared) { $1 }) { $1 })
    try session.poll(for: "the intruder's report", within: 20) {
      Self.lines(of: report).last?.hasPrefix("over ") ?? false
    }
    session.signal(SIGTERM)
    guard try session.exitStatus() == .exited(0) else {
      throw HarnessFailure.timedOut("an end in order", screen: session.screen.text)
    }
    return Dictionary(
      Self.lines(of: report).compactMap { line in
        let words = line.split(separator: " ")
        guard words.count == 2, let code = Int32(words[1]) else { return nil }
        return (String(words[0]), code)
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func lines(of path: String) -> [Substring] {
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}
