import Interview

/// The few words that join authored labels into a text, in each language of the program.
package struct Phrases: Sendable {
  package let notKnown: String
  package let yes: String
  package let no: String
  package let notKnownAlone: String
  package let nothing: String
  package let notAnswered: String
  package let met: String
  package let notMet: String
  package let metUnknown: String

  package static let english = Phrases(
    notKnown: "Not known:", yes: "yes", no: "no", notKnownAlone: "not known", nothing: "none",
    notAnswered: "no answer", met: "met", notMet: "not met", metUnknown: "unknown")

  package static let spanish = Phrases(
    notKnown: "No se sabe:", yes: "sí", no: "no", notKnownAlone: "no se sabe", nothing: "nada",
    notAnswered: "sin respuesta", met: "se cumple", notMet: "no se cumple",
    metUnknown: "no se sabe")

  /// English where the program does not speak the language.
  package static func inLanguage(_ language: Language) -> Phrases {
    language.code == "es" ? spanish : english
  }

  package func word(for truth: Truth) -> String {
    switch truth {
    case .yes: yes
    case .no: no
    case .unknown: notKnownAlone
    }
  }

  /// How a line of a checklist stands.
  package func statusWord(for truth: Truth) -> String {
    switch truth {
    case .yes: met
    case .no: notMet
    case .unknown: metUnknown
    }
  }
}
