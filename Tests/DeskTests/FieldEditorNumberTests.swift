import Desk
import Testing
import TerminalUI

struct FieldEditorNumberTests {
  @Test(
    "A temperature is understood in both units, with the other beside it",
    arguments: [
      ("38.4", 38.4, "38.4", "= 101.1 F"), ("38,4", 38.4, "38,4", "= 101.1 F"),
      ("101.2f", 38.4, "101.2 F", "= 38.4 C"), ("101.2 F", 38.4, "101.2 F", "= 38.4 C"),
      ("100.4f", 38, "100.4 F", "= 38.0 C"), ("98.6F", 37, "98.6 F", "= 37.0 C"),
      ("37c", 37, "37 C", "= 98.6 F"), ("37", 37, "37", "= 98.6 F"), ("37.", 37, "37.", "= 98.6 F"),
      ("101.2fc", nil, "101.2 C", nil),
    ] as [(String, Double?, String, String?)])
  func temperatures(typed: String, value: Double?, text: String, aside: String?) {
    let editor = DeskPageSamples.temperature(typed)
    let field = editor.field(label: "Temperature")
    #expect(editor.text == text)
    #expect(field.aside == aside)
    #expect(field.unit == (text.contains(" ") ? nil : "C"))
    if let value {
      #expect(editor.value() == .success(.number(value)))
    } else {
      #expect(editor.value() == .failure(.outside(30...45, unit: "C")))
    }
  }

  @Test("Every tenth of a degree comes back from the other unit within its rounding")
  func thereAndBack() throws {
    for tenths in 300...450 {
      let celsius = Double(tenths) / 10
      let shown = try #require(
        DeskPageSamples.temperature("\(celsius)").field(label: "").aside)
      let back = DeskPageSamples.temperature(String(shown.dropFirst(2)))
      #expect(back.value() == .success(.number(celsius)))
    }
  }

  @Test("A half is rounded up, also below zero")
  func halves() {
    let whole = FieldEditor.NumberKind(
      range: -100...100, decimals: 0, unit: "C", alternative: .fahrenheit)
    for (typed, value) in [("32.9 F", 1.0), ("31.1 F", 0.0), ("30.2 F", -1.0)] {
      var editor = FieldEditor(.number(whole))
      let isUnderstood = editor.fill(typed)
      #expect(isUnderstood)
      #expect(editor.value() == .success(.number(value)))
    }
  }

  @Test(
    "What is no number, or one that the form does not take, is a fault",
    arguments: [
      ("38.44", .tooManyDecimals(most: 1)), ("385", .outside(30...45, unit: "C")),
      ("-38", .outside(30...45, unit: "C")), (".", .notANumber), ("-.", .notANumber),
    ] as [(String, FieldEditor.Fault)])
  func faults(typed: String, fault: FieldEditor.Fault) {
    let editor = DeskPageSamples.temperature(typed)
    #expect(editor.text == typed)
    #expect(editor.value() == .failure(fault))
    #expect(editor.field(label: "").aside == nil)
  }

  @Test("Zeros at the end do no harm")
  func zeros() {
    #expect(DeskPageSamples.temperature("38.40").value() == .success(.number(38.4)))
  }

  @Test("Keys that no number has are left to the page")
  func otherKeys() {
    var editor = DeskPageSamples.temperature("")
    #expect(!editor.takes(.character("f")))
    #expect(!editor.takes(.character("x")))
    editor.type("3.8.4-")
    #expect(editor.text == "3.84")
    #expect(!editor.takes(.tab))
  }

  @Test("Backspace takes the unit before the digits")
  func backspace() {
    var editor = DeskPageSamples.temperature("101.2f")
    editor.press(.backspace)
    #expect(editor.text == "101.2")
    editor.press(.backspace)
    #expect(editor.text == "101.")
  }

  @Test(
    "A line or a paste may carry the unit, and a line that is no number says so",
    arguments: [
      ("38.4", true), ("101.2 F", true), ("101,2f", true), ("38.4 °C", true), ("warm", false),
      ("38.4 K", false), ("38 4", false),
    ])
  func lines(line: String, isUnderstood: Bool) {
    var editor = DeskPageSamples.temperature("99")
    let understood = editor.fill(line)
    #expect(understood == isUnderstood)
    var pasted = DeskPageSamples.temperature("")
    pasted.paste(line + "\n")
    #expect(pasted.value() == editor.value())
    if !isUnderstood { #expect(editor.value() == .failure(.notANumber)) }
  }
}
