import Interview
import Testing

@testable import candidacy

@Suite("What two versions ask differently")
struct QuestionnaireChangesTests {
  private func questionnaire(_ items: [Item]) -> Questionnaire {
    Questionnaire(
      id: "q", version: "1", languages: [NamedLanguage(language: "en", name: "English")],
      title: "T", status: "S", introduction: "I",
      sections: [Section(id: "s", title: "S", items: items)])
  }

  private func item(
    _ id: Item.ID, _ ask: String, _ kind: Item.Kind = .one,
    _ options: [(Interview.Option.Code, String)] = []
  ) -> Item {
    Item(
      id: id, ask: LocalizedText(ask), kind: kind,
      options: options.map { Interview.Option(code: $0.0, label: LocalizedText($0.1)) })
  }

  private func changes(_ old: [Item], _ new: [Item]) -> [QuestionnaireChanges.Change] {
    QuestionnaireChanges(from: questionnaire(old), to: questionnaire(new)).changes
  }

  @Test("Questions are added, removed, renamed, reworded and answered otherwise")
  func items() {
    #expect(
      changes(
        [item("a", "A?"), item("b", "B?"), item("c", "C?"), item("d", "D?")],
        [item("a", "A!"), item("bb", "B?"), item("d", "D?", .many), item("e", "E?")])
        == [
          .init(.reworded, "a"), .init(.renamed, "b", newName: "bb"), .init(.removed, "c"),
          .init(.answeredOtherwise, "d"), .init(.added, "e"),
        ])
  }

  @Test("Options are too; a name that stays is never taken for a new one")
  func options() {
    #expect(
      changes(
        [item("a", "A?", .one, [("x", "X"), ("y", "Y"), ("z", "Z")])],
        [item("a", "A?", .one, [("y", "X"), ("zz", "Z"), ("n", "N")])])
        == [
          .init(.removed, "a", option: "x"), .init(.reworded, "a", option: "y"),
          .init(.renamed, "a", option: "z", newName: "zz"), .init(.added, "a", option: "n"),
        ])
  }
}
