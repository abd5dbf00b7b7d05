import ChartExport
import Foundation
import Interview
import Testing

/// What a receiver's server is told about one session.
@Suite struct FHIRBundleTests {
  @Test("A signed session is created once, found again by its revision, and final everywhere")
  func signed() throws {
    let sample = try FHIRSample()
    let bundle = try sample.bundle(sample.signed(try sample.visit()), identity: .required)
    let lines = try FHIRSample.lines(bundle.bytes) { path in
      path.contains(".request.") || path.hasSuffix("resource.status")
        || path.hasSuffix("docStatus")
    }
    #expect(bundle.key == "k7w2m9-1.1")
    #expect(
      lines.filter { $0.contains("QuestionnaireResponse>") || $0.contains("DocumentReference>") }
        == [
          ".entry<QuestionnaireResponse>.request.ifNoneExist:"
            + " identifier=https://candidacy.invalid/sid/response|k7w2m9-1.1",
          ".entry<QuestionnaireResponse>.request.method: POST",
          ".entry<QuestionnaireResponse>.request.url: QuestionnaireResponse",
          ".entry<QuestionnaireResponse>.resource.status: completed",
          ".entry<DocumentReference>.request.ifNoneExist:"
            + " identifier=https://candidacy.invalid/sid/document|k7w2m9-1.1",
          ".entry<DocumentReference>.request.method: POST",
          ".entry<DocumentReference>.request.url: DocumentReference",
          ".entry<DocumentReference>.resource.docStatus: final",
          ".entry<DocumentReference>.resource.status: current",
        ])
    #expect(
      lines.filter { $0.contains("Observation>.resource.status") }
        == Array(repeating: ".entry<Observation>.resource.status: final", count: 5))
    #expect(
      lines.contains(
        ".entry<Provenance>.request.ifNoneExist:"
          + " _tag=https://candidacy.invalid/tag/export|k7w2m9-1.1"))
  }

  @Test("The receiver has to find its one patient by the record number")
  func conditionalReference() throws {
    let sample = try FHIRSample()
    let visit = sample.signed(try sample.visit())
    let known = try FHIRSample.lines(try sample.bundle(visit).bytes) {
      $0.hasSuffix("Response>.resource.subject.reference")
    }
    #expect(
      Set(known) == [
        ".entry<QuestionnaireResponse>.resource.subject.reference:"
          + " Patient?identifier=https://candidacy.invalid/mrn|42-7",
        ".entry<GuidanceResponse>.resource.subject.reference:"
          + " Patient?identifier=https://candidacy.invalid/mrn|42-7",
      ])
    let made = try FHIRSample.lines(
      try sample.bundle(visit, patient: .createdIfMissing).bytes
    ) { $0.hasPrefix(".entry<Patient>.request") || $0.hasPrefix(".entry<Patient>.resource.birth") }
    #expect(
      made == [
        ".entry<Patient>.request.ifNoneExist: identifier=https://candidacy.invalid/mrn|42-7",
        ".entry<Patient>.request.method: POST", ".entry<Patient>.request.url: Patient",
        ".entry<Patient>.resource.birthDate: 1980-03-25",
      ])
  }

  @Test("A session of nobody is refused, unless it was meant")
  func unidentified() throws {
    let sample = try FHIRSample()
    let visit = try sample.visit()
    #expect(throws: ChartRefusal.unidentified) {
      try sample.bundle(visit, identity: .required)
    }
    let lines = try FHIRSample.lines(try sample.bundle(visit).bytes) { path in
      path.hasPrefix(".entry<QuestionnaireResponse>.resource.")
        && (path.contains("subject") || path.hasSuffix("tag.code"))
    }
    #expect(
      lines == [
        ".entry<QuestionnaireResponse>.resource.meta.tag.code: k7w2m9-1.1.preliminary",
        ".entry<QuestionnaireResponse>.resource.meta.tag.code: k7w2m9-1",
        ".entry<QuestionnaireResponse>.resource.meta.tag.code: preliminary",
        ".entry<QuestionnaireResponse>.resource.meta.tag.code: unidentified",
        ".entry<QuestionnaireResponse>.resource.subject.display: Not identified",
        ".entry<QuestionnaireResponse>.resource.subject.type: Patient",
      ])
  }

  @Test("What is not signed replaces what was sent before it, and never a signed revision")
  func preliminary() throws {
    let sample = try FHIRSample()
    var visit = try sample.visit()
    visit.staff(.identified(FHIRSample.identity), at: 400)
    let bundle = try sample.bundle(visit)
    let lines = try FHIRSample.lines(bundle.bytes) { path in
      path.hasPrefix(".entry<DocumentReference>")
        && (path.contains(".request.") || path.hasSuffix("tatus"))
    }
    #expect(bundle.key == "k7w2m9-1.1.preliminary")
    #expect(
      lines == [
        ".entry<DocumentReference>.request.method: PUT",
        ".entry<DocumentReference>.request.url: DocumentReference?"
          + "identifier=https://candidacy.invalid/sid/document|k7w2m9-1.1.preliminary",
        ".entry<DocumentReference>.resource.docStatus: preliminary",
        ".entry<DocumentReference>.resource.status: current",
      ])
  }

  @Test("A corrected revision says that it is one, and which document it replaces")
  func amended() throws {
    let sample = try FHIRSample()
    var visit = sample.signed(try sample.visit())
    visit.staff(
      .amended("peg-pain", .number(4), reason: "misheard"), by: "ben", at: 420)
    sample.sign(&visit, at: 430)
    let bundle = try sample.bundle(visit)
    let lines = try FHIRSample.lines(bundle.bytes) { path in
      path.contains("relatesTo") || path.hasSuffix("Response>.resource.status")
        || path.hasSuffix("entity.role") || path.hasSuffix("activity.coding.code")
        || path.hasSuffix("agent.type.coding.code")
    }
    #expect(bundle.key == "k7w2m9-1.2")
    #expect(
      lines == [
        ".entry<QuestionnaireResponse>.resource.status: amended",
        ".entry<GuidanceResponse>.resource.status: success",
        ".entry<DocumentReference>.resource.relatesTo.code: replaces",
        ".entry<DocumentReference>.resource.relatesTo.target.identifier.system:"
          + " https://candidacy.invalid/sid/document",
        ".entry<DocumentReference>.resource.relatesTo.target.identifier.value: k7w2m9-1.1",
        ".entry<DocumentReference>.resource.relatesTo.target.type: DocumentReference",
        ".entry<Provenance>.resource.activity.coding.code: UPDATE",
        ".entry<Provenance>.resource.agent.type.coding.code: author",
        ".entry<Provenance>.resource.agent.type.coding.code: assembler",
        ".entry<Provenance>.resource.agent.type.coding.code: enterer",
        ".entry<Provenance>.resource.agent.type.coding.code: verifier",
        ".entry<Provenance>.resource.entity.role: source",
        ".entry<Provenance>.resource.entity.role: revision",
      ])
  }

  @Test("A void session takes back what was sent under its last signature")
  func void() throws {
    let sample = try FHIRSample()
    var visit = sample.signed(try sample.visit())
    visit.staff(.voided(reason: "wrong patient"), at: 500)
    let bundle = try sample.bundle(visit)
    let lines = try FHIRSample.lines(bundle.bytes) { $0.hasSuffix("tatus") }
    #expect(bundle.key == "k7w2m9-1.1")
    #expect(
      lines.filter { !$0.contains("entered-in-error") }.map { $0.split(separator: ".").last } == [
        "status: active"
      ] + lines.filter { $0.contains(".text.status") }.map { _ in "status: generated" })
  }

  @Test("The same record gives the same bytes")
  func sameBytes() throws {
    let sample = try FHIRSample()
    let visit = sample.signed(try sample.visit(in: "es"))
    #expect(
      try sample.bundle(visit, in: "es", pdf: FHIRSample.page).bytes
        == sample.bundle(visit, in: "es", pdf: FHIRSample.page).bytes)
  }

  @Test("The text note is attached, and beside it the page, each with its size and digests")
  func attachments() throws {
    let sample = try FHIRSample()
    let visit = sample.signed(try sample.visit())
    let lines = try FHIRSample.lines(try sample.bundle(visit, pdf: FHIRSample.page).bytes) {
      $0.hasPrefix(".entry<DocumentReference>.resource.")
        && ($0.contains("attachment.") || $0.contains("resource.identifier"))
        && !$0.hasSuffix("data")
    }
    let note = Array(TextNote(sample.visits.record(visit, number: 1), in: "en").text.utf8)
    let path = ".entry<DocumentReference>.resource."
    #expect(
      lines.filter { $0.contains("size") || $0.contains("Type") } == [
        "\(path)content.attachment.contentType: text/plain;charset=utf-8",
        "\(path)content.attachment.size: \(note.count)",
        "\(path)content.attachment.contentType: application/pdf",
        "\(path)content.attachment.size: 9",
      ])
    #expect(lines.contains("\(path)content.attachment.hash: \(FHIRSample.pageHash)"))
    #expect(lines.contains("\(path)identifier.value: \(FHIRSample.pageDigest)"))
    #expect(
      try FHIRSample.lines(try sample.bundle(visit, pdf: FHIRSample.page).bytes) {
        $0 == "\(path)content.attachment.data"
      } == [
        "\(path)content.attachment.data: \(Data(note).base64EncodedString())",
        "\(path)content.attachment.data: JVBERi0xLjcK",
      ])
  }

  @Test("What is no PDF is not sent as one")
  func noPage() throws {
    let sample = try FHIRSample()
    let visit = sample.signed(try sample.visit())
    #expect(
      throws: ChartRefusal.failedCheck(
        format: "FHIR",
        faults: [
          "entry[8].DocumentReference.content[1].attachment does not fit its type, size and hash."
        ])
    ) {
      try sample.bundle(visit, pdf: Array("<html>".utf8))
    }
  }

  @Test("A signed revision is the same whenever it is told")
  func sameLater() throws {
    let sample = try FHIRSample()
    let visit = sample.signed(try sample.visit())
    #expect(
      try sample.bundle(visit, asOf: 4_000).bytes == sample.bundle(visit, asOf: 4_000_000).bytes)
  }

  @Test("Sessions by lot pass the check before they leave")
  func byLot() throws {
    var visits = FHIRVisits(try FHIRSample().sample, seed: 20_261_121)
    var statuses: Set<ChartStatus> = []
    for number in 0..<40 {
      let record = try visits.record(number: number)
      let bundle = try FHIRBundle(
        record, settings: .standard, identity: .waived, in: number % 2 == 0 ? "en" : "es")
      #expect(bundle.bytes.count > 5_000)
      statuses.insert(record.status)
    }
    #expect(statuses == Set(ChartStatus.allCases))
  }
}
