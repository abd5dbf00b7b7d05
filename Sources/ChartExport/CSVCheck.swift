import Interview

/// Reads a table back, and says what is wrong with it before anybody else can.
struct CSVCheck: Sendable {
  private(set) var rows: [Row] = []
  private(set) var faults: [CSVFault] = []

  struct Row: Sendable {
    /// Counted from 1, the header being the first.
    let record: Int
    /// By column, as they were before they were made harmless.
    let fields: [String: String]

    subscript(column: String) -> String { fields[column] ?? "" }
  }

  init<Subject>(_ bytes: [UInt8], _ columns: [CSVColumn<Subject>]) {
    do throws(CSVFault) {
      let records = try CSVReader.records(of: bytes)
      check(records, columns)
    } catch {
      faults.append(error)
    }
  }

  private mutating func check<Subject>(_ records: [[String]], _ columns: [CSVColumn<Subject>]) {
    guard records.first == columns.map(\.name) else {
      faults.append(.header)
      return
    }
    for (order, cells) in records.enumerated().dropFirst() {
      let record = order + 1
      guard cells.count == columns.count else {
        faults.append(
          .fieldCount(record: record, found: cells.count, expected: columns.count))
        continue
      }
      let fields = Dictionary(
        zip(columns.map(\.name), cells.map(CSVField.read)), uniquingKeysWith: { first, _ in first })
      let row = Row(record: record, fields: fields)
      for (column, cell) in zip(columns, cells) { check(cell, column, row) }
      rows.append(row)
    }
  }

  private mutating func check<Subject>(_ cell: String, _ column: CSVColumn<Subject>, _ row: Row) {
    let record = row.record
    let name = column.name
    if CSVField.isFormula(cell) { faults.append(.formula(record: record, column: name)) }
    if CSVField.isHarmful(cell) { faults.append(.harmful(record: record, column: name)) }
    let isVoid = row[SessionTableCSV.statusColumn] == ChartStatus.void.rawValue
    guard !cell.isEmpty else {
      let isMissing =
        switch column.need {
        case .always: true
        case .unlessVoid: !isVoid
        case .free, .freeUnlessVoid: false
        }
      if isMissing { faults.append(.missing(record: record, column: name)) }
      return
    }
    switch column.need {
    case .always, .free: break
    case .unlessVoid, .freeUnlessVoid:
      if isVoid { faults.append(.ofVoid(record: record, column: name)) }
    }
    if !column.content.admits(row[name]) {
      faults.append(.content(record: record, column: name))
    }
  }
}
