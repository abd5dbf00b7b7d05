extension SessionTableCSV {
  static func faults(
    in bytes: [UInt8], _ columns: [Column], _ words: AnalysisVocabulary
  ) -> [CSVFault] {
    let check = CSVCheck(bytes, columns)
    guard check.faults.isEmpty else { return check.faults }
    var faults: [CSVFault] = []
    var seen: Set<String> = []
    for row in check.rows {
      let session = row["session"]
      if !seen.insert(session).inserted { faults.append(.repeated(record: row.record)) }
      guard let form = words.forms[session] else {
        faults.append(.foreignSession(record: row.record))
        continue
      }
      if row["questionnaire"] != form.name {
        faults.append(.misfit(record: row.record, column: "questionnaire"))
      }
    }
    if check.rows.count != words.forms.count {
      faults.append(.rowCount(found: check.rows.count, expected: words.forms.count))
    }
    return faults
  }
}
