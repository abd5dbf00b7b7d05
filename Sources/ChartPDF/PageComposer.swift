/// Lays blocks out on pages, from the top down.
struct PageComposer {
  let typesetter: Typesetter
  let paper: Paper
  private(set) var pages: [[PageOp]] = [[]]
  /// Where the next thing begins on the last page.
  var y = 40.0
  /// Tags that end and begin again where a page does.
  private var open: [PageTag] = []

  init(_ typesetter: Typesetter, _ paper: Paper) {
    self.typesetter = typesetter
    self.paper = paper
  }

  mutating func add(_ block: PageBlock) {
    switch block {
    case .masthead(let masthead): add(masthead)
    case .banner(let title, let lines): addBanner(title, lines)
    case .heading(let title): addHeading(title)
    case .paragraph(let text, let size): addParagraph(text, size)
    case .labelled(let rows): add(rows)
    case .bullets(let lines, let size): addBullets(lines, size)
    case .pains(let figure, let legend, let gauges): addPains(figure, legend, gauges)
    case .answers(let groups): add(groups)
    case .words(let question, let quote, let language): addWords(question, quote, language)
    case .checklist(let lines): add(lines)
    }
  }
}

extension PageComposer {
  var left: Double { paper.margin }
  var right: Double { paper.width - paper.margin }
  /// Below it is the foot of the page.
  var bottom: Double { paper.height - 52 }
  var top: Double { 60 }

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
