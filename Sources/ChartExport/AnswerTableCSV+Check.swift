import Interview
import Rules

extension AnswerTableCSV {
  /// Reads each answer back, and lets its question say whether it fits.
  static func faults(
    in bytes: [UInt8], _ columns: [Column], _ words: AnalysisVocabulary,
    _ privacy: Privacy.Word
  ) -> [CSVFault] {
    let check = CSVCheck(bytes, columns)
    guard check.faults.isEmpty else { return check.faults }
    var faults: [CSVFault] = []
    var seen: Set<[String]> = []
    for row in check.rows {
      guard let form = words.forms[row["session"]] else {
        faults.append(.foreignSession(record: row.record))
        continue
      }
      if !seen.insert([row["session"], row["item"]]).inserted {
        faults.append(.repeated(record: row.record))
      }
      if let column = misfit(row, form, privacy) {
        faults.append(.misfit(record: row.record, column: column))
      }
    }
    return faults
  }

  /// The first column that does not fit the others.
  private static func misfit(
    _ row: CSVCheck.Row, _ form: Form, _ privacy: Privacy.Word
  ) -> String? {
    guard row["questionnaire"] == form.name else { return "questionnaire" }
    guard let place = form.place(of: Item.ID(row["item"])) else { return "item" }
    let item = form.items[place]
    let section = form.section(of: place)
    guard row["section"] == section.id.text else { return "section" }
    guard row["question"] == item.ask[form.sourceLanguage].withoutControls else {
      return "question"
    }
    guard row["asked"] == section.respondent.rawValue else { return "asked" }
    guard row["unit"] == (item.unit ?? "").withoutControls else { return "unit" }
    guard let kind = AnalysisAnswer.Kind(rawValue: row["kind"]) else { return "kind" }
    let isUnanswered = row["standing"] == AnalysisAnswer.Word.unanswered.rawValue
    guard isUnanswered == (kind == .none) else { return "standing" }
    return misfit(row, kind, form, at: place, privacy)
  }

  private static func misfit(
    _ row: CSVCheck.Row, _ kind: AnalysisAnswer.Kind, _ form: Form, at place: Int,
    _ privacy: Privacy.Word
  ) -> String? {
    let filled = ["codes", "number", "text"].filter { !row[$0].isEmpty }
    switch kind {
    case .none, .leftOut, .grouped:
      guard filled.isEmpty else { return filled.first }
      return row["label"].isEmpty ? nil : "label"
    case .codes:
      let codes = row["codes"].split(separator: ";").map { Option.Code(String($0)) }
      guard filled == ["codes"], let fitting = form.reads(.codes(codes), at: place) else {
        return "codes"
      }
      let label = form.words(for: fitting, at: place, in: form.sourceLanguage)
      return row["label"] == label.withoutControls ? nil : "label"
    case .number:
      guard filled == ["number"], let number = Double(row["number"]),
        form.reads(.number(number), at: place) != nil,
        privacy.tells(number, of: form.items[place])
      else { return "number" }
      return row["label"].isEmpty ? nil : "label"
    case .text:
      guard filled.allSatisfy({ $0 == "text" }), form.items[place].isText else { return "text" }
      return row["label"].isEmpty ? nil : "label"
    }
  }
}

extension Form {
  /// The fitting answer, or nothing where it does not fit.
  func reads(_ answer: Answer, at place: Int) -> FittingAnswer? {
    do {
      return try fitting(answer, at: place)
    } catch {
      return nil
    }
  }
}

extension Item {
  var isText: Bool {
    switch kind {
    case .text: true
    case .one, .oneOfPicked, .many, .scale, .number: false
    }
  }
}
