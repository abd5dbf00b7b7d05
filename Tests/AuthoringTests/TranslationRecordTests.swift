import Authoring
import Interview
import Testing

@Suite("Translations of texts that changed")
struct TranslationRecordTests {
  /// The sample whose translation was said to be that of the texts as they are.
  private static func recorded(_ change: (String) -> String = { $0 }) -> Sample {
    let loaded = Library.loading(Sample().folder, parts: .everything).loaded
    let file = loaded?.translations.file(for: "es") ?? (name: "", text: "")
    return Sample().adding(file.name, change(file.text))
  }

  @Test("A record that knows every text says nothing")
  func unchanged() {
    #expect(Self.recorded().picture == "")
  }

  @Test("The record is plain lines")
  func file() {
    let loaded = Library.loading(Sample().folder, parts: .everything).loaded
    let file = loaded?.translations.file(for: "es")
    #expect(file?.name == "es.translated.yaml")
    #expect(
      file?.text.hasPrefix(
        """
        # Which texts es.yaml translates: the beginning of the SHA-256 of each.
        # Written by `candidacy translated es` once the translation has been compared.
        title: "95a2f1ed"
        """) == true, "\(file?.text ?? "")")
  }

  @Test("A text that changed afterwards is marked where its translation stands")
  func stale() {
    let sample = Self.recorded().replacing(
      "Do you smoke?", with: "Do you smoke now?", in: .questionnaire)
    #expect(
      sample.picture == """
        warning[stale-translation]: the text `items.smoking.ask` changed after this translation of it
         --> sample/es.yaml:9:19
          |
        9 |   smoking: { ask: ¿Fuma? }
          |                   ^^^^^^ compare them, then run `candidacy translated es`
        """)
  }

  @Test("What the record does not know, and what is gone, is told once")
  func unknown() {
    let sample = Self.recorded {
      $0.replacing("items.smoking.ask", with: "items.gone.ask")
        .replacing("items.pain.ask", with: "items.gone.why")
    }
    #expect(
      sample.picture == """
        warning[leftover-record]: 2 of these texts are gone, of which `items.gone.ask` is the first
         --> sample/es.translated.yaml:9:1
          |
        9 | items.gone.ask: "c5f22fab"
          | ^^^^^^^^^^^^^^ run `candidacy translated es`

        warning[unrecorded-translation]: `es.translated.yaml` does not know 2 texts, of which `items.smoking.ask` is the first
         --> sample/es.yaml:9:19
          |
        9 |   smoking: { ask: ¿Fuma? }
          |                   ^^^^^^ once they are translated, run `candidacy translated es`
        """)
  }

  @Test("What confirming would change is known before")
  func changes() throws {
    let sample = Self.recorded { $0.replacing("items.smoking.ask", with: "items.gone.ask") }
      .replacing("How bad is it?", with: "How bad?", in: .questionnaire)
    let loaded = try #require(Library.loading(sample.folder, parts: .everything).loaded)
    let changes = loaded.translations.changes(for: "es")
    #expect(changes.new == ["items.smoking.ask"])
    #expect(changes.changed == ["items.pain.ask"])
    #expect(changes.gone == ["items.gone.ask"])
  }
}
