import TerminalUI

/// Where everything of a page goes on a screen of a certain size.
struct DeskLayout {
  static let left = 1
  /// The widest a page gets: longer lines are hard to follow.
  static let measure = 120
  /// Lines that scroll even where much is pinned.
  private static let leastRoom = 3

  let width: Int
  /// Between the title bar and what scrolls.
  let top: [Line]
  let roomTop: Int
  let room: Int
  /// Between what scrolls and the hints.
  let bottom: [Line]
  let hints: [[PlacedHint]]
  let hasSigns: Bool
  private let lines: DeskLines
  private let blocks: [DeskLines.Block]
  private let total: Int
  /// With the heading that leads to it, where both fit.
  private let focused: Range<Int>?

  struct Line {
    var spans: [Span] = []
    /// The stop that the whole line belongs to.
    var stop: Int?
    /// What a click on the line does, where it is no stop.
    var element: DeskElement?
    /// A bar across the line shows the focus.
    var hasBar = false
  }

  struct Span {
    var column: Int
    var text: String
    var role: Role
    var stop: Int?
    /// Where in the span the cursor sits when it is focused.
    var cursor: Int?
  }

  struct PlacedHint {
    let column: Int
    let text: String
    let element: DeskElement?
  }

  init(_ page: DeskPage, in size: Size) {
    let width = max(10, min(size.columns - 2 * Self.left, Self.measure))
    let lines = DeskLines(page, width: width)
    let blocks = lines.blocks
    let hints = Self.place(page.hints, width: width, mostRows: max(2, size.rows / 4))
    let air = size.rows >= 10 ? 1 : 0
    let rows = max(1, size.rows - 1 - hints.count)
    let top = Self.fit(lines.top, to: rows / 2)
    let below = max(0, rows - top.count - 2 * air - Self.leastRoom)
    let notices = Self.fit(lines.notices, to: below)
    let bottom = Self.fit(lines.summary, to: below - notices.count) + notices
    self.width = width
    self.lines = lines
    self.blocks = blocks
    self.hints = hints
    self.top = top
    self.bottom = bottom
    hasSigns = air > 0
    roomTop = 1 + top.count + air
    room = max(1, rows - top.count - bottom.count - 2 * air)
    total = blocks.last.map { $0.top + $0.height } ?? 0
    if let place = lines.place(ofStop: page.focus, in: blocks) {
      let lead = lines.lead(to: place, in: blocks)
      focused = place.upperBound - lead <= room ? lead..<place.upperBound : place
    } else {
      focused = nil
    }
  }

  var furthest: Int { max(0, total - room) }

  var bottomTop: Int { roomTop + room + (hasSigns ? 1 : 0) }

  /// The first visible line: the focus is in view, and one taller than the room can be moved.
  func offset(scroll: Int) -> Int {
    let wanted = min(max(0, scroll), furthest)
    guard let focused else { return wanted }
    let showingEnd = focused.upperBound - room
    let bounds = (min(showingEnd, focused.lowerBound), max(showingEnd, focused.lowerBound))
    return min(max(wanted, bounds.0), bounds.1, furthest)
  }

  /// The lines in view, each with its row on the screen.
  func visible(from offset: Int) -> [(row: Int, line: Line)] {
    let end = offset + room
    return blocks.drop { $0.top + $0.height <= offset }.prefix { $0.top < end }
      .flatMap { block in
        lines.lines(of: block).enumerated().map { (block.top + $0, $1) }
      }
      .filter { offset <= $0.0 && $0.0 < end }
      .map { (roomTop + $0.0 - offset, $0.1) }
  }

  /// From the left, closer together and then over more rows where that is needed.
  private static func place(
    _ hints: [DeskHint], width: Int, mostRows: Int
  ) -> [[PlacedHint]] {
    let loose = place(hints, width: width, gap: 3)
    guard loose.count > 2 else { return loose }
    return Array(place(hints, width: width, gap: 2).prefix(mostRows))
  }

  private static func place(_ hints: [DeskHint], width: Int, gap: Int) -> [[PlacedHint]] {
    var rows: [[PlacedHint]] = [[]]
    var column = 0
    for hint in hints {
      let text = [hint.key, hint.label].filter { !$0.isEmpty }.joined(separator: " ")
      let needed = TextLayout.width(text)
      if column > 0, column + needed > width {
        rows.append([])
        column = 0
      }
      rows[rows.count - 1].append(
        PlacedHint(column: left + column, text: text, element: hint.element))
      column += needed + gap
    }
    return rows
  }

  /// On a screen that is far too low the end gives way, and says so.
  private static func fit(_ lines: [Line], to count: Int) -> [Line] {
    guard lines.count > count else { return lines }
    guard count > 0 else { return [] }
    let sign = Line(spans: [Span(column: 0, text: "…", role: .plain)])
    return lines.prefix(count - 1) + [sign]
  }
}
