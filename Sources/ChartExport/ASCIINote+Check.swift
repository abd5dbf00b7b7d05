extension ASCIINote {
  /// What is wrong with a note; lines are counted from 1.
  enum Fault: Hashable, Sendable {
    case empty
    case unended
    case notASCII(line: Int)
    case control(line: Int)
    case tooWide(line: Int)
    case blankAtEnd(line: Int)

    var sentence: String {
      switch self {
      case .empty: "It says nothing."
      case .unended: "Its last line does not end with a line feed."
      case .notASCII(let line): "Line \(line) is not ASCII."
      case .control(let line): "Line \(line) holds a control character."
      case .tooWide(let line): "Line \(line) is wider than \(NoteLines.columns) columns."
      case .blankAtEnd(let line): "Line \(line) ends in a blank."
      }
    }
  }

  static func faults(in note: String) -> [Fault] {
    guard !note.isEmpty else { return [.empty] }
    guard note.utf8.last == UInt8(ascii: "\n") else { return [.unended] }
    let lines = note.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.dropLast().enumerated().flatMap { order, line in
      faults(in: line, number: order + 1)
    }
  }

  private static func faults(in line: Substring.UTF8View, number: Int) -> [Fault] {
    var faults: [Fault] = []
    if line.contains(where: { $0 >= 0x80 }) { faults.append(.notASCII(line: number)) }
    if line.contains(where: { $0 < 0x20 || $0 == 0x7F }) { faults.append(.control(line: number)) }
    if line.count > NoteLines.columns { faults.append(.tooWide(line: number)) }
    if line.last == UInt8(ascii: " ") { faults.append(.blankAtEnd(line: number)) }
    return faults
  }
}
