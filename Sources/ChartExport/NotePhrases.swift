import Interview

/// The program's own words in a note, in each language that staff may read it in.
struct NotePhrases: Sendable {
  let title: String
  let started: String
  let ended: String
  let ticket: String
  let answeredIn: String
  let notFinished: String
  let interrupted: String
  let safety: String
  let urgent: String
  let sameDay: String
  let safetyUnanswered: String
  let takenBack: String
  let noWarning: String
  let suggestion: String
  let rule: String
  let reasons: String
  let forNurse: String
  let note: String
  let shown: String
  let nothingShown: String
  let shownDiffers: String
  let scores: String
  let unknown: String
  let changed: String
  let answers: String
  let notCounted: String
  let record: String
  let questionnaire: String
  let digest: String
  let digestDiffers: String
  let session: String
  let events: String
  let unreadable: String
  let notAnswered: String
  let withoutAnswer: String
  let notKnown: String
  let none: String
  let status: String

  /// English where notes are not written in the language.
  static func inLanguage(_ language: Language) -> NotePhrases {
    language.code == "es" ? spanish : english
  }
}

extension NotePhrases {
  static let english = NotePhrases(
    title: "Patient questionnaire (self-reported, kiosk)",
    started: "Started", ended: "Ended", ticket: "Ticket", answeredIn: "Answered in",
    notFinished: "NOT FINISHED",
    interrupted: "Stopped at an emergency answer.",
    safety: "Safety",
    urgent: "URGENT",
    sameDay: "SAME DAY",
    safetyUnanswered: "NOT KNOWN",
    takenBack: "Warning answer taken back",
    noWarning: "No warning sign was reported.",
    suggestion: "Suggestion (not an order, not a diagnosis)",
    rule: "Rule", reasons: "Reasons", forNurse: "For the nurse", note: "Note",
    shown: "Shown to the patient",
    nothingShown: "No suggestion was shown to the patient.",
    shownDiffers: "The patient was shown another result",
    scores: "Scores", unknown: "Unknown",
    changed: "Changed answers", answers: "Answers",
    notCounted: "not counted: the question is not asked",
    record: "Record",
    questionnaire: "Questionnaire", digest: "Rules SHA-256",
    digestDiffers: "These are not the rules that ran. The rules that ran had SHA-256",
    session: "Session", events: "Events",
    unreadable: "Answers that this questionnaire cannot read",
    notAnswered: "no answer", withoutAnswer: "Without an answer", notKnown: "not known",
    none: "none", status: "Status")

  static let spanish = NotePhrases(
    title: "Cuestionario del paciente (contestado por la persona, quiosco)",
    started: "Inicio", ended: "Fin", ticket: "Turno", answeredIn: "Contestado en",
    notFinished: "NO TERMINADO",
    interrupted: "Se detuvo en una respuesta de emergencia.",
    safety: "Seguridad",
    urgent: "URGENTE",
    sameDay: "EL MISMO DÍA",
    safetyUnanswered: "NO SE SABE",
    takenBack: "Respuesta de alerta retirada",
    noWarning: "No se informó ninguna señal de alerta.",
    suggestion: "Sugerencia (no es una orden ni un diagnóstico)",
    rule: "Regla", reasons: "Razones", forNurse: "Para enfermería", note: "Nota",
    shown: "Lo que vio la persona",
    nothingShown: "No se mostró ninguna sugerencia a la persona.",
    shownDiffers: "La persona vio otro resultado",
    scores: "Puntuaciones", unknown: "No se sabe",
    changed: "Respuestas cambiadas", answers: "Respuestas",
    notCounted: "no cuenta: la pregunta no se hace",
    record: "Registro",
    questionnaire: "Cuestionario", digest: "Reglas SHA-256",
    digestDiffers: "Estas no son las reglas que se usaron. Su SHA-256 era",
    session: "Sesión", events: "Eventos",
    unreadable: "Respuestas que este cuestionario no puede leer",
    notAnswered: "sin respuesta", withoutAnswer: "Sin respuesta", notKnown: "no se sabe",
    none: "ninguna", status: "Estado")
}
