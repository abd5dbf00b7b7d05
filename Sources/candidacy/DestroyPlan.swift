import ChartExport
import Interview
import Store

/// The sessions that are to be destroyed, and what speaks against it.
struct DestroyPlan {
  let sessions: [SessionSummary]
  /// Letters about them that a target has not received.
  let unsent: [Outbox.Entry]

  init(_ sessions: [SessionSummary], _ outbox: Outbox) {
    self.sessions = sessions
    let ids = Set(sessions.map(\.id))
    unsent = outbox.entries.filter { !$0.isOver && ids.contains($0.letter.session) }
  }

  var list: String {
    sessions.map { summary in
      "Ticket \(summary.ticket), begun \(LocalMoment.local(summary.openedAt).minuteText),"
        + " last event \(LocalMoment.local(summary.lastEventAt).minuteText)\n"
    }.joined()
  }

  var question: String {
    "What was said in \(sessions.count == 1 ? "this session" : "these \(sessions.count) sessions")"
      + " will be gone for good. Type \(sessions.count) to go on:"
  }

  var unsentSentence: String {
    let waiting = Set(unsent.map(\.letter.session))
    let tickets = sessions.filter { waiting.contains($0.id) }.map { String($0.ticket) }
    return "Nothing was destroyed: \(tickets.count == 1 ? "ticket" : "tickets")"
      + " \(tickets.joined(separator: ", ")) \(tickets.count == 1 ? "is" : "are") still on the way to"
      + " another system. Wait until `candidacy send --list` says that all is sent, or say"
      + " --even-if-unsent."
  }
}
