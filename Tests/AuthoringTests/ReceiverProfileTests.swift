import Authoring
import ChartExport
import Testing

@Suite("A receiver's profile")
struct ReceiverProfileTests {
  private func reading(_ text: String) -> (profile: ReceiverProfile?, picture: String) {
    let file = SourceFile(name: "ehr.yaml", displayPath: "receivers/ehr.yaml", text: text)
    let (profile, diagnostics) = ReceiverProfileReader.reading(file)
    return (profile, String(DiagnosticRenderer.text(diagnostics).dropLast()))
  }

  @Test("Everything can be said, and what is not said stays as the preset has it")
  func everything() {
    let (profile, picture) = reading(
      """
      preset: openemr
      character-set: latin-1
      mdm-header: event-and-structure
      document: pdf
      decoding: once
      matching: record-number
      processing: test
      sending: { application: KIOSK, facility: EAST }
      receiving: { application: EPIC }
      record-numbers: { authority: HOSP, oid: 2.999.1.7, type: PI, digits: 8 }
      document-code: { code: 11-1, text: Form, system: LN }
      """)
    var expected = ReceiverProfile.standard
    expected.characterSet = .latin1
    expected.processing = .test
    expected.sending = .init(application: "KIOSK", facility: "EAST")
    expected.receiving = .init(application: "EPIC")
    expected.recordNumbers.authority = "HOSP"
    expected.recordNumbers.oid = "2.999.1.7"
    expected.recordNumbers.type = "PI"
    expected.recordNumbers.digits = 8
    expected.documentCode = HL7Coding(code: "11-1", text: "Form", system: "LN")
    #expect(picture == "")
    #expect(profile == expected)
    #expect(reading("preset: openemr\n").profile == .openemr)
  }

  @Test("A misspelt key and a misspelt word are pointed at, with what was meant")
  func misspelt() {
    let (profile, picture) = reading("charcter-set: utf-8\ndocument: pfd\n")
    #expect(profile == nil)
    #expect(
      picture == """
        error[unknown-key]: a receiver has no key `charcter-set`
         --> receivers/ehr.yaml:1:1
          |
        1 | charcter-set: utf-8
          | ^^^^^^^^^^^^ did you mean `character-set`?

        error[not-one-of]: `pfd` is not allowed here; `pdf` or `text` is
         --> receivers/ehr.yaml:2:11
          |
        2 | document: pfd
          |           ^^^ did you mean `pdf`?
        """)
  }

  @Test("Numbers and codes that no receiver could read are pointed at")
  func numbers() {
    #expect(
      reading(
        """
        record-numbers: { oid: 2..7, type: mrn, digits: 99 }
        document-code: { code: 11-1, system: LOINC }
        """
      ).picture == """
        error[not-an-oid]: `2..7` is not an OID
         --> receivers/ehr.yaml:1:24
          |
        1 | record-numbers: { oid: 2..7, type: mrn, digits: 99 }
          |                        ^^^^ an OID is numbers with points between them, as in `2.999.1.7`

        error[not-an-identifier-type]: `mrn` is not a type of identifier
         --> receivers/ehr.yaml:1:36
          |
        1 | record-numbers: { oid: 2..7, type: mrn, digits: 99 }
          |                                    ^^^ the types of HL7 table 0203 are two to five capitals, as in `MR`

        error[not-one-of]: `99` is not allowed here; `0 to 30` is
         --> receivers/ehr.yaml:1:49
          |
        1 | record-numbers: { oid: 2..7, type: mrn, digits: 99 }
          |                                                 ^^

        error[missing-key]: `document-code` needs `text`
         --> receivers/ehr.yaml:2:16
          |
        2 | document-code: { code: 11-1, system: LOINC }
          |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        error[unknown-code-system]: `LOINC` is not a code system that is sent
         --> receivers/ehr.yaml:2:38
          |
        2 | document-code: { code: 11-1, system: LOINC }
          |                                      ^^^^^ `LN` is LOINC, `I10` is ICD-10, `L` is the clinic's own
        """)
  }

  @Test("What is no mapping, no YAML or no UTF-8 is said and not guessed")
  func unreadable() {
    #expect(reading("- openemr\n").picture.contains("error[wrong-shape]"))
    #expect(reading("preset: [\n").picture.contains("error[yaml-syntax]"))
    #expect(reading("preset: &a openemr\n").picture.contains("error[anchor]"))
    let file = SourceFile(name: "a.yaml", displayPath: "a.yaml", bytes: [0xFF, 0x0A])
    #expect(ReceiverProfileReader.reading(file).diagnostics.map(\.code) == ["not-utf8"])
  }
}
