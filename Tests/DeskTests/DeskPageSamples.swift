import Desk
import Interview
import Testing
import TerminalUI

/// Pages as the desk shows them, with invented people.
enum DeskPageSamples {
  static let columns = [
    DeskCell("Ticket", width: 6), DeskCell("Time", width: 5), DeskCell("Who", width: 16),
    DeskCell("State", width: 12), DeskCell("Suggestion", width: 24),
  ]

  static func row(
    _ mark: String?, _ texts: [String], tone: DeskPart.Tone = .plain
  ) -> DeskRow {
    let cells = zip(columns, texts).map { DeskCell($0.label, $1, width: $0.width) }
    return DeskRow(
      mark: mark, tone: tone, cells: Array(cells.prefix(4)), below: Array(cells.dropFirst(4)))
  }

  static var worklist: DeskPage {
    DeskPage(
      language: "en", title: "Today", status: "Maria Ruiz, RN",
      banner: [
        DeskBanner("Ticket 17: cannot hold urine. Answered 2 minutes ago.", element: .banner(0))
      ],
      parts: [
        .header(columns),
        .row(
          row(
            "!!", ["17", "08:41", "Ann Example", "waiting", "Go to the emergency department now"],
            tone: .urgent), element: .row(0)),
        .row(
          row(nil, ["16", "08:30", "walk-up", "in review", "See the specialist"]),
          element: .row(1)),
        .row(
          row(
            nil, ["15", "08:12", "Bartholomew Longname-Example", "finished", "Ask a nurse first"]),
          element: .row(2)),
      ],
      hints: [
        DeskHint("Enter", "Open", .open), DeskHint("f", "Filter", .filter),
        DeskHint("/", "Find", .find), DeskHint("n", "New interview", .newInterview),
        DeskHint("a", "Acknowledge", .acknowledge), DeskHint("?", "Help", .help),
        DeskHint("l", "Español", .switchLanguage), DeskHint("q", "Sign out", .signOut),
      ],
      focus: 1)
  }

  static var review: DeskPage {
    DeskPage(
      language: "en", title: "Review of ticket 17", status: "Maria Ruiz, RN",
      identity: "Example, Ann · born 1980-02-29 · MRN 0012345",
      parts: [
        .heading("Safety"),
        .item(
          DeskItem(
            mark: "!!", tone: .urgent,
            question: "Have you lost control of your bladder or bowels since the pain began?",
            answer: "Yes", notes: ["was: No (changed after 40 s)"]), element: .answer(3)),
        .item(
          DeskItem(question: "Do you have a fever?", answer: "Not sure"), element: .answer(4)),
        .gap,
        .heading("Notes"),
        .text("Takes aspirin every day.", .quiet),
        .text("The lung lies below this area.", .strong, element: .line(0)),
        .button("Add findings", key: "e", .items), .button("Sign", key: "s", .sign),
      ],
      summary: ["Suggestion: go to the emergency department now."],
      notices: ["Not acknowledged yet."],
      hints: [DeskHint("Esc", "Back", .back), DeskHint("?", "Help", .help)])
  }

  static func form(focus: Int, exam: FieldEditor = exam()) -> DeskPage {
    DeskPage(
      language: "en", title: "Findings for ticket 17", identity: "Example, Ann · MRN 0012345",
      parts: [
        .field(temperature("101.2f").field(label: "Temperature"), place: 0),
        .field(
          exam.field(label: "Trigger points in the muscle on examination", isChanged: true),
          place: 1),
        .field(
          FieldEditor(.many(reviewed), .picked([0, 1])).field(label: "Reviewed flags"), place: 2),
        .field(
          FieldEditor(.text(maximum: 400)).field(
            label: "Note", problem: "Say who gave you this."), place: 3),
        .button("Save", key: "Enter", .save), .button("Back", .back),
      ],
      summary: ["Suggestion: see the specialist."],
      hints: [DeskHint("Tab", "Next", .open), DeskHint("Esc", "Back", .back)], focus: focus)
  }

  static func temperature(_ text: String) -> FieldEditor {
    var editor = FieldEditor(.number(celsius))
    editor.type(text)
    return editor
  }

  static func exam(typed: String = "") -> FieldEditor {
    var editor = FieldEditor(.one(findings), typed.isEmpty ? .picked([0]) : .nothing)
    editor.type(typed)
    return editor
  }

  static let celsius = FieldEditor.NumberKind(
    range: 30...45, decimals: 1, unit: "C", alternative: .fahrenheit)

  static let findings = ["Present", "Absent", "Partly present", "Not examined"].options

  static let reviewed = ["Infection", "Cancer", "Fracture", "None of these"].enumerated().map {
    FieldEditor.Option(
      code: $1.lowercased(), label: $1, key: String($0 + 1), isExclusive: $0 == 3)
  }
}

extension [String] {
  var options: [FieldEditor.Option] {
    enumerated().map {
      FieldEditor.Option(code: "code-\($0 + 1)", label: $1, key: String($0 + 1))
    }
  }
}

extension FieldEditor {
  mutating func type(_ text: String) {
    for character in text { _ = receive(.character(character)) }
  }

  /// A key that has to mean something here.
  mutating func press(_ key: Key) {
    let isUsed = receive(key)
    #expect(isUsed)
  }

  func takes(_ key: Key) -> Bool {
    var copy = self
    return copy.receive(key)
  }
}

extension DeskPage {
  func screen(_ columns: Int, _ rows: Int, scroll: Int = 0) -> Frame {
    DeskView.frame(of: self, scroll: scroll, in: Size(columns: columns, rows: rows))
  }
}
