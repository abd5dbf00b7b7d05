/// What is wrong with a table; records are counted from 1, the header being the first.
enum CSVFault: Error, Hashable, Sendable {
  case byteOrderMark
  case notUTF8
  case unended(record: Int)
  case lineBreak(record: Int)
  case openQuote(record: Int)
  case strayQuote(record: Int)
  case header
  case fieldCount(record: Int, found: Int, expected: Int)
  case formula(record: Int, column: String)
  case harmful(record: Int, column: String)
  case content(record: Int, column: String)
  case missing(record: Int, column: String)
  case ofVoid(record: Int, column: String)
  case repeated(record: Int)
  case rowCount(found: Int, expected: Int)
  case foreignSession(record: Int)
  case misfit(record: Int, column: String)

  var sentence: String {
    switch self {
    case .byteOrderMark: "It begins with a byte order mark."
    case .notUTF8: "It is not UTF-8."
    case .unended(let record): "Record \(record) does not end with CR LF."
    case .lineBreak(let record): "Record \(record) holds a line break outside quotes."
    case .openQuote(let record): "Record \(record) opens a quote and does not close it."
    case .strayQuote(let record): "Record \(record) holds a quote where none can be."
    case .header: "Its header is not the one that was meant."
    case .fieldCount(let record, let found, let expected):
      "Record \(record) has \(found) fields instead of \(expected)."
    case .formula(let record, let column):
      "Record \(record) has something in \(column) that a spreadsheet would run."
    case .harmful(let record, let column):
      "Record \(record) has a control character in \(column)."
    case .content(let record, let column):
      "Record \(record) has something in \(column) that does not belong there."
    case .missing(let record, let column): "Record \(record) has nothing in \(column)."
    case .ofVoid(let record, let column):
      "Record \(record) is of a void session and has something in \(column)."
    case .repeated(let record): "Record \(record) is of the same thing as an earlier one."
    case .rowCount(let found, let expected):
      "It has \(found) rows of the \(expected) that were meant."
    case .foreignSession(let record): "Record \(record) is of a session that is not there."
    case .misfit(let record, let column):
      "Record \(record) has something in \(column) that does not fit its question."
    }
  }
}
