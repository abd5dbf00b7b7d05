/// Writes rows under a header.
enum CSVText {
  static func bytes<Row>(of rows: [Row], in columns: [CSVColumn<Row>]) -> [UInt8] {
    var bytes = record(columns.map(\.name))
    for row in rows { bytes += record(columns.map { $0.text(row) ?? "" }) }
    return bytes
  }

  private static func record(_ texts: [String]) -> [UInt8] {
    Array((texts.map(CSVField.written).joined(separator: ",") + "\r\n").utf8)
  }
}
