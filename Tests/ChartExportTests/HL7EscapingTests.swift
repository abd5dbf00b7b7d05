import ChartExport
import TestSupplies
import Testing

@Suite("Texts between delimiters")
struct HL7EscapingTests {
  @Test("Delimiters, line ends and controls are escaped, and nothing else is")
  func escapes() {
    #expect(
      HL7Encoding.escaped("a|b^c&d~e\\f\ng\rh\u{1B}i\u{85}é中😀")
        == #"a\F\b\S\c\T\d\R\e\E\f\.br\g\X0d\h\X1b\i\Xc285\é中😀"#)
  }

  @Test("100,000 hostile texts come back as they were")
  func roundTrip() throws {
    var patients = try HL7Patients(seed: 7)
    for _ in 0..<100_000 {
      let text = patients.text(30)
      let leaf = HL7Encoding.escaped(text)
      let back = HL7Receiver.decoded(leaf)
      guard back.unicodeScalars.elementsEqual(text.unicodeScalars) else {
        Issue.record("\(text.unicodeScalars.map(\.value)) came back as \(back)")
        return
      }
      let isClean = leaf.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !"|^&~".unicodeScalars.contains($0)
      }
      guard isClean else {
        Issue.record("\(text.unicodeScalars.map(\.value)) left a delimiter")
        return
      }
    }
  }
}
