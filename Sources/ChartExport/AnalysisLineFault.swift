/// What is wrong with a file of lines, which are counted from 1.
enum AnalysisLineFault: Hashable, Sendable {
  case notUTF8
  case byteOrderMark
  case unended
  case notJSON(line: Int)
  /// It says the right thing in another way.
  case notCanonical(line: Int)
  case missing(line: Int, key: String)
  case foreign(line: Int)
  case content(line: Int, key: String)
  case repeated(line: Int)
  case foreignSession(line: Int)
  case lineCount(found: Int, expected: Int)

  var sentence: String {
    switch self {
    case .notUTF8: "It is not UTF-8."
    case .byteOrderMark: "It begins with a byte order mark."
    case .unended: "Its last line does not end with a line feed."
    case .notJSON(let line): "Line \(line) is not a JSON object."
    case .notCanonical(let line): "Line \(line) is not written as it was meant."
    case .missing(let line, let key): "Line \(line) has no \(key)."
    case .foreign(let line): "Line \(line) has a key that does not belong there."
    case .content(let line, let key):
      "Line \(line) has something in \(key) that does not belong there."
    case .repeated(let line): "Line \(line) is of the same session as an earlier one."
    case .foreignSession(let line): "Line \(line) is of a session that is not there."
    case .lineCount(let found, let expected):
      "It has \(found) lines of the \(expected) that were meant."
    }
  }
}
