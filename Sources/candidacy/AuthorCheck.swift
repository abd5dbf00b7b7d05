import Authoring
import ChartExport
import Interview
import Kiosk

/// What an author is told beyond the rules of the files: screens, FHIR, and how hard the texts are.
struct AuthorCheck {
  let overruns: [ScreenOverrun]
  let losses: [FHIRLoss]
  /// Why the questionnaire cannot be written as FHIR at all.
  let refusal: String?
  let readings: [ReadingSummary]
  private let places: AuthoredPlaces
  private let folder: String

  init(_ loaded: LoadedQuestionnaire, at path: String) {
    let content = KioskContent(
      form: loaded.form, rules: loaded.rules, handout: loaded.handout, digest: loaded.digest)
    overruns = ScreenFit(content).overruns()
    readings = loaded.readings
    places = loaded.places
    folder = path
    do throws(ChartRefusal) {
      losses = try FHIRQuestionnaire(loaded.form, rules: loaded.rules, settings: .standard).losses
      refusal = nil
    } catch {
      losses = []
      refusal = error.sentence
    }
  }

  /// Warnings about screens and FHIR, and a note for each thing that FHIR cannot say.
  var diagnostics: [Diagnostic] { screens + refusals + notes }

  private var screens: [Diagnostic] {
    overruns.map { overrun in
      Diagnostic(
        severity: .warning, code: "screen-overflow", message: overrun.sentence,
        location: overrun.path.flatMap { places.text($0, in: overrun.language) } ?? whole,
        hint: overrun.hint)
    }
  }

  private var refusals: [Diagnostic] {
    refusal.map { sentence in
      [Diagnostic(severity: .warning, code: "no-fhir", message: sentence, location: whole)]
    } ?? []
  }

  private var notes: [Diagnostic] {
    losses.map { loss in
      Diagnostic(
        severity: .note, code: "fhir-loss", message: loss.sentence,
        location: location(of: loss) ?? whole)
    }
  }

  private var whole: SourceLocation { SourceLocation(wholeFile: folder + "/questionnaire.yaml") }

  private func location(of loss: FHIRLoss) -> SourceLocation? {
    switch loss {
    case .sectionCondition(let id), .widerSectionCondition(let id), .ending(let id):
      places.section(id)
    case .condition(let id), .widerCondition(let id), .optionsOfNumber(let id),
      .offeredOptions(let id, _), .standIn(let id), .warnings(let id), .needs(let id, _),
      .picture(let id), .deskUse(let id), .fixedWording(let id):
      places.item(id)
    case .unknownOptions, .sources, .translatedIntroduction, .rules: nil
    }
  }
}
