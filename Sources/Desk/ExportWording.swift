import Interview

/// The words of the page that exports, in one language.
struct ExportWording: Sendable {
  let export: String
  let heading: String
  let tickets: String
  let format: String
  let withoutIdentity: String
  let no: String
  let yesMeant: String
  let deidentified: String
  let yes: String
  let note: String
  let fhir: String
  let result: String
  let document: String
  let pdf: String
  let tables: String
  let lines: String
  let oneSession: String
  let manySessions: String
  let leavesIdentified: String
  let leavesDeidentified: String
  let unsignedOne: String
  let unsignedMany: String
  let unidentifiedOne: String
  let unidentifiedMany: String
  let voidOne: String
  let voidMany: String
  let folder: String
  let noFolder: String
  let kept: String
  let write: String
  let wroteHeading: String
  let nothingHeading: String
  let wroteFolder: String
  let refusal: String
  let refusedVoid: String
  let refusedUnidentified: String
  let refusedUnreadable: String
  let refusedDestroyed: String
  let wrongTickets: String
  let noTicket: String
  let stillReading: String
  let history: String

  static func inLanguage(_ language: Language) -> ExportWording {
    language.code == "es" ? spanish : english
  }
}

extension ExportWording {
  func name(of format: ExportedFormat) -> String {
    switch format {
    case .text: note
    case .fhir: fhir
    case .hl7v2: result
    case .mdm: document
    case .pdf: pdf
    case .csv: tables
    case .ndjson: lines
    }
  }

  func sentence(for hindrance: ExportScope.Hindrance) -> String {
    switch hindrance {
    case .void: refusedVoid
    case .unidentified: refusedUnidentified
    case .unreadable: refusedUnreadable
    case .destroyed: refusedDestroyed
    }
  }

  func sentence(for refusal: DeskExport.Refusal) -> String {
    guard let ticket = refusal.ticket else { return refusal.sentence }
    return self.refusal.filled(with: [String(ticket), refusal.sentence])
  }

  /// In the words for one, or for this many.
  func counted(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? one : many.filled(with: [String(count)])
  }

  static let english = ExportWording(
    export: "Export",
    heading: "Export for the chart",
    tickets: "Tickets (such as 3 or 3-9)",
    format: "Format",
    withoutIdentity: "Without identity",
    no: "No",
    yesMeant: "Yes, meant",
    deidentified: "De-identified",
    yes: "Yes",
    note: "Note (text)",
    fhir: "FHIR",
    result: "HL7 v2 result (ORU)",
    document: "HL7 v2 document (MDM)",
    pdf: "PDF",
    tables: "Tables (CSV)",
    lines: "Lines for analysis (NDJSON)",
    oneSession: "This is 1 session.",
    manySessions: "These are {1} sessions.",
    leavesIdentified:
      "What leaves: who the patient is, the answers and the suggestion, and no more.",
    leavesDeidentified:
      "What leaves: the answers and the suggestion, without names, numbers and free text; years instead of dates, and everybody over 89 as one age.",
    unsignedOne: "1 is not signed: it goes out marked PRELIMINARY.",
    unsignedMany: "{1} are not signed: they go out marked PRELIMINARY.",
    unidentifiedOne:
      "1 lacks two identifiers: it stays here unless you say that this is meant.",
    unidentifiedMany:
      "{1} lack two identifiers: they stay here unless you say that this is meant.",
    voidOne: "1 is void, and stays here.",
    voidMany: "{1} are void, and stay here.",
    folder: "Folder: {1}. No file name says who the patient is.",
    noFolder: "This desk has no folder to write to. Start it with --exports.",
    kept: "It stays on record who exported this, and when.",
    write: "Write",
    wroteHeading: "Written files: {1}",
    nothingHeading: "Nothing was written",
    wroteFolder: "In the folder {1}:",
    refusal: "Ticket {1}: {2}",
    refusedVoid: "This session is void and was not written.",
    refusedUnidentified:
      "Two identifiers are missing. Identify the patient, or say that this is meant.",
    refusedUnreadable: "This session cannot be read. Ask an administrator.",
    refusedDestroyed: "This session was destroyed for good.",
    wrongTickets: "Write tickets as 3, or 3-9, or 3, 5-7.",
    noTicket: "There is no such ticket.",
    stillReading: "Older sessions are still being read. Wait a moment, then write again.",
    history: "Exported by {1}, {2}: {3}")

  static let spanish = ExportWording(
    export: "Exportar",
    heading: "Exportar para la historia clínica",
    tickets: "Turnos (por ejemplo 3 o 3-9)",
    format: "Formato",
    withoutIdentity: "Sin identificar",
    no: "No",
    yesMeant: "Sí, a propósito",
    deidentified: "Sin datos personales",
    yes: "Sí",
    note: "Nota (texto)",
    fhir: "FHIR",
    result: "HL7 v2, resultado (ORU)",
    document: "HL7 v2, documento (MDM)",
    pdf: "PDF",
    tables: "Tablas (CSV)",
    lines: "Líneas para análisis (NDJSON)",
    oneSession: "Es 1 sesión.",
    manySessions: "Son {1} sesiones.",
    leavesIdentified:
      "Lo que sale: quién es el paciente, las respuestas y la sugerencia, y nada más.",
    leavesDeidentified:
      "Lo que sale: las respuestas y la sugerencia, sin nombres, números ni texto libre; años en vez de fechas, y los mayores de 89 como una sola edad.",
    unsignedOne: "1 no está firmada: sale marcada como PRELIMINAR.",
    unsignedMany: "{1} no están firmadas: salen marcadas como PRELIMINAR.",
    unidentifiedOne: "A 1 le faltan dos datos de identidad: se queda aquí si no es a propósito.",
    unidentifiedMany:
      "A {1} les faltan dos datos de identidad: se quedan aquí si no es a propósito.",
    voidOne: "1 está anulada y se queda aquí.",
    voidMany: "{1} están anuladas y se quedan aquí.",
    folder: "Carpeta: {1}. Ningún nombre de archivo dice quién es el paciente.",
    noFolder: "Este puesto no tiene carpeta donde escribir. Inícielo con --exports.",
    kept: "Queda registrado quién exportó esto y cuándo.",
    write: "Escribir",
    wroteHeading: "Archivos escritos: {1}",
    nothingHeading: "No se escribió nada",
    wroteFolder: "En la carpeta {1}:",
    refusal: "Turno {1}: {2}",
    refusedVoid: "Esta sesión está anulada y no se escribió.",
    refusedUnidentified: "Faltan dos datos. Identifique al paciente o diga que es a propósito.",
    refusedUnreadable: "Esta sesión no se puede leer. Avise a un administrador.",
    refusedDestroyed: "Esta sesión se destruyó para siempre.",
    wrongTickets: "Escriba los turnos como 3, o 3-9, o 3, 5-7.",
    noTicket: "No hay ese turno.",
    stillReading: "Todavía se leen sesiones anteriores. Espere un momento y escriba otra vez.",
    history: "Exportada por {1}, {2}: {3}")
}
