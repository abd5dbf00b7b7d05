import Interview

/// The words about the store as a whole, in one language.
struct SiteWording: Sendable {
  let low: String
  let scarce: String
  let destroyedTickets: String
  let destroyedHere: String
  let shutOut: String
  let keyChanged: String
  let startAgain: String

  static func inLanguage(_ language: Language) -> SiteWording {
    language.code == "es" ? spanish : english
  }

  func notices(of room: DeskRoom) -> [String] {
    switch room {
    case .plenty: []
    case .low(let megabytes): [low.filled(with: [String(megabytes)])]
    case .scarce(let megabytes): [scarce.filled(with: [String(megabytes)])]
    }
  }

  func destroyed(_ tickets: some Collection<Int>) -> [String] {
    tickets.isEmpty ? [] : [destroyedTickets.filled(with: [TicketRanges.text(of: tickets)])]
  }

  private static let english = SiteWording(
    low: "The disk is nearly full ({1} MB free). Tell an administrator.",
    scarce: "The disk is full ({1} MB free): kiosks begin no new interview. Tell an administrator"
      + " now.",
    destroyedTickets: "Destroyed for good: {1}.",
    destroyedHere: "This session was destroyed for good.",
    shutOut: "This desk can no longer read the records",
    keyChanged: "The clinic's key was changed. Kiosks go on, and somebody may be waiting.",
    startAgain: "Quit this desk with Q, and start it again.")

  private static let spanish = SiteWording(
    low: "El disco está casi lleno (quedan {1} MB). Avise a quien administra.",
    scarce: "El disco está lleno (quedan {1} MB): las pantallas no empiezan entrevistas nuevas."
      + " Avise ya a quien administra.",
    destroyedTickets: "Destruidos para siempre: {1}.",
    destroyedHere: "Esta sesión se destruyó para siempre.",
    shutOut: "Este puesto ya no puede leer los registros",
    keyChanged: "La llave de la clínica se cambió. Las pantallas de los pacientes siguen"
      + " funcionando, y puede haber alguien esperando.",
    startAgain: "Cierre este puesto con Q y vuelva a iniciarlo.")
}

extension TicketRanges {
  /// As people write them: "1-40, 45".
  static func text(of tickets: some Collection<Int>) -> String {
    var ranges: [ClosedRange<Int>] = []
    for ticket in Set(tickets).sorted() {
      if let last = ranges.last, last.upperBound + 1 == ticket {
        ranges[ranges.count - 1] = last.lowerBound...ticket
      } else {
        ranges.append(ticket...ticket)
      }
    }
    return ranges.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }.joined(separator: ", ")
  }
}
