import Interview

extension FHIRRecord {
  static let software = "software"
  static let patient = "patient"

  /// The patient; in words alone where nobody has given a record number.
  var subject: FHIR.Reference {
    let display = subjectWords
    guard let number = record.review.identity?.recordNumber else {
      return FHIR.Reference(type: "Patient", display: display)
    }
    switch patientRule {
    case .mustExist:
      let search = FHIRRecord.search(settings.recordNumberSystem, number)
      return FHIR.Reference(reference: "Patient?\(search)", type: "Patient", display: display)
    case .createdIfMissing:
      return FHIR.Reference(reference: url(Self.patient), type: "Patient", display: display)
    }
  }

  private var subjectWords: String {
    let identity = record.review.identity
    let words = [identity?.name, identity?.birthDate?.text].compactMap { $0?.fhirText }
    if words.isEmpty { return identity?.recordNumber ?? notePhrases.notIdentified }
    return words.joined(separator: ", ")
  }

  /// Who gave the answers.
  var source: FHIR.Reference {
    guard let (option, respondent) = namedRespondent else { return subject }
    let words = option.label[language]
    switch respondent {
    case .relatedPerson: return FHIR.Reference(type: "RelatedPerson", display: words)
    case .staff:
      return record.review.receivedBy.map { practitioner($0) }
        ?? FHIR.Reference(type: "Practitioner", display: words)
    }
  }

  private var namedRespondent: (Option, FHIRRespondent)? {
    for (place, item) in form.items.enumerated() where item.atDesk == .respondent {
      guard case .picked(let picks)? = sheet[place] else { continue }
      for option in picks.places.map({ form.options(of: place)[$0] }) {
        if let respondent = FHIRRespondent(option.code) { return (option, respondent) }
      }
    }
    return nil
  }

  /// Who put the answers in.
  var author: FHIR.Reference {
    guard record.isAskedByStaff, let staff = record.review.receivedBy else { return source }
    return practitioner(staff)
  }

  func practitioner(_ staff: StaffMember.ID) -> FHIR.Reference {
    FHIR.Reference(
      type: "Practitioner",
      identifier: FHIR.Identifier(system: addresses.identifiers("staff"), value: staff.text),
      display: record.name(of: staff).fhirText)
  }

  var facility: FHIR.Reference {
    FHIR.Reference(type: "Organization", display: settings.facility)
  }

  var device: FHIR.Reference { reference(Self.software, "Device") }

  var deviceResource: FHIR.Device {
    FHIR.Device(
      identifier: [deviceIdentifier],
      deviceName: [FHIR.DeviceName(name: "Candidacy")])
  }

  /// One device for every session.
  private var deviceIdentifier: FHIR.Identifier {
    FHIR.Identifier(system: addresses.identifiers(Self.software), value: "candidacy")
  }

  /// Only where the receiver may make one, by the number that finds it again.
  var patientResource: FHIR.Patient? {
    guard patientRule == .createdIfMissing, let identity = record.review.identity,
      let number = identity.recordNumber
    else { return nil }
    let type = FHIR.CodeableConcept(
      FHIR.Coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR"))
    return FHIR.Patient(
      identifier: [
        FHIR.Identifier(
          use: "usual", type: type, system: settings.recordNumberSystem, value: number)
      ],
      name: identity.name.map { [FHIR.HumanName(text: $0.fhirText)] },
      birthDate: identity.birthDate?.text)
  }

  static func search(_ system: String, _ value: String) -> String {
    "identifier=\(system.inSearch)|\(value.inSearch)"
  }
}
