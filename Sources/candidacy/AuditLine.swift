import ChartExport

/// A fact as one line for a person, or as one object for a program.
struct AuditLine {
  private let fact: AuditFact

  init(_ fact: AuditFact) {
    self.fact = fact
  }

  /// As in `2026-11-21 09:20 +01:00  Ana Ruiz  viewed the record of ticket 3`.
  var text: String {
    "\(fact.at.text)  \(fact.actor.words.shown)  \(words.shown)\n"
  }

  private var words: String {
    let tickets = fact.subjects.map { String($0.ticket) }
    switch tickets.count {
    case 0: return fact.act.words
    case 1: return "\(fact.act.words) (ticket \(tickets[0]))"
    case _: return "\(fact.act.words) (tickets \(tickets.joined(separator: ", ")))"
    }
  }

  var json: String {
    let members = [
      ("at", "\(JSONText(fact.at.isoText))"),
      ("by", "\(JSONText(fact.actor.words))"),
      ("did", "\(JSONText(fact.act.words))"),
      ("item", fact.act.item.map { "\(JSONText($0.text))" } ?? "null"),
      ("sequence", String(fact.sequence)),
      ("tickets", "[" + fact.subjects.map { String($0.ticket) }.joined(separator: ", ") + "]"),
    ]
    return "{" + members.map { key, value in "\"\(key)\": \(value)" }.joined(separator: ", ") + "}"
  }
}

extension AuditFact.Actor {
  var words: String {
    switch self {
    case .staff(_, let name): name
    case .account(let account): account
    case .kiosk: "kiosk"
    case .program: "program"
    }
  }
}
