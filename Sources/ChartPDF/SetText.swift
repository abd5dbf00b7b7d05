import CCairoPango

/// A paragraph set in lines of one width.
final class SetText {
  let layout: OpaquePointer
  let style: TypeStyle
  let lineCount: Int
  /// Of the widest line.
  let width: Double
  /// What its lines were broken to, where they were.
  let measure: Double

  /// Takes the layout over.
  init(_ layout: OpaquePointer, _ style: TypeStyle, measure: Double?) {
    self.layout = layout
    self.style = style
    lineCount = Int(pango_layout_get_line_count(layout))
    var ink = PangoRectangle()
    var logical = PangoRectangle()
    pango_layout_get_extents(layout, &ink, &logical)
    width = Double(logical.width) / Double(PANGO_SCALE)
    self.measure = measure ?? width
  }

  deinit { Press.turn { g_object_unref(UnsafeMutableRawPointer(layout)) } }

  var height: Double { Double(lineCount) * style.leading }

  /// From the top of a line to the foot of its letters.
  var baseline: Double { style.leading / 2 + style.size * 0.36 }

  /// How far in a line begins that is set to the right.
  func indent(of line: UnsafeMutablePointer<PangoLayoutLine>?) -> Double {
    guard pango_layout_get_alignment(layout) == PANGO_ALIGN_RIGHT else { return 0 }
    var ink = PangoRectangle()
    var logical = PangoRectangle()
    pango_layout_line_get_extents(line, &ink, &logical)
    return measure - Double(logical.width) / Double(PANGO_SCALE)
  }
}
