import Interview

/// One step in painting a page.
enum PageOp {
  case begin(PageTag)
  case end(PageTag)
  /// One line of a paragraph, from its left end on its baseline.
  case line(SetText, Int, x: Double, baseline: Double)
  /// One line of large letters across the middle of the sheet, under everything else.
  case stamp(SetText)
  case rule(fromX: Double, toX: Double, y: Double, width: Double, Ink)
  case box(Area, radius: Double, Paint)
  case path([[Point]], Paint, cornerRadius: Double)
  case pattern([[Point]], Pattern, cornerRadius: Double)
  case disc(Point, radius: Double, Paint)

  /// The tag that begins here.
  var begun: PageTag? {
    switch self {
    case .begin(let tag): tag
    case .end, .line, .stamp, .rule, .box, .path, .pattern, .disc: nil
    }
  }

  struct Area {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  struct Point {
    let x: Double
    let y: Double
  }

  enum Paint {
    case fill(Ink)
    case stroke(Ink, width: Double)
    case dashes(Ink, width: Double)
  }

  enum Pattern {
    case slanted
    case dotted
  }
}

/// What a part of a page is to a reader who cannot see it.
enum PageTag: Hashable {
  case title
  case heading
  case subheading
  case paragraph
  case list
  case item
  case itemLabel
  case itemBody
  case table
  case row
  case rowHead
  case cell
  case figure(alternative: String)
  case words(Language)
  /// Not to be read out: the same on every page.
  case edge

  var name: String {
    switch self {
    case .title: "H1"
    case .heading: "H2"
    case .subheading: "H3"
    case .paragraph: "P"
    case .list: "L"
    case .item: "LI"
    case .itemLabel: "Lbl"
    case .itemBody: "LBody"
    case .table: "Table"
    case .row: "TR"
    case .rowHead: "TH"
    case .cell: "TD"
    case .figure: "Figure"
    case .words: "Span"
    case .edge: "NonStruct"
    }
  }
}
