import Crypto
import Interview

extension FHIRRecord {
  static let document = "document"

  /// The note that people read, as text and, where there is one, as a PDF.
  func documentResource(pdf: [UInt8]?) -> FHIR.DocumentReference {
    let note = Array(TextNote(record, in: language).text.utf8)
    let contents =
      [(note, "text/plain;charset=utf-8")] + (pdf.map { [($0, "application/pdf")] } ?? [])
    let title = form.questionnaire.title[language]
    return FHIR.DocumentReference(
      meta: meta(.document), language: language.code,
      identifier: [identifier(Self.document)] + contents.map { digest(of: $0.0) },
      status: record.status == .void ? "entered-in-error" : "current", docStatus: resultStatus,
      type: FHIR.CodeableConcept(
        FHIR.Coding("http://loinc.org", "74465-6", "Questionnaire response Document")),
      category: [
        FHIR.CodeableConcept(
          FHIR.Coding(
            "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
            "clinical-note", "Clinical Note"))
      ],
      subject: subject, date: recordedAt, author: [device], authenticator: signer,
      custodian: facility, relatesTo: replaced.map { [$0] }, description: title,
      content: contents.map { bytes, type in
        FHIR.DocumentReference.Content(attachment: attachment(bytes, type, title))
      },
      context: FHIR.DocumentReference.Context(
        related: [reference(Self.response, "QuestionnaireResponse")]))
  }

  /// The receiver need not have the earlier one, so that it is named and not looked up.
  private var replaced: FHIR.DocumentReference.Relation? {
    replacedKey.map { key in
      let identifier = FHIR.Identifier(
        system: addresses.identifiers(Self.document), value: key)
      return FHIR.DocumentReference.Relation(
        code: "replaces",
        target: FHIR.Reference(type: "DocumentReference", identifier: identifier))
    }
  }

  private func digest(of bytes: [UInt8]) -> FHIR.Identifier {
    FHIR.Identifier(system: addresses.identifiers("sha256"), value: bytes.sha256Text)
  }

  private func attachment(_ bytes: [UInt8], _ type: String, _ title: String) -> FHIR.Attachment {
    FHIR.Attachment(
      contentType: type, language: language.code, data: bytes.base64Text, size: bytes.count,
      hash: Array(Insecure.SHA1.hash(data: bytes)).base64Text, title: title,
      creation: recordedAt)
  }
}
