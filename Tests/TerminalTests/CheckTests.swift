import TestSupplies
import Foundation
import Testing

/// `check` as authors and their continuous checks call it.
@Suite struct CheckTests {
  @Test("The shipped questionnaire has no errors, and warnings only about texts to be reworked")
  func shipped() throws {
    let run = try Command.run("check", Repository.shipped, "--format", "json")
    #expect(run.status == 0)
    #expect(run.errors == "")
    let warnings = try Self.problems(run.output).filter { $0["severity"] as? String != "note" }
    #expect(
      warnings.map { "\($0["severity"] ?? "") \($0["code"] ?? "") \(Self.place(of: $0))" } == [
        "warning hard-to-read es.yaml:98", "warning hard-to-read es.yaml:248",
        "warning hard-to-read es.yaml:262", "warning hard-to-read es.yaml:538",
        "warning hard-to-read questionnaire.yaml:202", "warning screen-overflow es.yaml:119",
        "warning screen-overflow es.yaml:161",
      ])
  }

  @Test("The shipped questionnaire is proved, with the promises P1 to P7")
  func proved() throws {
    let run = try Command.run("check", Repository.shipped)
    let lines = run.output.split(separator: "\n")
    let start = try #require(
      lines.firstIndex {
        $0.wholeMatch(
          of: /For every patient, 10\^\d+ combinations of answers, in [0-9.]+ ms:/) != nil
      })
    let proofs = lines[(start + 1)...].prefix { $0.hasPrefix("  ") }
    #expect(proofs.allSatisfy { $0.wholeMatch(of: /[ ]+proved +[0-9.]+ ms  .+/) != nil })
    let promises = proofs.compactMap { $0.firstMatch(of: /ms  (P\d):/)?.output.1 }
    #expect(promises == ["P1", "P2", "P3", "P4", "P5", "P6", "P7"])
  }

  @Test("Without a path the shipped questionnaire is checked")
  func noPath() throws {
    let run = try Command.run("check")
    #expect(run.status == 0)
    let last = run.output.split(separator: "\n").last ?? ""
    #expect(
      last.wholeMatch(
        of: /.*tpi-candidacy: \d+ questions, \d+ findings, 18 rules, \d+ cases: 7 warnings\./)
        != nil)
  }

  @Test("What was found out about a folder without problems is said at 80 columns")
  func small() throws {
    let run = try Command.run("check", Repository.sleep)
    let lines = run.output.replacingOccurrences(of: Repository.sleep, with: "FOLDER")
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.filter { !$0.hasPrefix("  proved ") && !$0.hasPrefix("For every patient") }
        .joined(separator: "\n") == """
          Reading:
          - English: 3 texts, half of them at grade 3.7 or easier, the hardest at grade
            5.2
          - Español: one text, at INFLESZ 96 (muy fácil)
          Lost in FHIR:
          - which answers are warnings: stops-breathing
          - what counts without an answer: disturbed-by
          - which options mean that the answer is not known
          - sources
          - the introduction and the status in other languages
          - findings, rules and outcomes
          FOLDER: 3 questions, 3 findings, 2 rules, 4 cases: no problems.

          """)
    #expect(run.status == 0)
  }

  @Test("A question too long for the screen is warned of in its language")
  func overflow() throws {
    let folder = try Self.sleepCheck(
      "es.yaml", replacing: "¿Qué le despierta?",
      with: String(repeating: "¿Qué le despierta? ", count: 60))
    let run = try Command.run("check", folder.path)
    #expect(
      run.output.contains(
        """
        warning[screen-overflow]: the question with its choices is 7 rows too long to be seen at once on 64x24
        """), "\(run.output)")
    #expect(run.output.hasSuffix(": 1 warning.\n"))
    #expect(run.status == 0)
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

  @Test("As JSON every problem has its place, its end and what to write instead")
  func json() throws {
    let folder = try Self.sleepCheck(replacing: "hours: \"< 7\"", with: "huors: \"< 7\"")
    let run = try Command.run("check", folder.path, "--format", "json")
    #expect(
      run.output.replacingOccurrences(of: folder.path, with: "FOLDER") == #"""
        [
          {"code":"unknown-item","column":13,"details":[],"end":{"column":18,"line":8},"file":"FOLDER/rules.yaml","fix":"hours","hint":"did you mean `hours`, defined in questionnaire.yaml at line 25?","length":5,"line":8,"message":"this condition asks about `huors`, which no question defines","severity":"error"}
        ]

        """#)
    #expect(run.status == 1)
  }

  @Test("As JSON what is lost in FHIR is a note at its question")
  func notes() throws {
    let clean = try Command.run("check", Repository.sleep, "--format", "json")
    #expect(clean.status == 0)
    #expect(
      try Self.problems(clean.output).map {
        "\($0["severity"] ?? "") \(Self.place(of: $0)) \($0["message"] ?? "")"
      } == [
        "note questionnaire.yaml:19 FHIR cannot say which answers to stops-breathing are warnings.",
        "note questionnaire.yaml:28 FHIR cannot say what counts where disturbed-by has no answer.",
        "note questionnaire.yaml:1 FHIR cannot say that some options mean that the answer is not known.",
        "note questionnaire.yaml:1 FHIR does not get the sources.",
        "note questionnaire.yaml:1 FHIR gets the introduction and the status in the first language only.",
        "note questionnaire.yaml:1 FHIR's questionnaire has no findings, rules and outcomes.",
      ])
  }

  @Test("An example that comes out differently is shown as a difference")
  func example() throws {
    let folder = try Self.sleepCheck(
      replacing: "any: [ breathing-stops, { unknown: breathing-stops } ]", with: "any: [ fixable ]")
    let cases = try String(
      contentsOfFile: "\(Repository.sleep)/cases/sleepers.yaml", encoding: .utf8)
    try FileManager.default.createDirectory(
      atPath: folder.path("cases"), withIntermediateDirectories: false)
    try cases.write(toFile: folder.path("cases/sleepers.yaml"), atomically: true, encoding: .utf8)
    let run = try Command.run("check", folder.path)
    #expect(
      run.output.contains(
        """
        error[case-differs]: example S02 (Sleeps little because of noise) does not come out as it should
          --> \(folder.path)/cases/sleepers.yaml:17:16
           |
        17 |       outcome: carry-on
           |                ^^^^^^^^
           |
           | - outcome: carry-on
           | + outcome: see-someone
           | - rule: S2
           | + rule: S1

        """), "\(run.output)")
    #expect(run.status == 1)
  }

  @Test("Several folders are checked one after the other")
  func several() throws {
    let run = try Command.run("check", Repository.sleep, Repository.shipped)
    let verdicts = run.output.split(separator: "\n").filter { $0.contains(" rules, ") }
    #expect(
      verdicts.map { $0.split(separator: ":")[0] }
        == [Repository.sleep[...], Repository.shipped[...]])
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

  static func problems(_ output: String) throws -> [[String: Any]] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
  }

  private static func place(of problem: [String: Any]) -> String {
    let file = (problem["file"] as? String ?? "").split(separator: "/").last ?? ""
    return "\(file):\(problem["line"] as? Int ?? 0)"
  }

  /// A copy of the small questionnaire with one change.
  static func sleepCheck(
    _ file: String = "rules.yaml", replacing old: String = "", with new: String = ""
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["questionnaire.yaml", "rules.yaml", "handout.yaml", "es.yaml"] {
      let text = try String(contentsOfFile: "\(Repository.sleep)/\(name)", encoding: .utf8)
      let changed = name == file ? text.replacingOccurrences(of: old, with: new) : text
      try changed.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }
    return folder
  }
}
