import CCairoPango

/// Paints finished pages with Cairo, which writes them as a PDF.
struct PagePainter {
  private let cairo: OpaquePointer
  private let paper: Paper

  static func drawing(_ pages: [[PageOp]], on paper: Paper) throws(PageFault) -> [UInt8] {
    try Press.turn { () throws(PageFault) in try drawn(pages, on: paper) }
  }

  private static func drawn(_ pages: [[PageOp]], on paper: Paper) throws(PageFault) -> [UInt8] {
    let sink = ByteSink()
    let surface = cairo_pdf_surface_create_for_stream(
      { sink, bytes, count in
        guard let sink, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque(), paper.width, paper.height)
    defer { cairo_surface_destroy(surface) }
    guard let cairo = cairo_create(surface) else { throw .drawing("no memory") }
    defer { cairo_destroy(cairo) }
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    let painter = PagePainter(cairo: cairo, paper: paper)
    cairo_tag_begin(cairo, "Document", "")
    for page in pages {
      for op in page { painter.paint(op) }
      cairo_show_page(cairo)
    }
    cairo_tag_end(cairo, "Document")
    cairo_surface_finish(surface)
    let status = cairo_status(cairo)
    let end = cairo_surface_status(surface)
    for status in [status, end] where status != CAIRO_STATUS_SUCCESS {
      throw .drawing(String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }

  private func paint(_ op: PageOp) {
    switch op {
    case .begin(let tag): cairo_tag_begin(cairo, tag.name, "")
    case .end(let tag): cairo_tag_end(cairo, tag.name)
    case .line(let text, let number, let x, let baseline):
      let line = pango_layout_get_line_readonly(text.layout, Int32(number))
      set(text.style.ink)
      cairo_move_to(cairo, x + text.indent(of: line), baseline)
      pango_cairo_show_layout_line(cairo, line)
    case .stamp(let text): stamp(text)
    case .rule(let fromX, let toX, let y, let width, let ink):
      cairo_move_to(cairo, fromX, y)
      cairo_line_to(cairo, toX, y)
      use(.stroke(ink, width: width))
    case .box(let area, let radius, let paint):
      let corners = [
        PageOp.Point(x: area.x, y: area.y), PageOp.Point(x: area.x + area.width, y: area.y),
        PageOp.Point(x: area.x + area.width, y: area.y + area.height),
        PageOp.Point(x: area.x, y: area.y + area.height),
      ]
      trace([corners], radius)
      use(paint)
    case .path(let loops, let paint, let radius):
      trace(loops, radius)
      use(paint)
    case .pattern(let loops, let pattern, let radius): fill(loops, with: pattern, radius)
    case .disc(let center, let radius, let paint):
      cairo_new_path(cairo)
      cairo_arc(cairo, center.x, center.y, radius, 0, 2 * Double.pi)
      cairo_close_path(cairo)
      use(paint)
    }
  }

  private func set(_ ink: Ink) {
    let color = ink.color
    cairo_set_source_rgb(cairo, color.red, color.green, color.blue)
  }

  private func use(_ paint: PageOp.Paint) {
    switch paint {
    case .fill(let ink):
      set(ink)
      cairo_fill(cairo)
    case .stroke(let ink, let width):
      set(ink)
      cairo_set_line_width(cairo, width)
      cairo_stroke(cairo)
    case .dashes(let ink, let width):
      set(ink)
      cairo_save(cairo)
      cairo_set_line_width(cairo, width)
      cairo_set_dash(cairo, [width * 3, width * 2], 2, 0)
      cairo_stroke(cairo)
      cairo_restore(cairo)
    }
  }

  /// From the lower left to the upper right.
  private func stamp(_ text: SetText) {
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    cairo_translate(cairo, paper.width / 2, paper.height / 2)
    cairo_rotate(cairo, -Double.pi / 3.6)
    cairo_move_to(cairo, -text.width / 2, text.style.size * 0.36)
    set(text.style.ink)
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(text.layout, 0))
  }

  /// Closed loops with round corners.
  private func trace(_ loops: [[PageOp.Point]], _ radius: Double) {
    cairo_new_path(cairo)
    for loop in loops where loop.count > 2 {
      for (place, corner) in loop.enumerated() {
        let before = loop[(place + loop.count - 1) % loop.count]
        let after = loop[(place + 1) % loop.count]
        let start = corner.toward(before, radius)
        let end = corner.toward(after, radius)
        if place == 0 {
          cairo_move_to(cairo, start.x, start.y)
        } else {
          cairo_line_to(cairo, start.x, start.y)
        }
        let first = start.toward(corner, part: 0.56)
        let second = end.toward(corner, part: 0.56)
        cairo_curve_to(cairo, first.x, first.y, second.x, second.y, end.x, end.y)
      }
      cairo_close_path(cairo)
    }
  }

  private func fill(_ loops: [[PageOp.Point]], with pattern: PageOp.Pattern, _ radius: Double) {
    let points = loops.joined()
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return }
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    trace(loops, radius)
    cairo_clip(cairo)
    switch pattern {
    case .slanted:
      for start in stride(from: left - (bottom - top), through: right, by: 3.4) {
        cairo_move_to(cairo, start, bottom)
        cairo_line_to(cairo, start + bottom - top, top)
      }
      use(.stroke(.white, width: 0.55))
    case .dotted:
      // Dashes of no length with round ends.
      cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
      cairo_set_dash(cairo, [0, 2.8], 2, 0)
      for (row, y) in stride(from: top, through: bottom, by: 2.4).enumerated() {
        cairo_move_to(cairo, left + (row % 2 == 0 ? 0 : 1.4), y)
        cairo_line_to(cairo, right, y)
      }
      use(.stroke(.black, width: 1.1))
    }
  }
}

/// Collects what Cairo writes.
private final class ByteSink {
  var bytes: [UInt8] = []
}

extension PageOp.Point {
  /// So far on the way to the other, and at most half of it.
  fileprivate func toward(_ other: PageOp.Point, _ distance: Double) -> PageOp.Point {
    let length = ((other.x - x) * (other.x - x) + (other.y - y) * (other.y - y)).squareRoot()
    return length == 0 ? self : toward(other, part: min(distance / length, 0.5))
  }

  fileprivate func toward(_ other: PageOp.Point, part: Double) -> PageOp.Point {
    PageOp.Point(x: x + (other.x - x) * part, y: y + (other.y - y) * part)
  }
}
