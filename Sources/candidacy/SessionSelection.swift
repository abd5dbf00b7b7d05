import Interview
import Store

/// Which sessions somebody means: by name, by ticket, by a run of tickets, or by day.
struct SessionSelection {
  var words: [String]
  var isAll = false
  /// The first and the last day that an interview may have begun on.
  var since: CalendarDate?
  var until: CalendarDate?

  /// Each once, in the order of their tickets.
  func summaries(
    in summaries: [SessionSummary], day: (Timestamp) -> String
  ) throws(Failure) -> [SessionSummary] {
    var tickets: Set<Int> = []
    if isAll || words.isEmpty { tickets = Set(summaries.map(\.ticket)) }
    for word in words { try tickets.formUnion(Self.tickets(meant: word, in: summaries)) }
    let found = summaries.filter { summary in
      guard tickets.contains(summary.ticket) else { return false }
      let day = day(summary.openedAt)
      return since.map { $0.text <= day } ?? true && until.map { day <= $0.text } ?? true
    }
    guard !found.isEmpty else {
      throw .usage(
        summaries.isEmpty ? "No session is stored yet." : "No session began on these days.")
    }
    return found.sorted { $0.ticket < $1.ticket }
  }

  private static func tickets(
    meant word: String, in summaries: [SessionSummary]
  ) throws(Failure) -> Set<Int> {
    guard let range = range(in: word), !summaries.contains(where: { $0.id.text == word }) else {
      return [try SessionSearch(word).summary(in: summaries).ticket]
    }
    let tickets = Set(summaries.map(\.ticket)).filter(range.contains)
    guard !tickets.isEmpty else {
      throw .usage(
        "There are no tickets \(word): `candidacy sessions` lists those that are stored.")
    }
    return tickets
  }

  /// As in `3-9`.
  private static func range(in word: String) -> ClosedRange<Int>? {
    let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], 0 <= first, first <= last else {
      return nil
    }
    return first...last
  }
}
