import Desk
import Testing
import TerminalUI

struct FieldEditorTests {
  static let answers = ["No", "Not sure", "Sí, un poco", "Years ago"].options

  @Test(
    "Letters pick an answer as soon as they fit only one, by the beginnings of its words",
    arguments: [
      ("y", [3]), ("YE", [3]), ("si", [2]), ("sí", [2]), ("po", [2]), ("ago", [3]), ("no", [0]),
      ("not", [1]), ("2", [1]), ("n", []), ("q", []),
    ])
  func typeAhead(typed: String, picked: [Int]) {
    var editor = FieldEditor(.one(Self.answers))
    editor.type(typed)
    #expect(editor.picked == picked)
  }

  @Test("Letters that fit several or none are a fault, and Backspace takes them back")
  func faultsOfLetters() {
    var editor = FieldEditor(.one(Self.answers), .picked([3]))
    editor.type("n")
    #expect(editor.value() == .failure(.ambiguous(["No", "Not sure"])))
    #expect(editor.candidates == [0, 1])
    editor.type("q")
    #expect(editor.value() == .failure(.noSuchOption("nq")))
    editor.press(.backspace)
    editor.press(.backspace)
    #expect(editor.isEmpty)
    #expect(editor.value() == .success(.nothing))
    editor.type("2")
    editor.press(.backspace)
    #expect(editor.isEmpty)
  }

  @Test("Arrows and Space walk through what the letters leave")
  func walking() {
    var editor = FieldEditor(.one(Self.answers))
    var walked: [[Int]] = []
    for key in [Key.right, .character(" "), .left, .left] {
      editor.press(key)
      walked.append(editor.picked)
    }
    #expect(walked == [[0], [1], [0], [3]])
    editor.clear()
    editor.type("n  ")
    #expect(editor.value() == .success(.picked([1])))
    editor.type(" ")
    #expect(editor.picked == [0])
  }

  @Test("One and zero make ten only when typed together")
  func longKeys() {
    let scale = (0...10).map { FieldEditor.Option(code: "\($0)", label: "\($0)", key: "\($0)") }
    var editor = FieldEditor(.one(scale))
    editor.type("1")
    #expect(editor.picked == [1])
    editor.type("0")
    #expect(editor.picked == [10])
    editor.type("3")
    #expect(editor.picked == [3])
    editor.type("0")
    #expect(editor.picked == [0])
  }

  @Test("Digits and Space mark several, and what excludes the others clears them")
  func many() {
    var editor = FieldEditor(.many(DeskPageSamples.reviewed))
    editor.type("31")
    #expect(editor.picked == [0, 2])
    editor.type("ca ")
    #expect(editor.value() == .success(.picked([0, 1, 2])))
    editor.type("2")
    #expect(editor.picked == [0, 2])
    editor.type("none ")
    #expect(editor.picked == [3])
    editor.type("1")
    #expect(editor.picked == [0])
    editor.type("fr")
    #expect(editor.value() == .failure(.notPicked("fr")))
    editor.press(.backspace)
    editor.press(.backspace)
    #expect(editor.picked == [0])
    editor.press(.backspace)
    #expect(editor.isEmpty)
  }

  @Test(
    "A line fills a field with keys, codes or labels",
    arguments: [
      ("3", .picked([2])), ("code-2", .picked([1])), ("not sure", .picked([1])),
      ("no", .picked([0])),
      ("-", .nothing), ("", .nothing),
    ] as [(String, FieldEditor.Value)])
  func lineOfOne(line: String, value: FieldEditor.Value) {
    var editor = FieldEditor(.one(Self.answers), .picked([3]))
    let isUnderstood = editor.fill(line)
    #expect(isUnderstood)
    #expect(editor.value() == .success(value))
  }

  @Test(
    "A line names several answers, by blanks or by commas",
    arguments: [
      ("1 3", [0, 2]), ("3,1", [0, 2]), ("cancer, fracture", [1, 2]), ("cancer fracture", [1, 2]),
      ("none of these", [3]), ("2", [1]),
    ])
  func lineOfMany(line: String, picked: [Int]) {
    var editor = FieldEditor(.many(DeskPageSamples.reviewed))
    let isUnderstood = editor.fill(line)
    #expect(isUnderstood)
    #expect(editor.picked == picked)
  }

  @Test(
    "A line that cannot be meant leaves its fault",
    arguments: [
      ("1 4", .notTogether("None of these")), ("1 9", .noSuchOption("9")),
      ("lung", .noSuchOption("lung")),
    ] as [(String, FieldEditor.Fault)])
  func faultyLines(line: String, fault: FieldEditor.Fault) {
    var editor = FieldEditor(.many(DeskPageSamples.reviewed))
    let isUnderstood = editor.fill(line)
    #expect(!isUnderstood)
    #expect(editor.value() == .failure(fault))
  }

  @Test("A text one character too long is a fault, and no longer one can be typed")
  func text() {
    var editor = FieldEditor(.text(maximum: 5))
    editor.type("by me and you")
    #expect(editor.text == "by me ")
    #expect(editor.value() == .success(.text("by me")))
    editor.paste("x\ty\n\u{1B}z")
    #expect(editor.text == "by me x y z")
    #expect(editor.value() == .failure(.tooLong(maximum: 5)))
    editor.press(.control("U"))
    #expect(editor.isEmpty)
    #expect(!editor.takes(.left))
    #expect(!editor.takes(.enter))
  }

  @Test("An option without a key is named by its letters, never by an empty line")
  func noKey() {
    let options = [
      FieldEditor.Option(code: "a", label: "Upper back", key: "1"),
      FieldEditor.Option(code: "b", label: "Lower back", key: ""),
    ]
    var editor = FieldEditor(.one(options), .picked([0]))
    let isUnderstood = editor.fill("")
    #expect(isUnderstood)
    #expect(editor.isEmpty)
    editor.type("low")
    #expect(editor.picked == [1])
    var several = FieldEditor(.many(options))
    let areUnderstood = several.fill("1, ,lower")
    #expect(areUnderstood)
    #expect(several.picked == [0, 1])
  }

  @Test("What was recorded comes back as it would be typed")
  func recorded() {
    #expect(FieldEditor(.number(DeskPageSamples.celsius), .number(38)).text == "38.0")
    #expect(FieldEditor(.one(Self.answers), .picked([1])).value() == .success(.picked([1])))
    #expect(FieldEditor(.one(Self.answers), .picked([9])).isEmpty)
    #expect(FieldEditor(.text(maximum: 9), .text("as told")).value() == .success(.text("as told")))
  }
}
