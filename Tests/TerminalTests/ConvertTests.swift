import Foundation
import TestSupplies
import Testing

/// `convert` as a clinic calls it that has a FHIR server or another program for questionnaires.
@Suite struct ConvertTests {
  @Test("The shipped questionnaire becomes one of FHIR's, and every loss is a sentence")
  func shipped() throws {
    let run = try Command.run("convert", "--to", "fhir")
    #expect(run.status == 0)
    #expect(
      run.output.hasPrefix(
        """
        {
          "_title": {
            "extension": [
        """))
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["resourceType"] as? String == "Questionnaire")
    #expect(document["url"] as? String == "https://candidacy.invalid/Questionnaire/tpi-candidacy")
    let losses = run.errors.split(separator: "\n")
    #expect(losses.allSatisfy { $0.hasPrefix("FHIR") && $0.hasSuffix(".") })
    #expect(losses.first == "FHIR cannot end the interview after the section safety-today.")
    #expect(losses.last == "FHIR's questionnaire has no findings, rules and outcomes.")
  }

  @Test("A small questionnaire loses little")
  func small() throws {
    let run = try Command.run("convert", Repository.sleep, "--to", "fhir")
    #expect(run.status == 0)
    #expect(
      run.errors == """
        FHIR cannot say which answers to stops-breathing are warnings.
        FHIR cannot say what counts where disturbed-by has no answer.
        FHIR cannot say that some options mean that the answer is not known.
        FHIR does not get the sources.
        FHIR gets the introduction and the status in the first language only.
        FHIR's questionnaire has no findings, rules and outcomes.

        """)
  }

  @Test("A file gets what standard output would get")
  func file() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("questionnaire.json")
    let printed = try Command.run("convert", Repository.sleep, "--to", "fhir")
    let run = try Command.run("convert", Repository.sleep, "--to", "fhir", "--output", path)
    #expect(run == .init(status: 0, output: "", errors: printed.errors))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == printed.output)
    #expect(try folder.names() == ["questionnaire.json"])
  }

  @Test("A folder that is not there, or cannot be written to, is told in one sentence")
  func wrongPlaces() throws {
    #expect(
      try Command.run("convert", "/nowhere/at-all", "--to", "fhir")
        == .init(status: 2, output: "", errors: "There is no folder /nowhere/at-all.\n"))
    #expect(
      try Command.run("convert", Repository.sleep, "--to", "fhir", "--output", "/nowhere/q.json")
        == .init(
          status: 3, output: "",
          errors: "/nowhere/q.json cannot be written: No such file or directory.\n"))
  }

  @Test("A questionnaire with errors is shown and not converted")
  func errors() throws {
    let folder = try TemporaryFolder()
    for name in ["questionnaire.yaml", "rules.yaml", "handout.yaml", "es.yaml"] {
      let text = try String(contentsOfFile: "\(Repository.sleep)/\(name)", encoding: .utf8)
      try text.replacingOccurrences(of: "hours: \"< 7\"", with: "huors: \"< 7\"")
        .write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }
    let run = try Command.run("convert", folder.path, "--to", "fhir")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("error[unknown-item]: "))
    #expect(run.errors.hasSuffix("The questionnaire \(folder.path) has errors and is not used.\n"))
  }

  @Test(
    "Outside validators find no error in it",
    .enabled(
      if: Self.validators != nil,
      "CANDIDACY_VALIDATORS is not set, or ../shared/validators is not there"))
  func valid() throws {
    let folder = try TemporaryFolder()
    let paths = [folder.path("shipped.json"), folder.path("sleep.json")]
    for (path, questionnaire) in zip(paths, [Repository.shipped, Repository.sleep]) {
      _ = try Command.run("convert", questionnaire, "--to", "fhir", "--output", path)
    }
    let validators = try #require(Self.validators)
    // Pyrofile 0.3.0 takes no `enableWhen`.
    let run = try Command.run(
      validators.python, ["-B", validators.script, "--skip", "profile"] + paths, input: [])
    #expect(run == .init(status: 0, output: paths.map { "ok   \($0)\n" }.joined(), errors: ""))
  }

  private static var validators: (python: String, script: String)? {
    let environment = ProcessInfo.processInfo.environment["CANDIDACY_VALIDATORS"] ?? ""
    let python = "\(environment)/bin/python"
    let script = Repository.path("../shared/validators/validate_fhir.py")
    let isThere = [python, script].allSatisfy(FileManager.default.fileExists(atPath:))
    return isThere ? (python, script) : nil
  }
}
