import ChartExport
import Foundation
import Interview
import Testing

@Suite("An audit log as FHIR")
struct FHIRAuditTests {
  @Test("What somebody viewed is written as the pattern of a read with a patient")
  func viewed() throws {
    var log = Self.log(.lines, patients: .recordNumber)
    let line = String(decoding: try log.bytes(of: Self.fact(.viewed)), as: UTF8.self)
    #expect(
      line == """
        {"action":"R","agent":[{"network":{"address":"front","type":"1"},"requestor":false,\
        "type":{"coding":[{"code":"110152","display":"Destination Role ID",\
        "system":"http://dicom.nema.org/resources/ontology/DCM"}]},"who":{"display":\
        "Candidacy desk","identifier":{"system":"https://candidacy.invalid/sid/software",\
        "value":"candidacy"},"type":"Device"}},{"network":{"address":"front","type":"1"},\
        "requestor":false,"type":{"coding":[{"code":"110153","display":"Source Role ID",\
        "system":"http://dicom.nema.org/resources/ontology/DCM"}]},"who":{"display":\
        "Candidacy store","identifier":{"system":"https://candidacy.invalid/sid/store",\
        "value":"0a0b"},"type":"Device"}},{"name":"Ana Ruiz","requestor":true,"type":{"coding":\
        [{"code":"IRCP","display":"information recipient","system":\
        "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"}]},"who":{"identifier":\
        {"system":"https://candidacy.invalid/sid/staff","value":"ana"},"type":"Practitioner"}}],\
        "entity":[{"role":{"code":"1","display":"Patient","system":\
        "http://terminology.hl7.org/CodeSystem/object-role"},"type":{"code":"1","display":\
        "Person","system":"http://terminology.hl7.org/CodeSystem/audit-entity-type"},"what":\
        {"identifier":{"system":"https://candidacy.invalid/mrn","value":"42-7"},\
        "type":"Patient"}},{"role":{"code":"4","display":"Domain Resource","system":\
        "http://terminology.hl7.org/CodeSystem/object-role"},"type":{"code":"2","display":\
        "System Object","system":"http://terminology.hl7.org/CodeSystem/audit-entity-type"},\
        "what":{"identifier":{"system":"https://candidacy.invalid/sid/session","value":\
        "hugo-8"},"type":"QuestionnaireResponse"}}],"id":"\(Self.firstID)","meta":{"profile":\
        ["https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead"]},\
        "outcome":"0","outcomeDesc":"viewed the record","recorded":"2025-11-21T08:00:00+00:00",\
        "resourceType":"AuditEvent","source":{"observer":{"display":"Candidacy store",\
        "identifier":{"system":"https://candidacy.invalid/sid/store","value":"0a0b"},"type":\
        "Device"},"site":"CANDIDACY","type":[{"code":"4","display":"Application Server","system":\
        "http://terminology.hl7.org/CodeSystem/security-source-type"}]},"subtype":[{"code":\
        "read","display":"read","system":"http://hl7.org/fhir/restful-interaction"}],"type":\
        {"code":"rest","display":"RESTful Operation","system":\
        "http://terminology.hl7.org/CodeSystem/audit-event-type"}}

        """)
  }

  @Test("Whatever names a pattern has all that the pattern requires")
  func patterns() throws {
    var profiles: [String: Int] = [:]
    for event in try Self.events(of: Self.facts, patients: .ticket) {
      let meta = event["meta"] as? [String: Any]
      guard let profile = (meta?["profile"] as? [String])?.first else { continue }
      let name = String(profile.split(separator: ".").last ?? "")
      profiles[name, default: 0] += 1
      let pattern = try #require(Self.required[name])
      #expect(event["action"] as? String == pattern.action)
      #expect(event["outcome"] as? String == "0")
      #expect(Self.codes(event["type"]) == ["rest"])
      #expect(Self.codes(event["subtype"]) == [pattern.interaction])
      let agents = try #require(event["agent"] as? [[String: Any]])
      #expect(
        agents.prefix(2).map { Self.codes($0["type"]) } == [[pattern.client], [pattern.server]])
      #expect(agents.prefix(2).allSatisfy { $0["network"] != nil && $0["who"] != nil })
      for user in agents.dropFirst(2) {
        #expect(Self.codes(user["type"]) == [pattern.user])
        #expect(user["requestor"] as? Bool == true)
        #expect(user["network"] == nil && user["who"] != nil)
      }
      let entities = try #require(event["entity"] as? [[String: Any]])
      #expect(entities.prefix(2).map { Self.codes($0["type"]) } == [["1"], ["2"]])
      #expect(entities.prefix(2).map { Self.codes($0["role"]) } == [["1"], ["4"]])
      #expect(entities.dropFirst(2).allSatisfy { Self.codes($0["type"]) == ["4"] })
      #expect(((entities[0]["what"] as? [String: Any])?["type"] as? String) == "Patient")
    }
    #expect(profiles == ["PatientRead": 3, "PatientCreate": 2, "PatientUpdate": 16])
  }

  @Test("Each session of one act is an event of its own, and none is named twice")
  func several() throws {
    let fact = AuditFact(
      sequence: 9, at: Self.moment, actor: .account("root (sudo: ana)"),
      act: .exported(format: "csv"),
      subjects: [.init(ticket: 1), .init(ticket: 2), .init(ticket: 3)])
    let events = try Self.events(of: [fact], patients: .ticket)
    #expect(
      events.map { event -> String? in
        let entity = (event["entity"] as? [[String: Any]])?.first?["what"] as? [String: Any]
        return (entity?["identifier"] as? [String: String])?["value"]
      } == ["1", "2", "3"])
    #expect(Set(events.compactMap { $0["id"] as? String }).count == 3)
  }

  @Test("A patient is a ticket unless the record number was asked for")
  func naming() throws {
    func text(_ patients: FHIRAuditLog.PatientNaming) throws -> String {
      var log = Self.log(.bundle, patients: patients)
      return try Self.facts.map { String(decoding: try log.bytes(of: $0), as: UTF8.self) }.joined()
    }
    #expect(try !text(.ticket).contains("42-7"))
    #expect(try text(.recordNumber).contains("42-7"))
  }

  @Test("A log with nothing in it is a bundle without entries, or no line")
  func empty() {
    let bundle = String(decoding: Self.log(.bundle, patients: .ticket).end, as: UTF8.self)
    #expect(bundle == "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}\n")
    #expect(Self.log(.lines, patients: .ticket).end == [])
  }

  @Test(
    "No validator finds an error in a log with an event of every kind",
    .enabled(if: FHIRValidators.areThere, Comment(rawValue: FHIRValidators.missing)))
  func validators() throws {
    let validators = try FHIRValidators()
    var files: [String] = []
    for (name, facts) in [("full", Self.facts), ("empty", [])] {
      var log = Self.log(.bundle, patients: .recordNumber)
      var bytes = try facts.flatMap { try log.bytes(of: $0) }
      bytes += log.end
      files.append(try validators.write(bytes, to: "\(name).json"))
    }
    let words = try validators.words(files)
    #expect(words == files.map { "ok   \($0)" })
  }
}

extension FHIRAuditTests {
  private static let moment = LocalMoment(
    Timestamp(milliseconds: 1_763_712_000_000), minutesFromUTC: 0)
  private static let subject = AuditFact.Subject(
    ticket: 8, session: "hugo-8", recordNumber: "42-7")
  private static let firstID = ChartUUID(
    address: "https://candidacy.invalid/AuditEvent/0a0b.1.0"
  ).text

  private static func fact(
    _ act: AuditFact.Act, by actor: AuditFact.Actor = .staff("ana", name: "Ana Ruiz"),
    at number: Int = 1
  ) -> AuditFact {
    AuditFact(sequence: number, at: moment, actor: actor, act: act, subjects: [subject])
  }

  /// One of every kind, with and without somebody who did it.
  private static let facts: [AuditFact] = {
    let ofSessions: [AuditFact.Act] =
      [
        .begun, .viewed, .claimed, .released, .identified, .entered("hours"), .cleared("hours"),
        .amended("hours"), .undone("hours"), .acknowledged, .codeGiven, .interviewEnded, .signed,
        .voided, .exported(format: "text"), .failedExport(format: "text"), .destroyed, .read,
        .unreadable, .amended(nil),
      ] + AuditFact.Delivery.allCases.map { .delivery(letter: 3, target: "chart", $0) }
    let ofNone: [AuditFact.Act] = [
      .triedPIN, .signedIn, .lockedDesk, .signedOut, .addedStaff("Ana Ruiz"),
      .changedPIN("Ana Ruiz"), .disabledStaff("Ana Ruiz"), .listed(sessions: 8), .readAudit,
      .exportedAudit(format: "fhir"), .failedAuditExport(format: "fhir"),
      .verified(head: "8-0011223344556677", faults: 0),
      .backedUp(head: "8-0011223344556677"), .restored(head: "8-0011223344556677"),
      .destroyedSessions(count: 2), .changedStaff, .protectedKey, .rotatedKey, .recoveredKey,
      .madeStore, .sealedKeysAnew, .migrated(from: 3),
    ]
    var facts = ofSessions.map { fact($0) }
    facts += [.begun, .codeEntered, .submitted, .closed].map { fact($0, by: .kiosk) }
    facts.append(fact(.read, by: .account("root (sudo: ana)")))
    facts += ofNone.map {
      AuditFact(sequence: 1, at: moment, actor: .account("ana"), act: $0)
    }
    return facts.enumerated().map { place, fact in
      AuditFact(
        sequence: place + 1, at: fact.at, actor: fact.actor, act: fact.act,
        subjects: fact.subjects)
    }
  }()

  private static func log(
    _ form: FHIRAuditLog.Form, patients: FHIRAuditLog.PatientNaming
  ) -> FHIRAuditLog {
    FHIRAuditLog(.standard, store: "0a0b", machine: "front", patients: patients, as: form)
  }

  private static func events(
    of facts: [AuditFact], patients: FHIRAuditLog.PatientNaming
  ) throws -> [[String: Any]] {
    var log = log(.lines, patients: patients)
    return try facts.flatMap { try log.bytes(of: $0).split(separator: UInt8(ascii: "\n")) }
      .map { try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any]) }
  }

  /// Of a coding, of several, or of a concept.
  private static func codes(_ value: Any?) -> [String] {
    switch value {
    case let list as [[String: Any]]: list.flatMap { codes($0) }
    case let object as [String: Any]:
      object["coding"].map { codes($0) } ?? [object["code"] as? String ?? ""]
    case _: []
    }
  }

  private static let required:
    [String: (action: String, interaction: String, client: String, server: String, user: String)] =
      [
        "PatientRead": ("R", "read", "110152", "110153", "IRCP"),
        "PatientCreate": ("C", "create", "110153", "110152", "AUT"),
        "PatientUpdate": ("U", "update", "110153", "110152", "AUT"),
      ]
}
