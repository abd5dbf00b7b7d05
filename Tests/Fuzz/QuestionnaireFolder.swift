import Authoring
import ChartExport
import Kiosk

/// A questionnaire folder: its files one behind the other with a zero byte between them, each
/// left empty where a small whole one is meant.
struct QuestionnaireFolder: FuzzTarget {
  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    let folder = Folder(files: Self.files(bytes))
    let (loaded, diagnostics) = Library.loading(folder, parts: .everything)
    Claim.holds(
      (loaded == nil) == diagnostics.hasErrors,
      "a questionnaire is missing exactly when there are errors")
    DiagnosticClaims.check(diagnostics)
    guard let loaded else { return }
    DiagnosticClaims.check(loaded.playingCases())
    // What takes as long as all of the above is done for some.
    guard bytes.count % 16 == 0 else { return }
    let screens = Library.loading(folder, parts: .screens)
    Claim.holds(screens.loaded != nil, "what loads in whole loads for its screens")
    let content = KioskContent(
      form: loaded.form, rules: loaded.rules, handout: loaded.handout, digest: loaded.digest)
    _ = ScreenFit(content).overruns()
    do throws(ChartRefusal) {
      _ = try FHIRQuestionnaire(loaded.form, rules: loaded.rules, settings: .standard).losses
    } catch {
      _ = error.sentence
    }
  }

  private static func files(_ bytes: UnsafeBufferPointer<UInt8>) -> [SourceFile] {
    let parts = bytes.split(
      separator: 0, maxSplits: base.count - 1, omittingEmptySubsequences: false)
    return base.enumerated().compactMap { order, file in
      let part = parts.indices.contains(order) ? Array(parts[order]) : []
      let content = part.isEmpty ? Array(file.text.utf8) : part
      return content.isEmpty
        ? nil : SourceFile(name: file.name, displayPath: file.name, bytes: content)
    }
  }

  private static let base = [
    (name: "questionnaire.yaml", text: questionnaire),
    (name: "rules.yaml", text: rules),
    (name: "es.yaml", text: spanish),
    (name: "handout.yaml", text: ""),
    (name: "cases/all.yaml", text: ""),
    (name: "es.translated.yaml", text: ""),
  ]

  private static let questionnaire = """
    id: sample
    version: 1.0.0
    language: en
    name: English
    title: Sample
    status: For tests.
    introduction: A question.
    sections:
      - id: habits
        title: Habits
        items:
          - { id: smoking, ask: Do you smoke?, options: { yes: Yes, no: No } }

    """

  private static let rules = """
    findings:
      smoker: { label: Smokes, when: { smoking: yes } }
    outcomes:
      - { rule: R1, when: smoker, outcome: rest }
      - { rule: R2, outcome: rest }
    outcome-texts:
      rest: { tier: open, title: Rest, heading: Good., patient: Rest., nurse: Nothing. }

    """

  private static let spanish = """
    language: es
    name: Español
    title: Muestra
    status: Para pruebas.
    introduction: Una pregunta.
    sections: { habits: Hábitos }
    items:
      smoking: { ask: ¿Fuma?, options: { yes: Sí, no: No } }
    findings: { smoker: { label: Fuma } }
    outcome-texts:
      rest: { title: Descanse, heading: Bien., patient: Descanse., nurse: Nada. }

    """
}
