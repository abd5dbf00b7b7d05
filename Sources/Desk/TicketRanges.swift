/// Tickets as people write them: "3", "3-9", or several of both with commas between.
struct TicketRanges: Hashable, Sendable {
  private let ranges: [ClosedRange<Int>]

  /// Nothing where the text is no list of tickets.
  init?(_ text: String) {
    var ranges: [ClosedRange<Int>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
        .map(Self.number)
      switch ends.count {
      case 1:
        guard let only = ends[0] else { return nil }
        ranges.append(only...only)
      case 2:
        guard let first = ends[0], let last = ends[1], first <= last else { return nil }
        ranges.append(first...last)
      case _: return nil
      }
    }
    self.ranges = ranges
  }

  func contains(_ ticket: Int) -> Bool { ranges.contains { $0.contains(ticket) } }

  /// Whether a ticket below this one is meant too.
  func reachesBelow(_ ticket: Int) -> Bool { ranges.contains { $0.lowerBound < ticket } }

  private static func number(_ text: Substring) -> Int? {
    let text = String(text).trimmed
    return text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }
}
