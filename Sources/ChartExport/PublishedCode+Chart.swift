import Interview

extension PublishedCode {
  var coding: FHIR.Coding { FHIR.Coding(system.address, code) }

  /// With the question's own words, which need no licence.
  func coding(named words: String) -> HL7Coding {
    HL7Coding(code: code, text: words, system: system.tableName)
  }
}

extension PublishedCode.System {
  var address: String {
    switch self {
    case .loinc: "http://loinc.org"
    }
  }

  /// HL7's table 0396.
  fileprivate var tableName: String {
    switch self {
    case .loinc: "LN"
    }
  }
}
