import Desk
import Testing

struct DeskTextTests {
  @Test("A worklist is read out with the names of its columns, and what can be opened has a number")
  func worklist() {
    #expect(
      DeskText.lines(of: DeskPageSamples.worklist) == [
        "Today · Maria Ruiz, RN",
        "!! Ticket 17: cannot hold urine. Answered 2 minutes ago.",
        "1. !! Ticket: 17, Time: 08:41, Who: Ann Example, State: waiting, "
          + "Suggestion: Go to the emergency department now",
        "2. Ticket: 16, Time: 08:30, Who: walk-up, State: in review, Suggestion: See the specialist",
        "3. Ticket: 15, Time: 08:12, Who: Bartholomew Longname-Example, State: finished, "
          + "Suggestion: Ask a nurse first",
        "Enter Open, f Filter, / Find, n New interview, a Acknowledge, ? Help, l Español, q Sign out",
      ])
  }

  @Test("Text that can only be stopped at has no number")
  func review() {
    #expect(
      DeskText.lines(of: DeskPageSamples.review) == [
        "Review of ticket 17 · Maria Ruiz, RN",
        "Example, Ann · born 1980-02-29 · MRN 0012345",
        "", "Safety",
        "1. !! Have you lost control of your bladder or bowels since the pain began?",
        "   Yes", "   was: No (changed after 40 s)",
        "2. Do you have a fever?", "   Not sure",
        "", "Notes", "Takes aspirin every day.", "The lung lies below this area.",
        "3. Add findings (e)", "4. Sign (s)",
        "Suggestion: go to the emergency department now.",
        "! Not acknowledged yet.",
        "< Back, ? Help",
      ])
  }

  @Test("A choice is listed with what is typed for it")
  func form() {
    #expect(
      DeskText.lines(of: DeskPageSamples.form(focus: 1))[2...].prefix(8) == [
        "1. Temperature: 101.2 F = 38.4 C",
        "2. Trigger points in the muscle on examination: Present (changed)",
        "   2 1: Present (chosen)", "   2 2: Absent", "   2 3: Partly present",
        "   2 4: Not examined",
        "3. Reviewed flags: Infection, Cancer",
        "   3 1: Infection (chosen)",
      ])
  }

  @Test("A page of many fields lists the choices of the focused one only")
  func manyFields() {
    var page = DeskPageSamples.form(focus: 1)
    page.parts.append(.field(DeskField(label: "More", kind: .text), place: 4))
    let lines = DeskText.lines(of: page)
    #expect(lines.contains("   2 1: Present (chosen)"))
    #expect(!lines.contains("   3 1: Infection (chosen)"))
  }

  @Test("A secret is never read out")
  func secret() {
    var editor = FieldEditor(.secret(maximum: 6))
    editor.type("471199")
    let page = DeskPage(
      language: "es", title: "Bloqueado", parts: [.field(editor.field(label: "PIN"), place: 0)])
    #expect(DeskText.lines(of: page) == ["Bloqueado", "1. PIN: (escrito)"])
  }

  @Test(
    "A number presses what it counts, and a hint's key does what the hint does",
    arguments: [
      ("2", .press(.row(1))), ("4", .notUnderstood), ("0", .notUnderstood), ("2 x", .notUnderstood),
      ("f", .action(.filter)), ("F", .action(.filter)), ("?", .action(.help)),
      ("h", .help), ("r", .repeatPage), ("", .repeatPage), ("  ", .repeatPage),
      ("<", .action(.back)), ("what", .notUnderstood),
    ] as [(String, DeskReading)])
  func worklistReading(line: String, reading: DeskReading) {
    #expect(DeskReading(line, on: DeskPageSamples.worklist) == reading)
  }

  @Test(
    "Text behind a field's number fills the field, and the number alone goes there",
    arguments: [
      ("1 101.2 F", .fill(field: 0, text: "101.2 F")), ("3 1 2", .fill(field: 2, text: "1 2")),
      ("4. as told  by phone", .fill(field: 3, text: "as told  by phone")), ("2", .focus(1)),
      ("5", .action(.save)), ("enter", .action(.save)), ("38.4", .notUnderstood),
    ] as [(String, DeskReading)])
  func formReading(line: String, reading: DeskReading) {
    #expect(DeskReading(line, on: DeskPageSamples.form(focus: 0)) == reading)
  }

  @Test("On a page with stops between, numbers count only what can be pressed")
  func numbersSkipText() {
    #expect(DeskReading("3", on: DeskPageSamples.review) == .action(.items))
    #expect(DeskReading("S", on: DeskPageSamples.review) == .action(.sign))
  }

  @Test(
    "On a page with one field, other text goes there",
    arguments: [
      ("471199", .fill(field: 0, text: "471199")), ("000001", .fill(field: 0, text: "000001")),
      ("Ann Example", .fill(field: 0, text: "Ann Example")), ("1", .focus(0)),
      ("1 7", .fill(field: 0, text: "7")),
    ] as [(String, DeskReading)])
  func oneField(line: String, reading: DeskReading) {
    let page = DeskPage(
      language: "en", title: "Find",
      parts: [.field(DeskField(label: "Find", kind: .text), place: 0)])
    #expect(DeskReading(line, on: page) == reading)
  }
}
