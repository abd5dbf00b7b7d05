import Authoring
import Foundation
import Interview
import Rules
import Testing

/// The shipped example patients, through the program itself.
@Suite struct EvaluateShippedTests {
  @Test("Every shipped example patient comes out as its author expects")
  func examples() throws {
    let loaded = try #require(
      Library.loading(try Folder.reading(path: Repository.shipped), parts: .everything).loaded)
    let run = try Command.run(
      "evaluate", "--format", "ndjson",
      input: loaded.cases.map { Patient($0).line }.joined())
    let answers = try run.output.split(separator: "\n").map {
      try JSONDecoder().decode(Evaluated.self, from: Data($0.utf8))
    }
    #expect(run.status == 0)
    #expect(loaded.cases.count >= 20)
    try #require(answers.count == loaded.cases.count)
    for (example, answer) in zip(loaded.cases, answers) {
      #expect(answer.id == example.id.text)
      #expect(answer.questionnaire == "tpi-candidacy|0.1.0")
      if let outcome = example.outcome { #expect(answer.outcome == outcome.value.text) }
      if let rule = example.rule { #expect(answer.rule == rule.value.text) }
      for finding in example.findings {
        #expect(
          answer.findings[finding.id.text] == .some(Evaluated.value(finding.truth)),
          "\(example.id): \(finding.id)")
      }
    }
  }

  @Test("The program agrees with the rules in memory, also when any one answer is left out")
  func sameAsInMemory() throws {
    let loaded = try #require(
      Library.loading(try Folder.reading(path: Repository.shipped), parts: .everything).loaded)
    let patients = loaded.cases.flatMap { example in
      [Patient(example)] + example.answers.keys.map { Patient(example, without: $0) }
    }
    let run = try Command.run(
      "evaluate", "--format", "ndjson", input: patients.map(\.line).joined())
    let lines = run.output.split(separator: "\n")
    try #require(lines.count == patients.count)
    for (patient, line) in zip(patients, lines) {
      let assessment = loaded.rules.assess(try patient.sheet(of: loaded.form), of: loaded.form)
      let expected = Evaluated(assessment, of: loaded.form, id: patient.id)
      #expect(try JSONDecoder().decode(Evaluated.self, from: Data(line.utf8)) == expected)
    }
  }
}
