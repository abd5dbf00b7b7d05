import Interview

/// Makes the resources of one fact.
struct FHIRAuditWriter: Sendable {
  let settings: ChartSettings
  let store: String
  let machine: String
  let patients: FHIRAuditLog.PatientNaming

  func resources(of fact: AuditFact) -> [FHIR.AuditEvent] {
    guard !fact.subjects.isEmpty else { return [resource(of: fact, nil, number: 0)] }
    return fact.subjects.enumerated().map { resource(of: fact, $1, number: $0) }
  }

  private func resource(
    of fact: AuditFact, _ subject: AuditFact.Subject?, number: Int
  ) -> FHIR.AuditEvent {
    let kind = FHIRAuditKind(fact.act)
    let name = "\(settings.base)/AuditEvent/\(store).\(fact.sequence).\(number)"
    return FHIR.AuditEvent(
      id: ChartUUID(address: name).text,
      meta: subject == nil ? nil : kind.profile.map { FHIR.Profiles(profile: [$0]) },
      type: kind.type, subtype: kind.subtypes.isEmpty ? nil : kind.subtypes, action: kind.action,
      recorded: fact.at.isoText, outcome: kind.outcome, outcomeDesc: fact.act.words.fhirText,
      agent: agents(of: fact, kind),
      source: FHIR.AuditSource(
        site: settings.facility, observer: storeReference,
        type: [
          FHIR.Coding(
            "http://terminology.hl7.org/CodeSystem/security-source-type", "4",
            "Application Server")
        ]),
      entity: subject.map { entities(of: $0, fact.act, kind) })
  }
}

// MARK: - Who

extension FHIRAuditWriter {
  /// The program that was used, the store, and who used it.
  private func agents(of fact: AuditFact, _ kind: FHIRAuditKind) -> [FHIR.AuditAgent] {
    let network = FHIR.AuditNetwork(address: machine)
    let user = user(fact.actor, kind)
    var agents = [
      FHIR.AuditAgent(
        type: kind.clientRole, who: program(fact.actor), requestor: user == nil, network: network),
      FHIR.AuditAgent(
        type: kind.serverRole, who: recipient(of: fact.act) ?? storeReference, requestor: false,
        network: recipient(of: fact.act) == nil ? network : nil),
    ]
    if let user { agents.append(user) }
    return agents
  }

  private func user(_ actor: AuditFact.Actor, _ kind: FHIRAuditKind) -> FHIR.AuditAgent? {
    switch actor {
    case .staff(let id, let name):
      FHIR.AuditAgent(
        type: kind.userRole,
        who: FHIR.Reference(type: "Practitioner", identifier: identifier("staff", id.text)),
        name: name.fhirText, requestor: true)
    case .account(let account):
      FHIR.AuditAgent(
        type: kind.userRole,
        who: FHIR.Reference(identifier: identifier("account", account.fhirText)), requestor: true)
    case .kiosk, .program: nil
    }
  }

  private func program(_ actor: AuditFact.Actor) -> FHIR.Reference {
    let name =
      switch actor {
      case .staff: "Candidacy desk"
      case .account: "Candidacy command line"
      case .kiosk: "Candidacy kiosk"
      case .program: "Candidacy"
      }
    return FHIR.Reference(
      type: "Device", identifier: identifier("software", "candidacy"), display: name)
  }

  private var storeReference: FHIR.Reference {
    FHIR.Reference(
      type: "Device", identifier: identifier("store", store), display: "Candidacy store")
  }

  /// Whom records went to; where that is on the network is not on record.
  private func recipient(of act: AuditFact.Act) -> FHIR.Reference? {
    switch act {
    case .delivery(_, let target, _):
      FHIR.Reference(identifier: identifier("target", target.fhirText))
    case .exported(let format), .failedExport(let format):
      FHIR.Reference(display: "A file or a stream (\(format.fhirText))")
    case .begun, .codeEntered, .submitted, .closed, .viewed, .claimed, .released, .identified,
      .entered, .cleared, .amended, .undone, .acknowledged, .codeGiven, .interviewEnded, .signed,
      .voided, .destroyed, .triedPIN, .signedIn, .lockedDesk, .signedOut, .addedStaff,
      .changedPIN, .disabledStaff, .read, .listed, .readAudit, .exportedAudit, .failedAuditExport,
      .verified,
      .backedUp, .restored, .destroyedSessions, .changedStaff, .protectedKey, .rotatedKey,
      .recoveredKey,
      .madeStore, .sealedKeysAnew, .migrated, .unreadable:
      nil
    }
  }
}

// MARK: - What

extension FHIRAuditWriter {
  private func entities(
    of subject: AuditFact.Subject, _ act: AuditFact.Act, _ kind: FHIRAuditKind
  ) -> [FHIR.AuditEntity] {
    let types = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
    let roles = "http://terminology.hl7.org/CodeSystem/object-role"
    let data =
      subject.session.map { identifier("session", $0.text) }
      ?? identifier("ticket", String(subject.ticket))
    return [
      FHIR.AuditEntity(
        what: FHIR.Reference(type: "Patient", identifier: patient(of: subject)),
        type: FHIR.Coding(types, "1", "Person"), role: FHIR.Coding(roles, "1", "Patient")),
      FHIR.AuditEntity(
        what: FHIR.Reference(type: "QuestionnaireResponse", identifier: data),
        type: FHIR.Coding(types, "2", "System Object"),
        role: FHIR.Coding(roles, "4", "Domain Resource")),
    ] + [act.item.map { item(types, $0) }].compactMap(\.self)
  }

  /// The question that was changed; its answer is nowhere here.
  private func item(_ types: String, _ item: Item.ID) -> FHIR.AuditEntity {
    FHIR.AuditEntity(
      what: FHIR.Reference(identifier: identifier("item", item.text)),
      type: FHIR.Coding(types, "4", "Other"))
  }

  private func patient(of subject: AuditFact.Subject) -> FHIR.Identifier {
    switch (patients, subject.recordNumber) {
    case (.recordNumber, let number?):
      FHIR.Identifier(system: settings.recordNumberSystem, value: number)
    case (.recordNumber, nil), (.ticket, _): identifier("ticket", String(subject.ticket))
    }
  }

  private func identifier(_ role: String, _ value: String) -> FHIR.Identifier {
    FHIR.Identifier(system: "\(settings.base)/sid/\(role)", value: value)
  }
}
