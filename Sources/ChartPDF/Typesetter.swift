import CCairoPango

/// Sets text in lines, with letters from whatever font has them.
final class Typesetter {
  /// What to install where there is nothing to write with.
  static let packages = "fonts-noto-core and fonts-droid-fallback, or fonts-dejavu-core"
  /// The first has one outline for every language and a tenth of the size.
  private static let eastAsian = "Droid Sans Fallback, Noto Sans CJK SC"

  private let context: OpaquePointer
  private let face: Face
  /// Of the distance of lines that a style asks for.
  private let leading: Double
  private var written: [String: String] = [:]

  enum Side {
    case left
    case right
  }

  /// The family, and how much smaller it is set to be as wide as Noto Sans.
  private struct Face {
    let name: String
    let scale: Double

    static let preferred = [
      Face(name: "Noto Sans", scale: 1), Face(name: "DejaVu Sans", scale: 0.9),
    ]
  }

  init(leading: Double = 1) throws(PageFault) {
    guard let (context, face) = Press.turn(Self.opened) else { throw .noFont }
    self.face = face
    self.leading = leading
    self.context = context
  }

  private static func opened() -> (context: OpaquePointer, face: Face)? {
    guard let map = pango_cairo_font_map_get_default(),
      let face = Face.preferred.first(where: { has($0.name, in: map) }),
      let context: OpaquePointer = pango_font_map_create_context(map)
    else { return nil }
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("en"))
    return (context, face)
  }

  deinit { Press.turn { g_object_unref(UnsafeMutableRawPointer(context)) } }

  private static func has(_ family: String, in map: UnsafeMutablePointer<PangoFontMap>) -> Bool {
    pango_font_map_get_family(map, family) != nil
  }

  func set(_ text: String, _ style: TypeStyle, width: Double? = nil) -> SetText {
    set(PageText(text), style, width: width)
  }

  func set(
    _ text: PageText, _ style: TypeStyle, width: Double? = nil, _ side: Side = .left
  ) -> SetText {
    Press.turn { laidOut(text, style, width, side) }
  }

  private func laidOut(
    _ text: PageText, _ style: TypeStyle, _ width: Double?, _ side: Side
  ) -> SetText {
    let style = style.withLeading(leading)
    let layout: OpaquePointer = pango_layout_new(context)
    choose(style, for: layout)
    // Names in other directions keep their own order inside, and the line keeps its beginning.
    pango_layout_set_auto_dir(layout, 0)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    if let width { pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE))) }
    write(text, style, in: layout)
    switch side {
    case .left: break
    case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
    }
    return SetText(layout, style, measure: width)
  }

  private func write(_ text: PageText, _ style: TypeStyle, in layout: OpaquePointer) {
    let attributes = pango_attr_list_new()
    var whole = ""
    for run in text.runs {
      let start = whole.utf8.count
      whole += shown(run.text)
      for attribute in attributesOf(run.emphasis, style) {
        attribute.pointee.start_index = UInt32(start)
        attribute.pointee.end_index = UInt32(whole.utf8.count)
        pango_attr_list_insert(attributes, attribute)
      }
    }
    pango_layout_set_text(layout, whole, Int32(whole.utf8.count))
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }

  private func attributesOf(
    _ emphasis: PageText.Emphasis, _ style: TypeStyle
  ) -> [UnsafeMutablePointer<PangoAttribute>] {
    var attributes: [UnsafeMutablePointer<PangoAttribute>?] = [pango_attr_fallback_new(1)]
    switch emphasis {
    case .plain: attributes.append(foreground(style.ink))
    case .quiet: attributes.append(foreground(style.ink == .black ? .quiet : style.ink))
    case .strong:
      attributes += [foreground(style.ink), pango_attr_weight_new(PANGO_WEIGHT_BOLD)]
    }
    return attributes.compactMap(\.self)
  }

  private func foreground(_ ink: Ink) -> UnsafeMutablePointer<PangoAttribute>? {
    let color = ink.color
    return pango_attr_foreground_new(
      UInt16(color.red * 65535), UInt16(color.green * 65535), UInt16(color.blue * 65535))
  }

  private func choose(_ style: TypeStyle, for layout: OpaquePointer) {
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, "\(face.name), \(Self.eastAsian)")
    switch style.weight {
    case .regular: pango_font_description_set_weight(description, PANGO_WEIGHT_NORMAL)
    case .bold: pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD)
    }
    pango_font_description_set_absolute_size(
      description, style.size * face.scale * Double(PANGO_SCALE))
    pango_layout_set_font_description(layout, description)
  }
}

extension Typesetter {
  /// The text, with the number of each character that no font here can draw in its place.
  private func shown(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    if let known = written[text] { return known }
    let shown =
      lacksLetters(text)
      ? text.unicodeScalars.map { lacksLetters(String($0)) ? Self.number(of: $0) : String($0) }
        .joined() : text
    written[text] = shown
    return shown
  }

  private func lacksLetters(_ text: String) -> Bool {
    let layout: OpaquePointer = pango_layout_new(context)
    choose(.body, for: layout)
    pango_layout_set_text(layout, text, Int32(text.utf8.count))
    let tried = SetText(layout, .body, measure: nil)
    return pango_layout_get_unknown_glyphs_count(layout) > 0 || tried.hasPictures
  }

  private static func number(of scalar: Unicode.Scalar) -> String {
    "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
  }
}
