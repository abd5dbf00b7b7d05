import Interview

/// A text note for fields that take nothing but ASCII: the same words, in 80 columns.
package enum ASCIINote {
  package static let format = "ASCII text"

  /// What has no likeness becomes a question mark, and a last line says how many did.
  package static func text(of note: TextNote) throws(ChartRefusal) -> String {
    let text = text(of: note.text, in: note.language)
    let faults = faults(in: text)
    guard faults.isEmpty else {
      throw .failedCheck(format: format, faults: faults.prefix(5).map(\.sentence))
    }
    return text
  }

  static func text(of note: String, in language: Language) -> String {
    var unlike = 0
    var lines: [String] = []
    for line in note.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      lines += wrapped(Likeness.ascii(String(line), &unlike))
    }
    if unlike > 0 { lines += ["", sentence(for: unlike, in: language)] }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func sentence(for count: Int, in language: Language) -> String {
    switch (language.code, count) {
    case ("es", 1): "1 signo no se puede escribir en ASCII y figura como ?."
    case ("es", _): "\(count) signos no se pueden escribir en ASCII y figuran como ?."
    case (_, 1): "1 character cannot be written in ASCII and stands as ?."
    case (_, _): "\(count) characters cannot be written in ASCII and stand as ?."
    }
  }

  /// Only a line that has grown too wide is broken, under the beginning of its words.
  private static func wrapped(_ line: String) -> [String] {
    var lines: [String] = []
    var rest = Array(line.utf8)
    let hang = hang(of: rest)
    while rest.count > NoteLines.columns {
      let gap = rest[...NoteLines.columns].lastIndex(of: space) ?? 0
      let end = gap > hang ? gap : NoteLines.columns
      lines.append(trimmed(rest[..<end]))
      let words = rest[end...].drop { $0 == space }
      rest = Array(repeating: space, count: hang) + words
    }
    return lines + [trimmed(rest[...])]
  }

  /// Where the words begin: after a mark, a label or blanks.
  private static func hang(of line: [UInt8]) -> Int {
    let blanks = line.prefix { $0 == space }.count
    if line[blanks...].starts(with: "- ".utf8) { return blanks + 2 }
    guard blanks == 0, let colon = line.prefix(longestLabel).firstIndex(of: UInt8(ascii: ":")),
      line[(colon + 1)...].first == space
    else { return blanks }
    return min(colon + 1 + line[(colon + 1)...].prefix { $0 == space }.count, NoteLines.columns / 2)
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> String {
    let end = line.lastIndex { $0 != space }.map { $0 + 1 } ?? line.startIndex
    return String(decoding: line[..<end], as: UTF8.self)
  }

  private static let space = UInt8(ascii: " ")
  private static let longestLabel = 24
}
