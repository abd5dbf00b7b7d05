import Interview

/// The program's own words in a note, in each language that staff may read it in.
struct NotePhrases: Sendable {
  let title: String
  let titleByStaff: String
  let void: String
  let patient: String
  let notIdentified: String
  let recordNumber: String
  let patientName: String
  let birthDate: String
  let preliminary: String
  let signedBy: String
  let revision: String
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
  let outdated: String
  let noWarning: String
  let acknowledged: String
  let staffAlert: String
  let emergencyAlert: String
  let after: String
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
  let byPatient: String
  let reason: String
  let undone: String
  let unreadableAnswer: String
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
  /// As in `2 h 5 min`; the units are written alike in both languages.
  func duration(milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds) / 1000
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
    let shown = parts.drop { $0.0 == 0 }.prefix(2)
    return shown.isEmpty ? "0 s" : shown.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }

  private static var lifeInHours: Int64 { Session.safetyAnswerLife / 3_600_000 }

  static let english = NotePhrases(
    title: "Patient questionnaire (self-reported, kiosk)",
    titleByStaff: "Patient questionnaire (asked by staff)",
    void: "VOID",
    patient: "Patient", notIdentified: "Not identified", recordNumber: "Record number",
    patientName: "Name", birthDate: "Date of birth",
    preliminary: "Preliminary: not signed.", signedBy: "Signed by", revision: "revision",
    started: "Started", ended: "Ended", ticket: "Ticket", answeredIn: "Answered in",
    notFinished: "NOT FINISHED",
    interrupted: "Stopped at an emergency answer.",
    safety: "Safety",
    urgent: "URGENT",
    sameDay: "SAME DAY",
    safetyUnanswered: "NOT KNOWN",
    takenBack: "Warning answer taken back",
    outdated: "not known: more than \(lifeInHours) hours old",
    noWarning: "No warning sign was reported.",
    acknowledged: "Acknowledged", staffAlert: "call for staff", emergencyAlert: "emergency",
    after: "after",
    suggestion: "Suggestion (not an order, not a diagnosis)",
    rule: "Rule", reasons: "Reasons", forNurse: "For the nurse", note: "Note",
    shown: "Shown to the patient",
    nothingShown: "No suggestion was shown to the patient.",
    shownDiffers: "The patient was shown another result",
    scores: "Scores", unknown: "Unknown",
    changed: "Changed answers",
    byPatient: "Patient", reason: "Reason", undone: "undone",
    unreadableAnswer: "an answer that does not fit the question",
    answers: "Answers",
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
    titleByStaff: "Cuestionario del paciente (preguntado por el personal)",
    void: "ANULADO",
    patient: "Paciente", notIdentified: "Sin identificar", recordNumber: "N.º de historia",
    patientName: "Nombre", birthDate: "Fecha de nacimiento",
    preliminary: "Preliminar: sin firmar.", signedBy: "Firmado por", revision: "revisión",
    started: "Inicio", ended: "Fin", ticket: "Turno", answeredIn: "Contestado en",
    notFinished: "NO TERMINADO",
    interrupted: "Se detuvo en una respuesta de emergencia.",
    safety: "Seguridad",
    urgent: "URGENTE",
    sameDay: "EL MISMO DÍA",
    safetyUnanswered: "NO SE SABE",
    takenBack: "Respuesta de alerta retirada",
    outdated: "no se sabe: de hace más de \(lifeInHours) horas",
    noWarning: "No se informó ninguna señal de alerta.",
    acknowledged: "Aviso atendido", staffAlert: "llamada al personal",
    emergencyAlert: "emergencia", after: "tras",
    suggestion: "Sugerencia (no es una orden ni un diagnóstico)",
    rule: "Regla", reasons: "Razones", forNurse: "Para enfermería", note: "Nota",
    shown: "Lo que vio la persona",
    nothingShown: "No se mostró ninguna sugerencia a la persona.",
    shownDiffers: "La persona vio otro resultado",
    scores: "Puntuaciones", unknown: "No se sabe",
    changed: "Respuestas cambiadas",
    byPatient: "Paciente", reason: "Motivo", undone: "deshecho",
    unreadableAnswer: "una respuesta que no corresponde a la pregunta",
    answers: "Respuestas",
    notCounted: "no cuenta: la pregunta no se hace",
    record: "Registro",
    questionnaire: "Cuestionario", digest: "Reglas SHA-256",
    digestDiffers: "Estas no son las reglas que se usaron. Su SHA-256 era",
    session: "Sesión", events: "Eventos",
    unreadable: "Respuestas que este cuestionario no puede leer",
    notAnswered: "sin respuesta", withoutAnswer: "Sin respuesta", notKnown: "no se sabe",
    none: "ninguna", status: "Estado")
}
