/// What kind of event an act is to those who collect audit logs.
///
/// A profile of IHE's Basic Audit Log Patterns is named only where all that it requires is
/// written: for what is read, begun and changed. What leaves has their shape without the address
/// of the receiver, which they require and the store does not know.
enum FHIRAuditKind: Hashable {
  case read
  case search
  case create
  case update
  case delete
  case disclosure(Outcome)
  case login(Outcome)
  case logout
  /// Who may do what was changed.
  case rights
  /// The log itself was used.
  case log(Outcome)
  /// Anything else that the program did.
  case activity

  enum Outcome: String, Hashable {
    case success = "0"
    case minorFailure = "4"
    case seriousFailure = "8"
    /// Not known at that moment.
    case open = ""
  }

  init(_ act: AuditFact.Act) {
    switch act {
    case .viewed, .read: self = .read
    case .listed: self = .search
    case .begun: self = .create
    case .codeEntered, .submitted, .closed, .claimed, .released, .identified, .entered, .cleared,
      .amended, .undone, .acknowledged, .codeGiven, .interviewEnded, .signed, .voided:
      self = .update
    case .destroyed: self = .delete
    case .exported: self = .disclosure(.success)
    case .failedExport: self = .disclosure(.seriousFailure)
    case .delivery(_, _, let delivery): self = .disclosure(delivery.outcome)
    case .triedPIN: self = .login(.open)
    case .signedIn: self = .login(.success)
    case .lockedDesk, .signedOut: self = .logout
    case .addedStaff, .changedPIN, .disabledStaff, .protectedKey, .rotatedKey, .recoveredKey,
      .madeStore, .sealedKeysAnew:
      self = .rights
    case .readAudit, .exportedAudit, .verified: self = .log(.success)
    case .failedAuditExport: self = .log(.seriousFailure)
    case .backedUp, .restored, .destroyedSessions, .changedStaff, .migrated, .unreadable:
      self = .activity
    }
  }

  var profile: String? {
    let profiles = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit"
    return switch self {
    case .read: "\(profiles).PatientRead"
    case .create: "\(profiles).PatientCreate"
    case .update: "\(profiles).PatientUpdate"
    case .search, .delete, .disclosure, .login, .logout, .rights, .log, .activity: nil
    }
  }

  var action: String {
    switch self {
    case .read, .disclosure, .log: "R"
    case .create: "C"
    case .update, .rights: "U"
    case .delete: "D"
    case .search, .login, .logout, .activity: "E"
    }
  }

  var outcome: String? {
    switch self {
    case .disclosure(let outcome), .login(let outcome), .log(let outcome):
      outcome == .open ? nil : outcome.rawValue
    case .read, .search, .create, .update, .delete, .logout, .rights, .activity: "0"
    }
  }
}

// MARK: - Codes

extension FHIRAuditKind {
  var type: FHIR.Coding {
    switch self {
    case .read, .search, .create, .update, .delete:
      FHIR.Coding(
        "http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation")
    case .disclosure: Self.dicom("110106", "Export")
    case .login, .logout: Self.dicom("110114", "User Authentication")
    case .rights: Self.dicom("110113", "Security Alert")
    case .log: Self.dicom("110101", "Audit Log Used")
    case .activity: Self.dicom("110100", "Application Activity")
    }
  }

  var subtypes: [FHIR.Coding] {
    switch self {
    case .read: [Self.interaction("read")]
    case .search: [Self.interaction("search")]
    case .create: [Self.interaction("create")]
    case .update: [Self.interaction("update")]
    case .delete: [Self.interaction("delete")]
    case .disclosure:
      [
        FHIR.Coding(
          "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", "disclose",
          "Disclose Record Lifecycle Event")
      ]
    case .login: [Self.dicom("110122", "Login")]
    case .logout: [Self.dicom("110123", "Logout")]
    case .rights: [Self.dicom("110137", "User security Attributes Changed")]
    case .log, .activity: []
    }
  }

  /// The patterns turn the roles around where data goes to the one who asks.
  var clientRole: FHIR.CodeableConcept {
    switch self {
    case .read: FHIR.CodeableConcept(Self.dicom("110152", "Destination Role ID"))
    case .search, .create, .update, .delete, .disclosure, .login, .logout, .rights, .log,
      .activity:
      FHIR.CodeableConcept(Self.dicom("110153", "Source Role ID"))
    }
  }

  var serverRole: FHIR.CodeableConcept {
    switch self {
    case .read: FHIR.CodeableConcept(Self.dicom("110153", "Source Role ID"))
    case .search, .create, .update, .delete, .disclosure, .login, .logout, .rights, .log,
      .activity:
      FHIR.CodeableConcept(Self.dicom("110152", "Destination Role ID"))
    }
  }

  var userRole: FHIR.CodeableConcept {
    let system = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    return switch self {
    case .read, .search, .log:
      FHIR.CodeableConcept(FHIR.Coding(system, "IRCP", "information recipient"))
    case .create, .update, .delete, .disclosure, .login, .logout, .rights, .activity:
      FHIR.CodeableConcept(FHIR.Coding(system, "AUT", "author (originator)"))
    }
  }

  private static func dicom(_ code: String, _ display: String) -> FHIR.Coding {
    FHIR.Coding("http://dicom.nema.org/resources/ontology/DCM", code, display)
  }

  private static func interaction(_ code: String) -> FHIR.Coding {
    FHIR.Coding("http://hl7.org/fhir/restful-interaction", code, code)
  }
}

extension AuditFact.Delivery {
  fileprivate var outcome: FHIRAuditKind.Outcome {
    switch self {
    case .delivered: .success
    case .failed: .minorFailure
    case .refused: .seriousFailure
    case .queued, .attempted, .released, .withdrawn: .open
    }
  }
}
