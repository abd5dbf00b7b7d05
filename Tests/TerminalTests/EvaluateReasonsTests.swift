import Authoring
import Foundation
import Interview
import Proof
import Rules
import Testing

@testable import candidacy

/// Why, why not and what would change it, as `evaluate` tells them.
@Suite struct EvaluateReasonsTests {
  @Test("With --explain the JSON has one key more, in front of the others")
  func json() throws {
    let input = #"{"answers":{"hours":8,"stops-breathing":"yes"},"id":"a"}"#
    let plain = try EvaluateTests.evaluate(input, "--format", "ndjson")
    let run = try EvaluateTests.evaluate(input, "--format", "ndjson", "--explain")
    #expect(
      run.output
        == #"{"explanation":{"certainty":{"possible":["see-someone"],"#
        + #""possible-by-patient":["see-someone"],"standing":"settled"},"#
        + #""nearest":{"changes":[{"changeable":true,"from":{"answer":"yes"},"#
        + #""item":"stops-breathing","to":{"answer":"no"}}],"outcome":"carry-on","rule":"S2"},"#
        + #""why":[{"answer":"yes","item":"stops-breathing"}]},"# + plain.output.dropFirst())
    #expect(run.status == 0)
  }

  @Test("An unanswered question among the reasons has null for an answer, laid out like the rest")
  func laidOut() throws {
    let run = try EvaluateTests.evaluate(
      #"{"answers":{},"changed":["stops-breathing"]}"#, "--explain")
    #expect(
      run.output.hasPrefix(
        """
        {
          "explanation": {
            "certainty": {
              "possible": [
                "see-someone"
              ],
              "possible-by-patient": [
                "see-someone"
              ],
              "standing": "settled"
            },
            "nearest": {
              "changes": [
                {
                  "changeable": true,
                  "from": {
                    "answer": null,
                    "changed": true
                  },
                  "item": "stops-breathing",
                  "to": {
                    "answer": "no"
                  }
                }
              ],
              "outcome": "carry-on",
              "rule": "S2"
            },
            "why": [
              {
                "answer": null,
                "changed": true,
                "item": "stops-breathing"
              }
            ]
          },
          "findings": {
        """))
  }

  @Test("--why-not says whether the outcome comes out, and what rules it out where it does not")
  func whyNot() throws {
    let comesOut = try Self.whyNot("see-someone", #"{"answers":{}}"#)
    #expect(
      comesOut
        == #"{"blocked-by":[],"nearest":null,"outcome":"see-someone","standing":"comes-out"}"#)
    let blocked = try Self.whyNot("carry-on", #"{"answers":{}}"#)
    #expect(
      blocked == #"{"blocked-by":[[{"answer":null,"item":"stops-breathing"}]],"#
        + #""nearest":{"changes":[{"changeable":true,"from":{"answer":null},"#
        + #""item":"stops-breathing","to":{"answer":"no"}}],"outcome":"carry-on","rule":"S2"},"#
        + #""outcome":"carry-on","standing":"blocked"}"#)
  }

  private static func whyNot(_ outcome: String, _ input: String) throws -> String {
    let run = try EvaluateTests.evaluate(input, "--format", "ndjson", "--why-not", outcome)
    let key = try #require(run.output.range(of: #","why-not":"#))
    let end = try #require(run.output.range(of: #"},"findings""#))
    return String(run.output[key.upperBound..<end.lowerBound])
  }

  @Test("An outcome that there is none of is one sentence with those that there are")
  func unknownOutcome() throws {
    for format in ["text", "json", "ndjson"] {
      let run = try EvaluateTests.evaluate(
        #"{"answers":{}}"#, "--format", format, "--why-not", "carry")
      #expect(
        run
          == .init(
            status: 2, output: "",
            errors: "There is no outcome “carry”. The outcomes are see-someone, carry-on.\n"))
    }
  }

  @Test("In the text, nothing is said of an outcome that nobody asked about")
  func withoutWhyNot() throws {
    let run = try EvaluateTests.evaluate(#"{"answers":{}}"#, "--format", "text")
    #expect(run.output.contains("\nWHAT WOULD CHANGE IT\n"))
    #expect(!run.output.contains("WHY NOT"))
  }

  @Test("A patient with one unsure safety answer: who is forced, settled, and a change away")
  func unsure() throws {
    #expect(
      try Self.reasons(of: "V06", whyNot: "discuss") == """
        WHAT FORCES IT
        These 4 together, whatever the other answers are; none can be spared:
        - Right now, do you have chest pain, trouble breathing, or fainting? Or a sudden
          tearing pain in your back or belly?
            No
        - Do you have new trouble when you pee or poop? For example, you can't pee, you
          can't feel it, or it leaks.
            No
        - Is the area between your legs, or where you sit, newly numb?
            Not sure
        - Is an arm or a leg weak? Or is there new trouble in both legs?
            No

        HOW CERTAIN IT IS
        Settled: no answer that is still missing changes it.

        WHAT WOULD CHANGE IT
        It would come out as Discuss (discuss) by rule R18 if one answer were another:
        - Is the area between your legs, or where you sit, newly numb?
            No, where it is: Not sure
        Answers are facts. Nobody is to be asked to answer otherwise.

        WHY NOT
        Discuss (discuss)
        This alone rules it out:
        - Is the area between your legs, or where you sit, newly numb?
            Not sure
        It would come out if one answer were another:
        - Is the area between your legs, or where you sit, newly numb?
            No, where it is: Not sure


        """)
  }

  @Test("A patient under 18: the age alone rules it out, and nobody can change that")
  func underAge() throws {
    let text = try Self.reasons(of: "V16", whyNot: "discuss")
    let start = try #require(text.range(of: "HOW CERTAIN IT IS"))
    #expect(
      text[start.lowerBound...].hasPrefix(
        """
        HOW CERTAIN IT IS
        Not settled. Answers that are still missing can lead to: Clinician first
        (clinician-first).

        WHAT WOULD CHANGE IT
        It would come out as Clinician first (clinician-first) by rule R3 if one answer
        were another:
        - Temperature in C
            38, where it is: No answer
            Staff enter this.
        Answers are facts. Nobody is to be asked to answer otherwise.

        WHY NOT
        Discuss (discuss)
        Each of these 12 alone rules it out:
        - How old are you?
            Under 18
        - How long have you had this pain?
            No answer

        """))
    #expect(
      text.contains(
        """
        It would come out if 16 answers were others:
        - How old are you?
            65 or older, where it is: Under 18
            A patient cannot change this.
        - How long have you had this pain?
            6 weeks to 3 months, where it is: No answer
        - What number best describes your pain on average in the past week?
            7, where it is: No answer

        """))
  }

  /// From what forces the outcome to why not another one.
  private static func reasons(of id: String, whyNot: String) throws -> String {
    let example = try #require(try shipped().cases.first { $0.id.text == id })
    let run = try Command.run(
      "evaluate", "--format", "text", "--why-not", whyNot, input: Patient(example).line)
    let start = try #require(run.output.range(of: "WHAT FORCES IT"))
    let end = try #require(run.output.range(of: "SCORES"))
    return String(run.output[start.lowerBound..<end.lowerBound])
  }

  private static func shipped() throws -> LoadedQuestionnaire {
    try #require(
      Library.loading(try Folder.reading(path: Repository.shipped), parts: .everything).loaded)
  }

  @Test("Every shipped example patient is forced by some answers, and one change from another end")
  func examples() throws {
    let loaded = try Self.shipped()
    let reasoner = try Reasoner(form: loaded.form, rules: loaded.rules)
    for example in loaded.cases {
      let sheet = try Patient(example).sheet(of: loaded.form)
      let assessment = loaded.rules.assess(sheet, of: loaded.form)
      let reasoning = try reasoner.reasoning(of: sheet)
      #expect(reasoning.outcome == assessment.outcome.id)
      #expect(!reasoning.grounds.isEmpty)
      let nearest = try #require(try reasoner.nearestChange(from: sheet), "\(example.id)")
      #expect(nearest.changes.count == 1, "\(example.id)")
      #expect(nearest.outcome != assessment.outcome.id)
    }
  }
}
