import CCairoPango

extension SetText {
  /// Whether pictures in colours would stand for some of its letters, which no archive takes.
  var hasPictures: Bool { Press.turn { layout.hasPictures } }
}

extension OpaquePointer {
  fileprivate var hasPictures: Bool {
    pango_layout_get_lines_readonly(self).entries(of: PangoLayoutLine.self).contains { line in
      line.pointee.runs.entries(of: PangoLayoutRun.self).contains { run in
        pango_font_get_hb_font(run.pointee.item.pointee.analysis.font).map(Self.isColored) ?? false
      }
    }
  }

  private static func isColored(_ font: OpaquePointer) -> Bool {
    guard let face = hb_font_get_face(font) else { return false }
    return [hb_ot_color_has_png(face), hb_ot_color_has_layers(face), hb_ot_color_has_svg(face)]
      .contains { $0 != 0 }
  }
}

extension UnsafeMutablePointer<GSList>? {
  /// What a list of these holds, from its first entry on.
  fileprivate func entries<Entry>(of type: Entry.Type) -> [UnsafeMutablePointer<Entry>] {
    sequence(state: self) { list -> UnsafeMutableRawPointer? in
      guard let entry = list else { return nil }
      list = entry.pointee.next
      return entry.pointee.data
    }
    .map { $0.assumingMemoryBound(to: type) }
  }
}
