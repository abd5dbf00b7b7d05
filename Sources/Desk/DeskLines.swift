import TerminalUI

/// The lines of a page; those that scroll are made only when they come into view.
struct DeskLines {
  typealias Line = DeskLayout.Line
  typealias Span = DeskLayout.Span

  let page: DeskPage
  let width: Int
  var words: DeskPage.Words { page.words }

  /// Parts that are drawn together, and where they begin.
  struct Block {
    let parts: Range<Int>
    let firstStop: Int
    let top: Int
    let height: Int
  }

  /// A column for the focus and one for a mark stand before every row.
  static let markerWidth = 2
  static let rowIndent = 5
  static let mostBanners = 3

  init(_ page: DeskPage, width: Int) {
    self.page = page
    self.width = width
  }

  /// Alerts, the patient and the heading.
  var top: [Line] {
    let alerts = page.banner.prefix(Self.mostBanners).flatMap { banner in
      wrapped("!! ", banner.text, .urgent).map { line in
        Line(spans: line.spans, element: banner.element)
      }
    }
    let hidden = page.banner.count - Self.mostBanners
    let rest = hidden > 0 ? wrapped("!! ", "+\(hidden) \(words.more)", .urgent) : []
    return alerts + rest
      + [page.identity, page.heading].compactMap { $0 }.flatMap { wrapped("", $0, .heading) }
  }

  var summary: [Line] { page.summary.flatMap { wrapped("", $0, .marked) } }

  var notices: [Line] { page.notices.flatMap { wrapped("! ", $0, .notice) } }

  var blocks: [Block] {
    var blocks: [Block] = []
    var top = 0
    var stop = 0
    var place = 0
    while place < page.parts.count {
      let parts = place..<end(ofBlockAt: place)
      let height = height(of: parts, stop)
      blocks.append(Block(parts: parts, firstStop: stop, top: top, height: height))
      top += height
      stop += parts.count { page.parts[$0].stop != nil }
      place = parts.upperBound
    }
    return blocks
  }

  func lines(of block: Block) -> [Line] { lines(of: block.parts, block.firstStop) }

  /// The lines, counted from the first that scrolls, on which a stop is drawn.
  func place(ofStop stop: Int, in blocks: [Block]) -> Range<Int>? {
    guard let block = blocks.last(where: { $0.firstStop <= stop && hasStop($0) }) else {
      return nil
    }
    let lines = lines(of: block)
    let own = lines.indices.filter { line in
      lines[line].stop == stop || lines[line].spans.contains { $0.stop == stop }
    }
    guard let first = own.first, let last = own.last else { return nil }
    return block.top + first..<block.top + last + 1
  }

  /// The first of the lines before a stop that belong to no other stop, such as its heading.
  func lead(to place: Range<Int>, in blocks: [Block]) -> Int {
    guard var order = blocks.lastIndex(where: { $0.top <= place.lowerBound }),
      blocks[order].top == place.lowerBound
    else { return place.lowerBound }
    while order > 0, !hasStop(blocks[order - 1]) { order -= 1 }
    return blocks[order].top
  }

  /// Text behind a sign, wrapped so that the sign stands alone at the left.
  func wrapped(_ sign: String, _ text: String, _ role: Role, indent: Int = 0) -> [Line] {
    let hanging = TextLayout.width(sign)
    return TextLayout.wrap(text, to: width - indent - hanging).enumerated().map { order, text in
      let first = Span(column: indent, text: sign + text, role: role)
      let later = Span(column: indent + hanging, text: text, role: role)
      return Line(spans: [order == 0 ? first : later])
    }
  }

  func marker(_ stop: Int?) -> String { stop != nil && stop == page.focus ? "▶ " : "  " }
}

extension DeskLines {
  private func hasStop(_ block: Block) -> Bool {
    block.parts.contains { page.parts[$0].stop != nil }
  }

  private func end(ofBlockAt start: Int) -> Int {
    guard page.parts[start].isButton else { return start + 1 }
    return page.parts[start...].firstIndex { !$0.isButton } ?? page.parts.count
  }

  private func height(of parts: Range<Int>, _ stop: Int) -> Int {
    guard case .row(let row) = page.parts[parts.lowerBound].content else {
      return lines(of: parts, stop).count
    }
    return height(of: row)
  }

  private func lines(of parts: Range<Int>, _ firstStop: Int) -> [Line] {
    let part = page.parts[parts.lowerBound]
    let stop = part.stop.map { _ in firstStop }
    switch part.content {
    case .heading(let text): return wrapped("", text, .heading)
    case .text(let text, let tone): return textLines(text, tone, stop)
    case .header(let cells): return [headerLine(cells, before: parts.upperBound)]
    case .row(let row): return rowLines(row, stop)
    case .item(let item): return itemLines(item, stop)
    case .field(let field): return fieldLines(field, stop)
    case .button: return buttonLines(parts, firstStop)
    case .gap: return [Line()]
    }
  }

  private func textLines(_ text: String, _ tone: DeskPart.Tone, _ stop: Int?) -> [Line] {
    let sign = tone == .urgent && !text.hasPrefix("!!") ? "!! " : ""
    let lines = wrapped(sign, text, tone.textRole, indent: Self.markerWidth)
    guard let stop else { return lines }
    return owned(lines, by: stop)
  }

  /// Makes the lines one stop, with its marker before the first.
  func owned(_ lines: [Line], by stop: Int) -> [Line] {
    lines.enumerated().map { order, line in
      let text = order == 0 ? marker(stop) : "  "
      let first = Span(
        column: 0, text: text, role: .choice, stop: stop, cursor: order == 0 ? 0 : nil)
      let spans = line.spans.map { span in
        var span = span
        span.stop = stop
        return span
      }
      return Line(spans: [first] + spans, stop: stop, hasBar: true)
    }
  }

  /// Side by side, as many as fit.
  private func buttonLines(_ parts: Range<Int>, _ firstStop: Int) -> [Line] {
    var lines = [Line()]
    var column = 0
    var stop = firstStop
    for part in page.parts[parts] {
      guard case .button(let label, let key) = part.content else { continue }
      let own = part.stop.map { _ in stop }
      let isFocused = own != nil && own == page.focus
      let text = (isFocused ? "▶" : " ") + "[ \(key.map { "\($0)  " } ?? "")\(label) ]"
      let needed = TextLayout.width(text)
      if column > 0, column + needed > width {
        lines.append(Line())
        column = 0
      }
      lines[lines.count - 1].spans.append(
        Span(column: column, text: text, role: .choice, stop: own, cursor: 0))
      column += needed + 2
      if own != nil { stop += 1 }
    }
    return lines
  }
}

extension DeskPart {
  fileprivate var isButton: Bool {
    switch content {
    case .button: true
    case .heading, .text, .header, .row, .item, .field, .gap: false
    }
  }
}

extension DeskPart.Tone {
  var textRole: Role {
    switch self {
    case .plain, .quiet: .plain
    case .strong: .marked
    case .urgent: .urgent
    }
  }
}
