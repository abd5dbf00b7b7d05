/// Lays blocks out on pages, from the top down.
struct PageComposer {
  let typesetter: Typesetter
  let paper: Paper
  let spacing: Spacing
  private(set) var pages: [[PageOp]] = [[]]
  /// Where the next thing begins on the last page.
  var y = 34.0
  /// Tags that end and begin again where a page does.
  private var open: [PageTag] = []

  private init(_ typesetter: Typesetter, _ paper: Paper, _ spacing: Spacing) {
    self.typesetter = typesetter
    self.paper = paper
    self.spacing = spacing
  }

  /// On two pages wherever they fit there, as widely spaced as that allows.
  static func pages(of content: PageContent, on paper: Paper) throws(PageFault) -> [[PageOp]] {
    let wide = try pages(of: content, on: paper, .wide)
    guard wide.count > 2 else { return wide }
    let tight = try pages(of: content, on: paper, .tight)
    return tight.count < wide.count ? tight : wide
  }

  private static func pages(
    of content: PageContent, on paper: Paper, _ spacing: Spacing
  ) throws(PageFault) -> [[PageOp]] {
    var composer = PageComposer(try Typesetter(leading: spacing.leading), paper, spacing)
    composer.add(content.blocks)
    return composer.finished(content.edges)
  }

  /// What lies between things, in points.
  enum Spacing {
    case wide
    case tight

    /// Of the distance of lines.
    var leading: Double {
      switch self {
      case .wide: 1
      case .tight: 0.95
      }
    }

    var aboveHeading: Double {
      switch self {
      case .wide: 8
      case .tight: 3.4
      }
    }

    var betweenRows: Double {
      switch self {
      case .wide: 4.6
      case .tight: 2.4
      }
    }

    /// Of a cell of a figure.
    var cell: (width: Double, height: Double) {
      switch self {
      case .wide: (6.4, 10.4)
      case .tight: (5.9, 9.4)
      }
    }

    var betweenItems: Double {
      switch self {
      case .wide: 3.2
      case .tight: 1
      }
    }
  }

  private mutating func add(_ blocks: [PageBlock]) {
    for (place, block) in blocks.enumerated() {
      add(block, before: blocks.dropFirst(place + 1).first)
    }
  }

  private mutating func add(_ block: PageBlock, before next: PageBlock?) {
    switch block {
    case .masthead(let masthead): add(masthead)
    case .banner(let title, let lines): addBanner(title, lines)
    case .heading(let title): addHeading(title, with: next.map(least) ?? 0)
    case .paragraph(let text, let size): addParagraph(text, size)
    case .labelled(let rows): add(rows)
    case .bullets(let lines, let size): addBullets(lines, size)
    case .pains(let figure, let places, let gauges): add(set(figure, places, gauges))
    case .answers(let groups): add(groups)
    case .words(let question, let quote, let language): addWords(question, quote, language)
    case .checklist(let lines): add(lines)
    }
  }

  /// What of it has to stand below its heading on the same page.
  private func least(_ block: PageBlock) -> Double {
    switch block {
    case .masthead, .banner, .heading: 0
    case .pains(let figure, let places, let gauges): set(figure, places, gauges).height
    case .answers: Self.leastOfAnswers
    case .words: TypeStyle.body.leading * 3
    case .paragraph, .labelled, .bullets, .checklist: TypeStyle.body.leading * 2.2
    }
  }
}

extension PageComposer {
  var left: Double { paper.margin }
  var right: Double { paper.width - paper.margin }
  /// Below it is the foot of the page.
  var bottom: Double { paper.height - 46 }
  var top: Double { 52 }

  mutating func newPage() {
    for tag in open.reversed() { end(tag) }
    pages.append([])
    for tag in open { draw(.begin(tag)) }
    y = top
  }

  /// A new page where there is not that much room on this one.
  mutating func keep(_ height: Double) {
    if y + height > bottom, y > top { newPage() }
  }

  mutating func draw(_ op: PageOp) { pages[pages.count - 1].append(op) }

  mutating func draw(_ op: PageOp, onPage page: Int) { pages[page].append(op) }

  mutating func drawFirst(_ ops: [PageOp], onPage page: Int) {
    pages[page].insert(contentsOf: ops, at: 0)
  }

  mutating func tagged(_ tag: PageTag, _ body: (inout PageComposer) -> Void) {
    open.append(tag)
    draw(.begin(tag))
    body(&self)
    end(tag)
    open.removeLast()
  }

  /// A tag around nothing is left out.
  private mutating func end(_ tag: PageTag) {
    if pages[pages.count - 1].last?.begun == tag {
      pages[pages.count - 1].removeLast()
    } else {
      draw(.end(tag))
    }
  }

  /// Every line of a text, with its top left corner there.
  mutating func draw(_ text: SetText, x: Double, y: Double) {
    for line in 0..<text.lineCount {
      let baseline = y + Double(line) * text.style.leading + text.baseline
      draw(.line(text, line, x: x, baseline: baseline))
    }
  }

  /// One line after the other, on as many pages as it takes.
  mutating func flow(
    _ text: SetText, x: Double, in tag: PageTag, beside: (Double) -> [PageOp] = { _ in [] }
  ) {
    tagged(tag) { page in
      for line in 0..<text.lineCount {
        if page.y + text.style.leading > page.bottom { page.newPage() }
        for op in beside(page.y) { page.draw(op) }
        page.draw(.line(text, line, x: x, baseline: page.y + text.baseline))
        page.y += text.style.leading
      }
    }
  }
}
