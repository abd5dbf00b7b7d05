import ArgumentParser
import ChartExport
import Interview
import Store

/// Which facts somebody wants to see.
struct AuditSelection {
  var ticket: Int?
  /// A member of staff or an account, in any case of letters.
  var name: String?
  /// The first and the last day.
  var since: CalendarDate?
  var until: CalendarDate?

  func includes(_ fact: AuditFact) -> Bool {
    let day = String(fact.at.minuteText.prefix(10))
    guard since.map({ $0.text <= day }) ?? true, until.map({ day <= $0.text }) ?? true else {
      return false
    }
    if let ticket, !fact.subjects.contains(where: { $0.ticket == ticket }) { return false }
    return name.map { fact.actor.answers(to: $0) } ?? true
  }
}

extension AuditFact.Actor {
  /// An account that somebody took with `sudo` answers to both names.
  fileprivate func answers(to name: String) -> Bool {
    let words = words.lowercased()
    let name = name.lowercased()
    switch self {
    case .staff, .kiosk, .program: return words == name
    case .account:
      return words == name || words.hasPrefix("\(name) (") || words.hasSuffix("(sudo: \(name))")
    }
  }
}

/// The days that a command is asked about.
struct DaysOption: ParsableArguments {
  @Option(help: "Only what happened on this day or later, as in 2026-11-21.")
  var since: String?

  @Option(help: "Only what happened on this day or earlier.")
  var until: String?

  func selection() throws(Failure) -> AuditSelection {
    let first = try Self.day(since, "--since")
    let last = try Self.day(until, "--until")
    if let first, let last, last.text < first.text {
      throw .usage("--since \(first.text) is after --until \(last.text), so no day fits.")
    }
    return AuditSelection(since: first, until: last)
  }

  private static func day(_ text: String?, _ option: String) throws(Failure) -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(text) else {
      throw .usage("\(option) takes a day as year-month-day, as in 2026-11-21.")
    }
    return date
  }
}
