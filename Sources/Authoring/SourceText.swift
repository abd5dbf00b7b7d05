/// The text of one file, for finding lines and the length of what stands at a place.
struct SourceText: Sendable {
  let text: String

  /// Missing when the bytes are no UTF-8. Line ends become `\n`, a byte order mark is dropped.
  init?(_ bytes: [UInt8]) {
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let rest = marked ? bytes.dropFirst(3) : bytes[...]
    guard rest.contains(UInt8(ascii: "\r")) else {
      guard let text = String(validating: rest, as: UTF8.self) else { return nil }
      self.text = text
      return
    }
    var tidy: [UInt8] = []
    tidy.reserveCapacity(rest.count)
    var last: UInt8 = 0
    for byte in rest {
      switch byte {
      case UInt8(ascii: "\r"): tidy.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\n") where last == UInt8(ascii: "\r"): break
      default: tidy.append(byte)
      }
      last = byte
    }
    guard let text = String(validating: tidy, as: UTF8.self) else { return nil }
    self.text = text
  }

  func lines() -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Substring($0) }
  }

  /// The same place, or the last that exists where a parser points behind the end.
  func mark(nearestTo mark: SourceMark) -> SourceMark {
    let lines = lines()
    guard mark.line > lines.count || lines[mark.line - 1].isBlank else { return mark }
    let written = lines.prefix(mark.line).lastIndex { !$0.isBlank } ?? 0
    let column = lines[written].unicodeScalars.count + 1
    return SourceMark(file: mark.file, line: written + 1, column: column)
  }

  /// Where the same key stands again in the same mapping.
  func secondOccurrence(of key: String, after first: SourceMark) -> SourceMark? {
    var column = first.column - 1 + max(1, key.unicodeScalars.count)
    let spellings = [key, "\"\(key)\"", "'\(key)'"].map { Array($0.unicodeScalars) }
    for (order, line) in lines().enumerated().dropFirst(first.line - 1) {
      let scalars = Array(line.unicodeScalars)
      while column < scalars.count {
        for spelling in spellings where scalars[column...].starts(with: spelling) {
          let end = column + spelling.count
          let before = column == 0 ? " " : scalars[column - 1]
          guard scalars[min(end, scalars.count)...].first(where: { $0 != " " }) == ":",
            " {,\"'".unicodeScalars.contains(before)
          else { continue }
          let isBlock = scalars[..<column].allSatisfy { $0 == " " }
          if !isBlock || column == first.column - 1 {
            return SourceMark(
              file: first.file, line: order + 1, column: column + 1, extent: spelling.count)
          }
        }
        column += 1
      }
      column = 0
    }
    return nil
  }
}

extension Substring {
  fileprivate var isBlank: Bool { utf8.allSatisfy { $0 == UInt8(ascii: " ") } }
}
