extension HL7Check {
  /// Places that say the same thing say it alike.
  func agreementFaults(in reading: HL7Reading) -> [HL7Fault] {
    let header = reading.first(.header)
    let event = reading.first(.event)
    let request = reading.first(.request)
    let document = reading.first(.document)
    var faults = differences(event, 2, header, 7) + differences(document, 6, header, 7)
    faults += differences(reading.first(.order), 3, request, 3)
    faults += differences(request, 22, header, 7)
    faults += statusFaults(in: reading)
    if let document {
      let holdsPDF = reading.all(.observation).contains { $0[2] == "ED" }
      if holdsPDF != (document[3] == "AP") { faults.append(.notAllowed(document.place(3))) }
      if document[12] == document[13] { faults.append(.repeated(document.place(13))) }
    }
    return faults
  }

  /// The receiver has to find the patient, unless somebody said that there is none.
  func patientFaults(in reading: HL7Reading) -> [HL7Fault] {
    guard identity == .required, let patient = reading.first(.patient) else { return [] }
    switch profile.matching {
    case .recordNumber:
      let type = patient[3].components.last
      return type.map { $0 == profile.recordNumbers.type } == true ? [] : [.noRecordNumber]
    case .nameAndBirthDate:
      let names = patient[5].components.prefix(2)
      let isComplete =
        names.count == 2 && names.allSatisfy { !$0.isEmpty } && !patient[7].isEmpty
      return isComplete ? [] : [.noNameOrBirthDate]
    }
  }

  private func differences(
    _ one: HL7Reading.Segment?, _ field: Int, _ other: HL7Reading.Segment?, _ otherField: Int
  ) -> [HL7Fault] {
    guard let one, let other, one[field] != other[otherField] else { return [] }
    return [.differs(one.place(field), from: other.place(otherField))]
  }

  /// Every observation is as final as the whole.
  private func statusFaults(in reading: HL7Reading) -> [HL7Fault] {
    let whole: HL7Fault.Place
    let expected: [Substring]
    if let request = reading.first(.request) {
      whole = request.place(25)
      expected = request[25] == "X" ? ["W"] : [request[25]]
    } else if let document = reading.first(.document) {
      whole = document.place(17)
      expected = expectedStatuses(of: document)
      if (document[17] == "AU") == document[22].isEmpty {
        return [.differs(document.place(22), from: document.place(17))]
      }
    } else {
      return []
    }
    return reading.all(.observation).filter { !expected.contains($0[11]) }
      .map { .differs($0.place(11), from: whole) }
  }

  private func expectedStatuses(of document: HL7Reading.Segment) -> [Substring] {
    switch (document[17], document[19]) {
    case ("IP", "AV"): ["P"]
    case ("AU", "AV"): ["F", "C"]
    case ("DO", "CA"): ["W"]
    case _: []
    }
  }
}

extension HL7Reading {
  fileprivate func first(_ name: HL7Segment.Name) -> Segment? {
    segments.first { $0.name == name.rawValue }
  }

  fileprivate func all(_ name: HL7Segment.Name) -> [Segment] {
    segments.filter { $0.name == name.rawValue }
  }
}
