import Testing

@testable import ChartExport

@Suite("Numbers in JSON that is read before it leaves")
struct JSONNumeralsTests {
  @Test(
    "What others take for a number is read as it is written",
    arguments: ["0", "-0", "7", "10", "-2.50", "0.25", "1e9", "6.02E+23", "1.5e-3"])
  func numbers(text: String) throws {
    #expect(try FHIRNodeReader.reading(Array(text.utf8)) == .number(text))
    #expect(try AnalysisJSONReader.value(of: text) == .number(text))
  }

  @Test(
    "What others refuse is no number here either",
    arguments: ["00", "01", "-01", "+1", ".5", "1.", "1.e3", "--1", "1e", "0x10", "-", "1e999"])
  func refused(text: String) {
    #expect(throws: (any Error).self) { try FHIRNodeReader.reading(Array(text.utf8)) }
    #expect(throws: (any Error).self) { try AnalysisJSONReader.value(of: text) }
  }

  @Test(
    "A character by its number has four hexadecimal digits and no sign",
    arguments: [#""\u+041""#, #""\u-041""#, #""\u41""#, #""\u004g""#, #""\u00"#, #""\u"#])
  func escapes(text: String) {
    #expect(throws: (any Error).self) { try FHIRNodeReader.reading(Array(text.utf8)) }
    #expect(throws: (any Error).self) { try AnalysisJSONReader.value(of: text) }
  }

  @Test("Both sizes of hexadecimal letters are read")
  func letters() throws {
    let text = #""\u00E9\u00e9""#
    #expect(try FHIRNodeReader.reading(Array(text.utf8)) == .string("éé"))
    #expect(try AnalysisJSONReader.value(of: text) == .string("éé"))
  }
}
