import Interview
import Rules

/// Turns a folder in memory into a questionnaire that can be asked and judged.
package enum Library {
  /// How much of a folder is read.
  package enum Parts: Hashable, Sendable {
    /// What the patient's and the nurse's screens need: everything but the example patients.
    case screens
    case everything
  }

  /// Warnings do not keep a questionnaire from loading, errors do; it is missing exactly then.
  package static func loading(
    _ folder: Folder, parts: Parts
  ) -> (loaded: LoadedQuestionnaire?, diagnostics: [Diagnostic]) {
    var loading = Loading(folder)
    let loaded = loading.run(parts)
    return (loading.hasErrors ? nil : loaded, loading.diagnostics())
  }
}

/// A questionnaire folder that was checked.
package struct LoadedQuestionnaire: Sendable {
  package let form: Form
  package let rules: RuleSet
  package let handout: Handout?
  /// SHA-256 of the folder, which goes into every record.
  package let digest: String
  /// Empty unless everything was read.
  package let cases: [PatientCase]
  package let rulePlaces: RulePlaces
  /// Empty unless everything was read, as are the next two.
  package let places: AuthoredPlaces
  package let readings: [ReadingSummary]
  package let translations: TranslationState
}
