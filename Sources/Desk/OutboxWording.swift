import Interview

/// The words of the page about what is on its way to other systems, in one language.
struct OutboxWording: Sendable {
  let outbox: String
  let counts: String
  let empty: String
  let cut: String
  let target: String
  let format: String
  let revision: String
  let tries: String
  let preliminary: String
  let void: String
  let queued: String
  let nextTry: String
  let sending: String
  let sent: String
  let refused: String
  let withdrawn: String
  let said: String
  let refusedOne: String
  let refusedMany: String
  let tryAgain: String
  let howToTryAgain: String
  let triedAgain: String
  let notRefused: String
  let superseded: String
  let noLetter: String
  let unreadable: String

  static func inLanguage(_ language: Language) -> OutboxWording {
    language.code == "es" ? spanish : english
  }
}

extension OutboxWording {
  func name(of format: Letter.Format) -> String {
    switch format {
    case .text: "TEXT"
    case .fhir: "FHIR"
    case .hl7v2: "ORU"
    case .mdm: "MDM"
    case .pdf: "PDF"
    }
  }

  /// The number, with what the document says of itself.
  func revision(of letter: Letter) -> String {
    switch letter.edition {
    case .signed: "\(letter.revision)"
    case .preliminary: "\(letter.revision) \(preliminary)"
    case .void: "\(letter.revision) \(void)"
    }
  }

  func state(of entry: Outbox.Entry, at now: Timestamp, _ time: (Timestamp) -> String) -> String {
    switch entry.state {
    case .waiting(let wait):
      wait.end <= now ? queued : nextTry.filled(with: [time(wait.end)])
    case .sending: sending
    case .sent(let at): sent.filled(with: [time(at)])
    case .parked(let at): refused.filled(with: [time(at)])
    case .withdrawn: withdrawn
    }
  }

  func sentence(for refusal: Outbox.ReleaseRefusal) -> String {
    switch refusal {
    case .noSuchLetter: noLetter
    case .notParked: notRefused
    case .superseded: superseded
    }
  }

  func refused(_ count: Int) -> String {
    count == 1 ? refusedOne : refusedMany.filled(with: [String(count)])
  }

  static let english = OutboxWording(
    outbox: "Outbox",
    counts: "Outbox: refused {1} · waiting {2} · done {3}",
    empty: "Nothing was sent yet, and nothing is waiting.",
    cut: "Only the newest that are done are shown.",
    target: "Receiver",
    format: "Format",
    revision: "Revision",
    tries: "Tries",
    preliminary: "unsigned",
    void: "void",
    queued: "queued",
    nextTry: "next try {1}",
    sending: "sending",
    sent: "sent {1}",
    refused: "refused {1}",
    withdrawn: "withdrawn",
    said: "{1} said: {2}",
    refusedOne: "1 document was refused by its receiver: press O.",
    refusedMany: "{1} documents were refused by their receivers: press O.",
    tryAgain: "Try again",
    howToTryAgain: "Ticket {1} to {2}: press R to try this one again.",
    triedAgain: "Ticket {1} to {2} is tried again.",
    notRefused: "This was not refused, so there is nothing to try again.",
    superseded:
      "The receiver may have a later revision of this session already, which this one would replace.",
    noLetter: "This is not in the outbox.",
    unreadable: "The outbox cannot be read: {1}")

  static let spanish = OutboxWording(
    outbox: "Envíos",
    counts: "Envíos: rechazados {1} · en espera {2} · terminados {3}",
    empty: "Todavía no se envió nada, y nada espera.",
    cut: "De los terminados se muestran solo los más nuevos.",
    target: "Destino",
    format: "Forma",
    revision: "Versión",
    tries: "Veces",
    preliminary: "sin firma",
    void: "anulada",
    queued: "en cola",
    nextTry: "otra vez {1}",
    sending: "enviando",
    sent: "enviado {1}",
    refused: "rechazado {1}",
    withdrawn: "retirado",
    said: "{1} dijo: {2}",
    refusedOne: "Un destino rechazó 1 documento: presione O.",
    refusedMany: "Los destinos rechazaron {1} documentos: presione O.",
    tryAgain: "Probar otra vez",
    howToTryAgain: "Turno {1} a {2}: presione R para probar otra vez.",
    triedAgain: "El turno {1} a {2} se prueba otra vez.",
    notRefused: "Esto no fue rechazado; no hay nada que probar otra vez.",
    superseded:
      "El destino quizás ya tiene una versión posterior de esta sesión, y esta la reemplazaría.",
    noLetter: "Esto no está en los envíos.",
    unreadable: "Los envíos no se pueden leer: {1}")
}
