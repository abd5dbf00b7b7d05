import Foundation
import TestSupplies
import Testing

/// `translated`, and what `check` makes of it.
@Suite struct TranslatedCommandTests {
  @Test("A text that changes after it was translated is warned of until that is said again")
  func stale() throws {
    let folder = try CheckTests.sleepCheck()
    let first = try Command.run("translated", "es", folder.path)
    #expect(first.status == 0)
    #expect(
      first.output.hasPrefix(
        """
        \(folder.path)/es.translated.yaml knows 33 texts.
        33 new: handout.title, 
        """), "\(first.output)")
    #expect(try verdict(folder) == "no problems.")
    let questions = try String(contentsOfFile: folder.path("questionnaire.yaml"), encoding: .utf8)
    try questions.replacingOccurrences(of: "What wakes you up?", with: "What wakes you?")
      .write(toFile: folder.path("questionnaire.yaml"), atomically: true, encoding: .utf8)
    let check = try Command.run("check", folder.path)
    #expect(
      check.output.contains(
        """
        warning[stale-translation]: the text `items.disturbed-by.ask` changed after this translation of it
          --> \(folder.path)/es.yaml:19:10
           |
        19 |     ask: ¿Qué le despierta?
           |          ^^^^^^^^^^^^^^^^^^ compare them, then run `candidacy translated es`

        """), "\(check.output)")
    let again = try Command.run("translated", "es", folder.path)
    #expect(
      again.output == """
        \(folder.path)/es.translated.yaml knows 33 texts.
        1 changed: items.disturbed-by.ask

        """)
    #expect(try verdict(folder) == "no problems.")
  }

  @Test("The record can be read by whoever may read the translation")
  func permissions() throws {
    let folder = try CheckTests.sleepCheck()
    #expect(chmod(folder.path("es.yaml"), 0o640) == 0)
    #expect(try Command.run("translated", "es", folder.path).status == 0)
    let facts = try FileManager.default.attributesOfItem(
      atPath: folder.path("es.translated.yaml"))
    #expect(facts[.posixPermissions] as? Int == 0o640)
  }

  @Test("A language that the folder does not have is wrong usage")
  func otherLanguage() throws {
    let run = try Command.run("translated", "fr", Repository.sleep)
    #expect(
      run
        == .init(
          status: 2, output: "",
          errors: "There is no fr.yaml in \(Repository.sleep), so that nothing is translated.\n"))
  }

  private func verdict(_ folder: TemporaryFolder) throws -> Substring? {
    try Command.run("check", folder.path).output.split(separator: "\n").last?
      .split(separator: ":").last?.dropFirst()
  }
}
