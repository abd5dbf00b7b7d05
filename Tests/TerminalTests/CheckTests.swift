import TestSupplies
import Foundation
import Testing

/// `check` as authors and their continuous checks call it.
@Suite struct CheckTests {
  @Test("The shipped questionnaire has no problems")
  func shipped() throws {
    let run = try Command.run("check", Repository.shipped)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let lines = run.output.split(separator: "\n")
    let last = try #require(lines.last)
    #expect(
      last.wholeMatch(
        of: /.*tpi-candidacy: \d+ questions, \d+ findings, 18 rules, \d+ cases: no problems./)
        != nil)
    let first = try #require(lines.first)
    #expect(
      first.wholeMatch(
        of: /For every patient, 10\^\d+ combinations of answers, in [0-9.]+ ms:/) != nil)
    let proofs = lines.dropFirst().dropLast()
    #expect(proofs.allSatisfy { $0.wholeMatch(of: /[ ]+proved +[0-9.]+ ms  .+/) != nil })
    let promises = proofs.compactMap { $0.firstMatch(of: /ms  (P\d):/)?.output.1 }
    #expect(promises == ["P1", "P2", "P3", "P4", "P5", "P6", "P7"])
  }

  @Test("Without a path the shipped questionnaire is checked")
  func noPath() throws {
    let run = try Command.run("check")
    #expect(run.status == 0)
    #expect(run.output.hasSuffix(": no problems.\n"))
  }

  @Test("An error is shown with its line and a caret, and counted")
  func wrongFolder() throws {
    let folder = try Self.sleepCheck(replacing: "hours: \"< 7\"", with: "huors: \"< 7\"")
    let run = try Command.run("check", folder.path)
    #expect(
      run.output.replacingOccurrences(of: folder.path, with: "FOLDER") == """
        error[unknown-item]: this condition asks about `huors`, which no question defines
         --> FOLDER/rules.yaml:8:13
          |
        8 |     when: { huors: "< 7" }
          |             ^^^^^ did you mean `hours`, defined in questionnaire.yaml at line 25?

        FOLDER: 1 error.

        """)
    #expect(run.status == 1)
  }

  @Test("As JSON nothing but the problems is printed")
  func json() throws {
    let folder = try Self.sleepCheck(replacing: "rule: S1", with: "rule: S2")
    let run = try Command.run("check", folder.path, "--format", "json")
    let problems = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(problems.count == 1)
    #expect(run.status == 1)
    let clean = try Command.run("check", Repository.sleep, "--format", "json")
    #expect(clean == .init(status: 0, output: "[]\n", errors: ""))
  }

  @Test("Several folders are checked one after the other")
  func several() throws {
    let run = try Command.run("check", Repository.sleep, Repository.shipped)
    let folders = run.output.split(separator: "\n").filter { $0.hasSuffix(": no problems.") }
    #expect(folders.count == 2)
    #expect(run.status == 0)
  }

  @Test("A folder that is not there is wrong usage")
  func missing() throws {
    let run = try Command.run("check", "/nowhere/at-all")
    #expect(run == .init(status: 2, output: "", errors: "There is no folder /nowhere/at-all.\n"))
  }

  @Test("A questionnaire with errors is not evaluated with")
  func notUsed() throws {
    let folder = try Self.sleepCheck(replacing: "hours: \"< 7\"", with: "huors: \"< 7\"")
    let run = try Command.run(
      "evaluate", "--questionnaire", folder.path, input: #"{"answers":{}}"#)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.errors.hasSuffix("\nThe questionnaire \(folder.path) has errors and is not used.\n"))
  }

  /// A copy of the small questionnaire with one change to its rules.
  private static func sleepCheck(
    replacing old: String, with new: String
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["questionnaire.yaml", "rules.yaml", "handout.yaml", "es.yaml"] {
      let text = try String(contentsOfFile: "\(Repository.sleep)/\(name)", encoding: .utf8)
      let changed = name == "rules.yaml" ? text.replacingOccurrences(of: old, with: new) : text
      try changed.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }
    return folder
  }
}
