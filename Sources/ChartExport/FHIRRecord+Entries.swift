import Interview

extension FHIRRecord {
  func bundle(pdf: [UInt8]?) -> FHIR.Bundle {
    let told =
      [(Self.response, FHIR.Resource.response(responseResource))]
      + observations.map { ($0.role, .observation($0.resource)) }
      + [(Self.guidance, .guidance(guidanceResource))]
      + issues.map { ($0.role, .issue($0.resource)) }
      + [(Self.document, .document(documentResource(pdf: pdf)))]
    let provenance = provenanceResource(of: told.map { reference($0.0, $0.1.type) })
    return FHIR.Bundle(
      entry: [patientEntry, deviceEntry].compactMap(\.self)
        + told.map { entry($0.0, $0.1) } + [entry(Self.provenance, .provenance(provenance))])
  }

  /// A signed revision is made once; what may still change replaces what was sent before it.
  private func entry(_ role: String, _ resource: FHIR.Resource) -> FHIR.Entry {
    let search = search(for: role)
    let request =
      switch record.status {
      case .final, .amended:
        FHIR.Request(method: "POST", url: resource.type, ifNoneExist: search)
      case .preliminary, .void:
        FHIR.Request(method: "PUT", url: "\(resource.type)?\(search)")
      }
    return FHIR.Entry(fullUrl: url(role), resource: resource, request: request)
  }

  /// A provenance has no identifier in R4.
  private func search(for role: String) -> String {
    guard role == Self.provenance else {
      return Self.search(addresses.identifiers(role), key)
    }
    return "_tag=\(addresses.tags("export").inSearch)|\(key.inSearch)"
  }

  private var deviceEntry: FHIR.Entry? {
    made(Self.software, .device(deviceResource), by: deviceResource.identifier)
  }

  private var patientEntry: FHIR.Entry? {
    patientResource.flatMap { made(Self.patient, .patient($0), by: $0.identifier) }
  }

  /// What other sessions share is never changed by one of them.
  private func made(
    _ role: String, _ resource: FHIR.Resource, by identifiers: [FHIR.Identifier]
  ) -> FHIR.Entry? {
    identifiers.first.map { identifier in
      FHIR.Entry(
        fullUrl: url(role), resource: resource,
        request: FHIR.Request(
          method: "POST", url: resource.type,
          ifNoneExist: Self.search(identifier.system, identifier.value)))
    }
  }
}
