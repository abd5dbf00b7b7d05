import Testing

@testable import TerminalUI

@Suite("A report of the mouse")
struct MouseReportTests {
  @Test(
    "is a click when the left button goes down, with whatever keys are held",
    arguments: [
      "<0;12;5", "<4;12;5", "<8;12;5", "<16;12;5",
    ])
  func press(parameters: String) {
    #expect(
      MouseReport(parameters: parameters, final: "M")?.input == .click(Point(column: 11, row: 4)))
  }

  @Test("beyond column 223 is read as well")
  func farRight() {
    #expect(
      MouseReport(parameters: "<0;300;70", final: "M")?.input
        == .click(Point(column: 299, row: 69)))
  }

  @Test("means a turn of the wheel")
  func wheel() {
    #expect(MouseReport(parameters: "<64;1;1", final: "M")?.input == .scrollUp)
    #expect(MouseReport(parameters: "<65;1;1", final: "M")?.input == .scrollDown)
  }

  @Test(
    "means nothing for a release, other buttons and movement",
    arguments: [
      ("<0;12;5", "m"), ("<1;12;5", "M"), ("<2;12;5", "M"), ("<32;12;5", "M"), ("<66;12;5", "M"),
      ("<64;12;5", "m"),
    ] as [(String, Unicode.Scalar)])
  func ignored(parameters: String, final: Unicode.Scalar) {
    let report = MouseReport(parameters: parameters, final: final)
    #expect(report != nil)
    #expect(report?.input == nil)
  }

  @Test("is no report when it is broken", arguments: ["<0;12", "0;12;5", "<a;1;1", "<0;1;1;1", ""])
  func broken(parameters: String) {
    #expect(MouseReport(parameters: parameters, final: "M") == nil)
  }

  @Test(
    "is no report when it lies outside of every screen, as far as numbers go",
    arguments: [
      "<0;0;1", "<0;1;0", "<0;-1;1", "<0;-9223372036854775808;1", "<0;1;-9223372036854775808",
    ])
  func outside(parameters: String) {
    #expect(MouseReport(parameters: parameters, final: "M") == nil)
    #expect(MouseReport(old: [" ", " ", "!"]) == nil)
  }

  @Test("in the old form is read too")
  func oldForm() {
    #expect(MouseReport(old: [" ", "+", "$"])?.input == .click(Point(column: 10, row: 3)))
    #expect(MouseReport(old: ["#", "+", "$"])?.input == nil)
    #expect(MouseReport(old: ["`", "+", "$"])?.input == .scrollUp)
    #expect(MouseReport(old: [" ", "+"]) == nil)
  }
}
