import Interview

extension StaffActFormat1 {
  init(_ entry: StaffEntry) {
    let by = entry.by.text
    switch entry.act {
    case .received: self.init(.received, Payload(by: by))
    case .viewed: self.init(.viewed, Payload(by: by))
    case .claimed(let station): self.init(.claimed, Payload(by: by, station: station.text))
    case .released: self.init(.released, Payload(by: by))
    case .identified(let identity):
      self.init(.identified, Payload(by: by, identity: Identity(identity)))
    case .entered(let item, let answer): self.init(.entered, Payload(by: by, item, answer))
    case .cleared(let item): self.init(.cleared, Payload(by: by, item: item.text))
    case .amended(let item, let answer, let reason):
      var payload =
        answer.map { Payload(by: by, item, $0) }
        ?? Payload(by: by, item: item.text, removed: .answer)
      payload.reason = reason
      self.init(.amended, payload)
    case .undone(let item): self.init(.undone, Payload(by: by, item: item.text))
    case .acknowledged(let acknowledgement):
      self.init(
        .acknowledged,
        Payload(
          by: by, initials: acknowledgement.initials, alert: Alert(acknowledgement.alert),
          delayMilliseconds: acknowledgement.delayMilliseconds))
    case .codeGiven(let code): self.init(.codeGiven, Payload(by: by, code: code.digits))
    case .interviewEnded: self.init(.interviewEnded, Payload(by: by))
    case .signed(let verdict):
      self.init(.signed, Payload(by: by, outcome: verdict.outcome, rule: verdict.rule))
    case .voided(let reason): self.init(.voided, Payload(by: by, reason: reason))
    case .exported(let format): self.init(.exported, Payload(by: by, format: Format(format)))
    }
  }

  /// The entry, or nothing where the payload does not have exactly the parts of its kind.
  var entry: StaffEntry? {
    act.map { StaffEntry(by: StaffMember.ID(payload.by), $0) }
  }

  private var act: StaffAct? {
    switch kind {
    case .received: .received
    case .viewed: .viewed
    case .claimed: payload.station.map { .claimed(Station($0)) }
    case .released: .released
    case .identified: payload.identity.flatMap(\.identity).map(StaffAct.identified)
    case .entered: payload.entered
    case .cleared: payload.itemID.map(StaffAct.cleared)
    case .amended: payload.amended
    case .undone: payload.itemID.map(StaffAct.undone)
    case .acknowledged: payload.acknowledgement.map(StaffAct.acknowledged)
    case .codeGiven: payload.accessCode.map(StaffAct.codeGiven)
    case .interviewEnded: .interviewEnded
    case .signed: payload.verdict.map(StaffAct.signed)
    case .voided: payload.reason.map { .voided(reason: $0) }
    case .exported: payload.format.map { .exported($0.format) }
    }
  }
}

extension StaffActFormat1.Payload {
  fileprivate init(by: String, _ item: Item.ID, _ answer: Answer) {
    let parts = AnswerParts(answer)
    self.init(
      by: by, item: item.text, codes: parts.codes, number: parts.number, text: parts.text)
  }

  fileprivate var itemID: Item.ID? { item.map { Item.ID($0) } }

  private var parts: AnswerParts { AnswerParts(codes: codes, number: number, text: text) }

  fileprivate var entered: StaffAct? {
    guard let itemID, let answer = parts.answer else { return nil }
    return .entered(itemID, answer)
  }

  fileprivate var amended: StaffAct? {
    guard let itemID, let reason else { return nil }
    switch removed {
    case nil:
      guard let answer = parts.answer else { return nil }
      return .amended(itemID, answer, reason: reason)
    case .answer:
      guard codes == nil, number == nil, text == nil else { return nil }
      return .amended(itemID, nil, reason: reason)
    }
  }

  fileprivate var acknowledgement: StaffAct.Acknowledgement? {
    guard let initials, let alert, let delayMilliseconds else { return nil }
    return StaffAct.Acknowledgement(
      initials: initials, alert: alert.alert, delayMilliseconds: delayMilliseconds)
  }

  /// A reader's own spaces are not how codes are stored.
  fileprivate var accessCode: AccessCode? {
    guard let code, let read = AccessCode(code), read.digits == code else { return nil }
    return read
  }

  fileprivate var verdict: SessionEvent.Verdict? {
    guard let outcome, let rule else { return nil }
    return SessionEvent.Verdict(outcome: outcome, rule: rule)
  }
}

extension StaffActFormat1.Identity {
  fileprivate init(_ identity: PatientIdentity) {
    self.init(
      recordNumber: identity.recordNumber, name: identity.name,
      birthDate: identity.birthDate?.text)
  }

  fileprivate var identity: PatientIdentity? {
    guard let birthDate else {
      return PatientIdentity(recordNumber: recordNumber, name: name, birthDate: nil)
    }
    guard let date = CalendarDate(birthDate) else { return nil }
    return PatientIdentity(recordNumber: recordNumber, name: name, birthDate: date)
  }
}

extension StaffActFormat1.Alert {
  fileprivate init(_ alert: Alert) {
    switch alert {
    case .staff: self = .staff
    case .emergency: self = .emergency
    }
  }

  fileprivate var alert: Alert {
    switch self {
    case .staff: .staff
    case .emergency: .emergency
    }
  }
}

extension StaffActFormat1.Format {
  init(_ format: ExportedFormat) {
    switch format {
    case .text: self = .text
    case .fhir: self = .fhir
    case .hl7v2: self = .hl7v2
    case .mdm: self = .mdm
    case .pdf: self = .pdf
    case .csv: self = .csv
    case .ndjson: self = .ndjson
    }
  }

  var format: ExportedFormat {
    switch self {
    case .text: .text
    case .fhir: .fhir
    case .hl7v2: .hl7v2
    case .mdm: .mdm
    case .pdf: .pdf
    case .csv: .csv
    case .ndjson: .ndjson
    }
  }
}
