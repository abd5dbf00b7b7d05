import Interview

extension FHIRRecord {
  static let provenance = "provenance"

  /// Who gave, entered, assembled and checked everything else in the bundle.
  func provenanceResource(of targets: [FHIR.Reference]) -> FHIR.Provenance {
    FHIR.Provenance(
      meta: meta(.provenance), target: targets, recorded: recordedAt,
      activity: FHIR.CodeableConcept(
        FHIR.Coding("http://terminology.hl7.org/CodeSystem/v3-DataOperation", activity)),
      agent: agents, entity: entities)
  }

  private var activity: String {
    switch record.status {
    case .preliminary, .final: "CREATE"
    case .amended: "UPDATE"
    case .void: "NULLIFY"
    }
  }

  private var agents: [FHIR.Provenance.Agent] {
    let enterers = Set(record.review.histories.values.joined().compactMap(\.by)).sorted()
    var agents = [agent("author", source), agent("assembler", device, for: facility)]
    agents += enterers.map { agent("enterer", practitioner($0), for: facility) }
    if let signer { agents.append(agent("verifier", signer, for: facility)) }
    if let voiding = record.review.voiding {
      agents.append(agent("performer", practitioner(voiding.by), for: facility))
    }
    return agents
  }

  private func agent(
    _ type: String, _ who: FHIR.Reference, for organization: FHIR.Reference? = nil
  ) -> FHIR.Provenance.Agent {
    let system = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
    return FHIR.Provenance.Agent(
      type: FHIR.CodeableConcept(FHIR.Coding(system, type)), who: who, onBehalfOf: organization)
  }

  private var entities: [FHIR.Provenance.Entity] {
    let digests = [record.digest] + otherRules
    let rules = digests.map { digest in
      entity("source", addresses.identifiers("rules-sha256"), digest, addresses.rulesCanonical)
    }
    let earlier = replacedKey.map { key in
      entity("revision", addresses.identifiers(Self.response), key, nil)
    }
    return rules + [earlier].compactMap(\.self)
  }

  private func entity(
    _ role: String, _ system: String, _ value: String, _ display: String?
  ) -> FHIR.Provenance.Entity {
    FHIR.Provenance.Entity(
      role: role,
      what: FHIR.Reference(
        identifier: FHIR.Identifier(system: system, value: value), display: display))
  }
}
