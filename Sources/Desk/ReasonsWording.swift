import Interview

/// The words about why an outcome comes out and what would change it, in one language.
struct ReasonsWording: Sendable {
  let heading: String
  let changes: String
  let forStaff: String
  let settled: String
  let openToStaff: String
  let open: String
  let forcedByNothing: String
  let forcedByOne: String
  let forcedByAll: String
  let noAnswer: String
  let takenBack: String
  let changedByNothing: String
  let changedByOne: String
  let changedByAll: String
  let insteadOf: String
  let notChangeable: String
  let byStaff: String
  let whyNot: String
  let reachedByNobody: String
  let blockedByOne: String
  let blockedByEach: String
  let blockedByAll: String
  let more: String
  let comesOutByOne: String
  let comesOutByAll: String
  let notExact: String
  let contradiction: String

  static func inLanguage(_ language: Language) -> ReasonsWording {
    language.code == "es" ? spanish : english
  }
}

extension ReasonsWording {
  static let english = ReasonsWording(
    heading: "Why, and what would change it",
    changes: "What would change it",
    forStaff: "For staff. Answers are facts: nobody is to be asked to answer otherwise.",
    settled: "Settled: no missing answer can change the suggestion.",
    openToStaff:
      "No missing answer of the patient changes it. Entries of staff still can, to: {1}.",
    open: "Not settled. Missing answers can still lead to: {1}.",
    forcedByNothing: "Every patient gets this suggestion.",
    forcedByOne: "This alone forces it, whatever the other answers are:",
    forcedByAll: "These {1} together force it, whatever the other answers are; none can be spared:",
    noAnswer: "no answer",
    takenBack: "a warning was taken back",
    changedByNothing: "No other answers lead to another suggestion.",
    changedByOne: "It would be “{1}” if one answer were another:",
    changedByAll: "It would be “{1}” if {2} answers were others:",
    insteadOf: "{1}, where it is: {2}",
    notChangeable: "A patient cannot change this.",
    byStaff: "Staff enter this.",
    whyNot: "Why not “{1}”",
    reachedByNobody: "No patient at all gets it.",
    blockedByOne: "This alone rules it out: {1}",
    blockedByEach: "Each of these {1} alone rules it out: {2}",
    blockedByAll: "These {1} together rule it out: {2}",
    more: "{1} more",
    comesOutByOne: "It would come out if one answer were another: {1}",
    comesOutByAll: "It would come out if {1} answers were others: {2}",
    notExact: "Reasons cannot be proved: some numbers are too finely cut.",
    contradiction:
      "The proof and the rules disagree about these answers. This is an error of this program: tell an administrator. No reasons are shown."
  )

  static let spanish = ReasonsWording(
    heading: "Por qué, y qué lo cambiaría",
    changes: "Qué lo cambiaría",
    forStaff:
      "Para el personal. Las respuestas son hechos: no se pide a nadie que conteste otra cosa.",
    settled: "Decidido: ninguna respuesta que falta puede cambiar la sugerencia.",
    openToStaff:
      "Ninguna respuesta que falta de la persona la cambia. Los datos del personal aún pueden llevar a: {1}.",
    open: "Sin decidir. Las respuestas que faltan aún pueden llevar a: {1}.",
    forcedByNothing: "Todas las personas reciben esta sugerencia.",
    forcedByOne: "Esto basta para decidirla, sean cuales sean las otras respuestas:",
    forcedByAll:
      "Estas {1} juntas la deciden, sean cuales sean las otras respuestas; no sobra ninguna:",
    noAnswer: "sin respuesta",
    takenBack: "se retiró un aviso",
    changedByNothing: "Ninguna otra respuesta lleva a otra sugerencia.",
    changedByOne: "Sería “{1}” si una respuesta fuera otra:",
    changedByAll: "Sería “{1}” si {2} respuestas fueran otras:",
    insteadOf: "{1}, donde dice: {2}",
    notChangeable: "La persona no puede cambiar esto.",
    byStaff: "Esto lo anota el personal.",
    whyNot: "Por qué no “{1}”",
    reachedByNobody: "Ninguna persona la recibe.",
    blockedByOne: "Esto basta para descartarla: {1}",
    blockedByEach: "Cada una de estas {1} basta para descartarla: {2}",
    blockedByAll: "Estas {1} juntas la descartan: {2}",
    more: "{1} más",
    comesOutByOne: "Saldría si una respuesta fuera otra: {1}",
    comesOutByAll: "Saldría si {1} respuestas fueran otras: {2}",
    notExact: "No se pueden probar las razones: hay números con demasiados decimales.",
    contradiction:
      "La prueba y las reglas no coinciden sobre estas respuestas. Es un error de este programa: avise a un administrador. No se muestran razones."
  )
}
