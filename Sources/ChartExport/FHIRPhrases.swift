import Interview

/// The program's own words in resources, beside those of the notes.
struct FHIRPhrases: Sendable {
  let disclaimer: String
  let reported: String
  let suggestion: String

  /// English where resources are not written in the language.
  static func inLanguage(_ language: Language) -> FHIRPhrases {
    language.code == "es" ? spanish : english
  }

  private static let english = FHIRPhrases(
    disclaimer: "Decision support for a clinician to review: not an order, not a diagnosis.",
    reported: "From the answers to the questionnaire; a clinician has to confirm it.",
    suggestion: "Suggestion for the clinician")

  private static let spanish = FHIRPhrases(
    disclaimer: "Apoyo a la decisión, para revisión clínica: no es una orden ni un diagnóstico.",
    reported: "Según las respuestas del cuestionario; tiene que confirmarlo un clínico.",
    suggestion: "Sugerencia para el personal clínico")
}
