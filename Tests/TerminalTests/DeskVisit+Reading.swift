import TerminalHarness

@testable import Desk

extension DeskVisit {
  /// Everything that scrolls on this page, by going down from the first stop to the last with the
  /// focus in sight all the way.
  func readThrough() throws -> String {
    press(.end)
    try terminal.wait(for: "▲ \(page.moreAbove)")
    try terminal.wait(until: "the end") { !$0.contains("▼ \(page.moreBelow)") }
    let end = screen.text
    press(.home)
    try terminal.wait(until: "the beginning") { !$0.contains("▲ \(page.moreAbove)") }
    let rows = screen.rows
    guard let air = rows.dropFirst().firstIndex(of: ""),
      let below = rows.firstIndex(where: { $0.contains("▼ \(page.moreBelow)") })
    else { return screen.prose }
    var read = Array(screen.unmarkedRows[(air + 1)..<below])
    while screen.text != end {
      try step(.down)
      read.append(after: Array(screen.unmarkedRows[(air + 1)..<below]))
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
