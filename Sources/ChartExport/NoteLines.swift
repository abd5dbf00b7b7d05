/// Lines of at most 80 columns, made of words that wrap under their own beginning.
package struct NoteLines {
  package static let columns = 80

  private var lines: [String] = []

  package init() {}

  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// A heading in capitals, with an empty line above it.
  package mutating func section(_ title: String) {
    if !lines.isEmpty { lines.append("") }
    paragraph(title.uppercased())
  }

  package mutating func paragraph(_ text: String) {
    add(text, after: "", under: "")
  }

  package mutating func bullet(_ text: String) {
    add(text, after: "- ", under: "  ")
  }

  package mutating func below(_ text: String) {
    add(text, after: "    ", under: "    ")
  }

  /// A label and its value, wrapped under the value.
  package mutating func field(_ label: String, _ value: String, labelWidth: Int) {
    let start = label + ":"
    let padding = String(repeating: " ", count: max(1, labelWidth + 2 - start.noteWidth))
    add(value, after: start + padding, under: String(repeating: " ", count: labelWidth + 2))
  }

  private mutating func add(_ text: String, after first: String, under rest: String) {
    var start = first
    for part in text.split(whereSeparator: \.isNewline) {
      var line = start
      var isEmpty = true
      for word in part.split(whereSeparator: \.isWhitespace) {
        for piece in String(word).notePieces(columns: Self.columns - rest.noteWidth) {
          let gap = isEmpty ? 0 : 1
          if !isEmpty, line.noteWidth + gap + piece.noteWidth > Self.columns {
            lines.append(line)
            line = rest
            isEmpty = true
          }
          line += isEmpty ? piece : " " + piece
          isEmpty = false
        }
      }
      if !isEmpty {
        lines.append(line)
        start = rest
      }
    }
  }
}
