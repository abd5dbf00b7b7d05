import Authoring
import Interview
import Proof
import Rules
import Testing

@testable import Desk
@testable import candidacy

/// The reasons that the desk shows are those that are proved.
@Suite struct DeskReasonsTests {
  @Test(
    "Asked about one patient, another and the first again, the desk tells each their own reasons")
  func asked() throws {
    let loaded = try #require(
      Library.loading(try Folder.reading(path: Repository.shipped), parts: .everything).loaded)
    let content = loaded.deskContent
    let reasoner = try Reasoner(form: loaded.form, rules: loaded.rules)
    let sheets = try ["V06", "V16", "V06"].map { id in
      try Patient(try #require(loaded.cases.first { $0.id.text == id })).sheet(of: loaded.form)
    }
    for sheet in sheets + sheets.suffix(1) {
      let reasoning = try reasoner.reasoning(of: sheet)
      let others = try loaded.rules.definition.outcomes.map(\.id)
        .filter { $0 != reasoning.outcome }.map { try reasoner.obstacles(to: $0, of: sheet) }
      #expect(content.reasons(sheet) == .proved(reasoning, others: others))
    }
  }
}
