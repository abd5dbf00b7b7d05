import ChartExport
import Interview
import Store

/// The sessions that are to be destroyed, and what speaks against it.
struct DestroyPlan {
  let sessions: [SessionStanding]
  /// Old enough, but somebody has to see to them first.
  let leftOut: [SessionStanding]
  /// Letters about them that a target has not received.
  let unsent: [Outbox.Entry]

  init(_ sessions: [SessionStanding], leftOut: [SessionStanding] = [], _ outbox: Outbox) {
    self.sessions = sessions
    self.leftOut = leftOut
    let ids = Set(sessions.map(\.summary.id))
    unsent = outbox.entries.filter { !$0.isOver && ids.contains($0.letter.session) }
  }

  /// Those that somebody still has to see to.
  var open: [SessionStanding] { sessions.filter { !$0.business.isEmpty } }

  var list: String { sessions.map { "\($0.line)\n" }.joined() }

  var question: String {
    "What was said in \(sessions.count == 1 ? "this session" : "these \(sessions.count) sessions")"
      + " will be gone for good. Type \(sessions.count) to go on:"
  }

  var openSentence: String {
    "Nothing was destroyed: \(open.businessWords). \(Self.seeTo(open)), or say --even-if-open."
  }

  /// Empty where none is left out.
  var leftOutSentence: String {
    guard !leftOut.isEmpty else { return "" }
    return "Left out: \(leftOut.businessWords). \(Self.seeTo(leftOut)), or say --even-if-open.\n"
  }

  /// Empty where all that was done with them stays on record.
  func unreadSentence(_ destroyed: [DestroyedSession]) -> String {
    let unread = Set(destroyed.filter { !$0.isKeptWhole }.map(\.id))
    let tickets = sessions.map(\.summary).filter { unread.contains($0.id) }
      .map { String($0.ticket) }
    guard !tickets.isEmpty else { return "" }
    return "Log       Who did what with \(tickets.count == 1 ? "ticket" : "tickets")"
      + " \(tickets.joined(separator: ", ")) is on record only in part: not every event could be"
      + " read.\n"
  }

  private static func seeTo(_ sessions: [SessionStanding]) -> String {
    "See to \(sessions.count == 1 ? "it" : "them") first"
  }

  var unsentSentence: String {
    let waiting = Set(unsent.map(\.letter.session))
    let tickets = sessions.map(\.summary).filter { waiting.contains($0.id) }
      .map { String($0.ticket) }
    return "Nothing was destroyed: \(tickets.count == 1 ? "ticket" : "tickets")"
      + " \(tickets.joined(separator: ", ")) \(tickets.count == 1 ? "is" : "are") still on the way to"
      + " another system. Wait until `candidacy send --list` says that all is sent, or say"
      + " --even-if-unsent."
  }
}
