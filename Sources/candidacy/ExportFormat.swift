import ArgumentParser

/// What sessions can be written as.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case fhir
  case hl7v2
  case mdm
  case pdf
  case csv
  case ndjson

  /// Either a document for each session, or all sessions in one.
  enum Kind: Hashable {
    case document(ChartFormat)
    case tables
    case lines
  }

  var kind: Kind {
    switch self {
    case .text: .document(.text)
    case .fhir: .document(.fhir)
    case .hl7v2: .document(.hl7v2)
    case .mdm: .document(.mdm)
    case .pdf: .document(.pdf)
    case .csv: .tables
    case .ndjson: .lines
    }
  }
}

extension ChartFormat {
  /// How the names of such files end.
  var ending: String {
    switch self {
    case .text: "txt"
    case .fhir: "json"
    case .hl7v2, .mdm: "hl7"
    case .pdf: "pdf"
    }
  }
}

/// Which of the two tables.
enum ExportTable: String, ExpressibleByArgument, CaseIterable {
  case sessions
  case answers
}
