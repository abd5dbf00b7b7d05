import TerminalHarness

@testable import Desk

extension DeskVisit {
  /// Everything that scrolls on this page, by going down from the first stop to the last, so many
  /// stops at once, with the focus in sight all the way.
  func readThrough(by stops: Int = 3) throws -> String {
    press(.end)
    let end = try wait(until: "the end") {
      $0.contains("▲ \(page.moreAbove)") && !$0.contains("▼ \(page.moreBelow)")
    }
    press(.home)
    let beginning = try wait(until: "the beginning") { !$0.contains("▲ \(page.moreAbove)") }
    guard let air = beginning.rows.dropFirst().firstIndex(of: ""),
      let below = beginning.rows.firstIndex(where: { $0.contains("▼ \(page.moreBelow)") })
    else { return screen.prose }
    let room = (air + 1)..<below
    var read = Array(beginning.unmarkedRows[room])
    var sight = beginning
    while sight != end {
      sight = try step(.down, times: stops)
      read.append(after: Array(sight.unmarkedRows[room]))
    }
    return read.map(\.trimmed).joined(separator: " ")
  }

  private var page: DeskPage.Words { wording.language == "es" ? .spanish : .english }
}

extension [String] {
  /// Adds what the next window shows beyond the last.
  fileprivate mutating func append(after window: [String]) {
    let overlap = (0...window.count).reversed().first { suffix($0) == window.prefix($0) } ?? 0
    self += window.dropFirst(overlap)
  }
}

extension String {
  /// The texts that do not follow one another here in this order.
  func missing(inOrder texts: [String]) -> [String] {
    var rest = self[...]
    return texts.filter { text in
      guard let place = rest.range(of: text) else { return true }
      rest = rest[place.upperBound...]
      return false
    }
  }
}
