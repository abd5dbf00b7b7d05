import Interview

/// The program's own words in a message, in each language that staff may read it in.
struct HL7Phrases: Sendable {
  let disclaimer: String
  let preliminary: String
  let signedBy: String
  let revision: String
  let void: String
  let notFinished: String
  let notIdentified: String
  let suggestion: String
  let urgent: String
  let sameDay: String
  let warning: String
  let precaution: String
  let precautionUnknown: String
  let safetyUnknown: String
  let rule: String
  let reasons: String
  let noAnswer: String
  let notKnown: String
  let takenBack: String
  let outdated: String
  let notCounted: String
  let enteredBy: String
  let changedBy: String
  let reason: String
  let note: String
  let document: String
  let noPDF: String
  let tooLarge: String
  let record: String
  let questionnaire: String
  let digest: String
  let digestThatRan: String
  let rewritten: String

  /// English where messages are not written in the language.
  static func inLanguage(_ language: Language) -> HL7Phrases {
    language.code == "es" ? spanish : english
  }

  static let english = HL7Phrases(
    disclaimer: "A suggestion for the clinician. Not an order and not a diagnosis.",
    preliminary: "PRELIMINARY: not signed.", signedBy: "Signed by", revision: "revision",
    void: "VOID: this record was withdrawn. Disregard what was sent before.",
    notFinished: "NOT FINISHED", notIdentified: "NOT IDENTIFIED: no identifiers were compared.",
    suggestion: "Suggestion", urgent: "URGENT", sameDay: "SAME DAY", warning: "Warning sign",
    precaution: "Precaution", precautionUnknown: "Precaution that is not ruled out",
    safetyUnknown: "Safety question without an answer that counts", rule: "Rule",
    reasons: "Reasons", noAnswer: "No answer", notKnown: "Not known",
    takenBack: "Counted as unknown: a warning answer was taken back.",
    outdated: "Counted as unknown: the answer is too old.",
    notCounted: "Not counted: the question is not asked.", enteredBy: "Entered by",
    changedBy: "Changed by", reason: "Reason", note: "Note", document: "Questionnaire document",
    noPDF: "As text: no PDF was made.",
    tooLarge: "As text: the PDF is too large for a message. Its size in bytes:",
    record: "Record", questionnaire: "Questionnaire", digest: "Rules SHA-256",
    digestThatRan: "SHA-256 of the rules that ran",
    rewritten: "Characters that this receiver does not read were written in others. How many:")

  static let spanish = HL7Phrases(
    disclaimer: "Sugerencia para el personal clínico. No es una orden ni un diagnóstico.",
    preliminary: "PRELIMINAR: sin firmar.", signedBy: "Firmado por", revision: "revisión",
    void: "ANULADO: este registro se retiró. No tenga en cuenta lo enviado antes.",
    notFinished: "NO TERMINADO",
    notIdentified: "SIN IDENTIFICAR: no se compararon identificadores.",
    suggestion: "Sugerencia", urgent: "URGENTE", sameDay: "EL MISMO DÍA",
    warning: "Señal de alerta", precaution: "Precaución",
    precautionUnknown: "Precaución que no se descarta",
    safetyUnknown: "Pregunta de seguridad sin respuesta que cuente", rule: "Regla",
    reasons: "Razones", noAnswer: "Sin respuesta", notKnown: "No se sabe",
    takenBack: "Cuenta como desconocida: se retiró una respuesta de alerta.",
    outdated: "Cuenta como desconocida: la respuesta es demasiado antigua.",
    notCounted: "No cuenta: la pregunta no se hace.", enteredBy: "Anotado por",
    changedBy: "Cambiado por", reason: "Motivo", note: "Nota",
    document: "Documento del cuestionario", noPDF: "Como texto: no se hizo un PDF.",
    tooLarge: "Como texto: el PDF es demasiado grande para un mensaje. Su tamaño en bytes:",
    record: "Registro", questionnaire: "Cuestionario", digest: "SHA-256 de las reglas",
    digestThatRan: "SHA-256 de las reglas que se aplicaron",
    rewritten: "Caracteres que este receptor no lee y se escribieron con otros. Cuántos:")
}
