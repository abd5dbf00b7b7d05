import TestSupplies
import TerminalHarness
import Foundation
import Testing

/// `evaluate` as other programs call it.
@Suite struct EvaluateTests {
  @Test("One object gives one object laid out over lines, with its keys in order")
  func oneObject() throws {
    let run = try Self.evaluate(
      #"{"answers": {"stops-breathing": "no", "hours": 6, "disturbed-by": ["noise"]}}"#)
    #expect(
      run
        == .init(
          status: 0,
          output: """
            {
              "findings": {
                "breathing-stops": false,
                "fixable": true,
                "short-sleep": true
              },
              "missing": [],
              "outcome": "carry-on",
              "questionnaire": "sleep-check|1.0.0",
              "reasons": [],
              "rule": "S2",
              "scores": {}
            }

            """,
          errors: ""))
  }

  @Test("Objects on lines give a line each, and a bad line hides none of the others")
  func lines() throws {
    let run = try Self.evaluate(
      """
      {"answers": {}, "id": "a-1"}

      {"answers": {"hours": 5, "disturbed-by": ["worries"], "stops-breathing": "no"}, "id": 2}
      {"answers": {"hours": 99}}
      oops
      {"answers": {"stops-breathing": "yes"}}
      """)
    #expect(
      run
        == .init(
          status: 1,
          output: """
            {"findings":{"breathing-stops":null,"fixable":null,"short-sleep":null},"id":"a-1","missing":["stops-breathing"],"outcome":"see-someone","questionnaire":"sleep-check|1.0.0","reasons":["not-known"],"rule":"S1","scores":{}}
            {"findings":{"breathing-stops":false,"fixable":true,"short-sleep":true},"id":2,"missing":[],"outcome":"carry-on","questionnaire":"sleep-check|1.0.0","reasons":[],"rule":"S2","scores":{}}
            {"findings":{"breathing-stops":true,"fixable":null,"short-sleep":null},"missing":[],"outcome":"see-someone","questionnaire":"sleep-check|1.0.0","reasons":["breathing-stops"],"rule":"S1","scores":{}}

            """,
          errors: """
            line 4: column 23: answers.hours: this question takes a whole number from 0 to 12
            line 5: column 1: a patient is one JSON object, in braces

            """))
  }

  @Test("Asked for lines, one object gives one line")
  func oneLine() throws {
    let run = try Self.evaluate(#"{"answers": {"stops-breathing": "yes"}}"#, "--format", "ndjson")
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.status == 0)
  }

  @Test("A pretty object over many lines is one patient")
  func prettyInput() throws {
    let run = try Self.evaluate("{\n  \"answers\": {\n    \"hours\": 8\n  }\n}\n")
    let compact = try Self.evaluate(#"{"answers":{"hours":8}}"#)
    #expect(run == compact)
    #expect(run.status == 0)
  }

  @Test("Escapes stand for their characters in ids and codes")
  func escapes() throws {
    let plain = try Self.evaluate(#"{"answers":{"hours":8,"stops-breathing":"no"}}"#)
    let escaped = try Self.evaluate(
      #"{"answers":{"h\u006furs":8,"stops\u002dbreathing":"n\u006f"}}"#)
    #expect(escaped == plain)
  }

  @Test("An answer to a question that is not asked is ignored with a warning")
  func ignored() throws {
    let run = try Self.evaluate(#"{"answers":{"hours":8,"disturbed-by":["noise"]}}"#)
    let without = try Self.evaluate(#"{"answers":{"hours":8}}"#)
    #expect(run.output == without.output)
    #expect(
      run.errors == """
        standard input: warning: answers.disturbed-by: this question is not asked, given the \
        other answers, and its answer is ignored

        """)
    #expect(run.status == 0)
  }

  @Test("Null and an empty list leave a question unanswered")
  func unanswered() throws {
    let null = try Self.evaluate(
      #"{"answers":{"hours":null,"stops-breathing":null,"disturbed-by":[]}}"#)
    let nothing = try Self.evaluate(#"{"answers":{}}"#)
    #expect(null == nothing)
  }

  @Test("A warning that was taken back counts as unknown")
  func takenBack() throws {
    let run = try Self.evaluate(
      #"{"answers":{"stops-breathing":"no"},"changed":["stops-breathing"]}"#, "--format", "ndjson")
    let unsure = try Self.evaluate(
      #"{"answers":{"stops-breathing":"not-sure"}}"#, "--format", "ndjson")
    #expect(run.output == unsure.output)
    #expect(run.output.contains(#""outcome":"see-someone""#))
  }

  @Test("The report says what, why, what is unknown and what would settle it")
  func report() throws {
    let run = try Self.evaluate(
      #"{"answers":{"hours":8,"disturbed-by":["noise"]},"changed":["stops-breathing"]}"#,
      "--format", "text")
    #expect(
      run.output.replacing(/rules [0-9a-f]{12}/, with: "rules DIGEST") == """
        OUTCOME
        See someone (see-someone)
        Rule S1. On hold: a member of staff looks at this first.

        WHY
        - We do not know whether you stop breathing. (not-known)

        UNKNOWN
        - Has anyone seen you stop breathing while you sleep?
            No answer (a warning was taken back)

        WHAT WOULD SETTLE IT
        - stops-breathing: Has anyone seen you stop breathing while you sleep?

        WHAT FORCES IT
        This alone, whatever the other answers are:
        - Has anyone seen you stop breathing while you sleep?
            No answer (a warning was taken back)

        HOW CERTAIN IT IS
        Settled: no answer that is still missing changes it.

        WHAT WOULD CHANGE IT
        It would come out as Carry on (carry-on) by rule S2 if one answer were another:
        - Has anyone seen you stop breathing while you sleep?
            No, where it is: No answer (a warning was taken back)
        Answers are facts. Nobody is to be asked to answer otherwise.

        WARNING ANSWERS TAKEN BACK
        - stops-breathing: Has anyone seen you stop breathing while you sleep?

        NOT COUNTED
        - disturbed-by: What wakes you up?

        QUESTIONNAIRE
        sleep-check|1.0.0, rules DIGEST
        For trying things out. It says nothing about anybody's sleep.

        """)
    #expect(run.status == 0)
  }

  @Test("A file is read like standard input")
  func file() throws {
    let input = #"{"answers": {"hours": 5}}"#
    let folder = try TemporaryFolder()
    try input.write(toFile: folder.path("patient.json"), atomically: true, encoding: .utf8)
    let read = try Command.run(
      "evaluate", folder.path("patient.json"), "--questionnaire", Repository.sleep)
    #expect(read == (try Self.evaluate(input)))
  }

  static func evaluate(_ input: String, _ options: String...) throws -> Command.Result {
    try Command.run(
      Product.executable(), ["evaluate", "--questionnaire", Repository.sleep] + options,
      input: Array(input.utf8))
  }
}
