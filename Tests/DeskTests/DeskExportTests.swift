@testable import Desk
import Interview
import Testing
import TerminalUI

/// Writing sessions out, from the list and from a review.
struct DeskExportTests {
  let cabinet: Cabinet

  init() throws {
    cabinet = DeskTour.morning(try Shipped.content())
    try cabinet.act(.identify(.lopez), on: "discuss", as: "Ana Ruiz")
    try cabinet.act(.release, on: "discuss", as: "Ana Ruiz")
  }

  private func exporting(_ tickets: String) -> DeskWalk {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.type("x")
    desk.press(.control("U"))
    desk.type(tickets)
    return desk
  }

  @Test("From a review its session is written, which stays on record and changes nothing else")
  func review() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    let before = cabinet.file("discuss")
    desk.type("x2")
    #expect(
      desk.screen.contains(
        """
         ▶ Format                         FHIR
              ( ) 1 Note (text)   (●) 2 FHIR   ( ) 3 HL7 v2 result (ORU)
              ( ) 4 HL7 v2 document (MDM)   ( ) 5 PDF   ( ) 6 Tables (CSV)
              ( ) 7 Lines for analysis (NDJSON)
           Without identity               No

           This is 1 session.
           What leaves: who the patient is, the answers and the suggestion, and no
           more.
           1 is not signed: it goes out marked PRELIMINARY.
           Folder: /srv/exports. No file name says who the patient is.
           It stays on record who exported this, and when.

          [ Write ]   [ Cancel ]
        """), "\(desk.screen)")
    desk.pressButton(.save)
    #expect(
      cabinet.exports == [
        DeskExport(
          sessions: ["discuss"], format: .fhir, identity: .required, privacy: .identified,
          language: "en", by: "Ana Ruiz")
      ])
    #expect(desk.screen.contains("In the folder /srv/exports:\n ▶ cand-1.fhir\n"))
    let after = cabinet.file("discuss")
    #expect(cabinet.acts(of: "discuss").last == .exported(.fhir))
    #expect(after.session.sheet == before.session.sheet)
    #expect(after.review.revision == before.review.revision)
    #expect(after.state(at: cabinet.now) == before.state(at: cabinet.now))
    #expect(after.session.lastUndoable == before.session.lastUndoable)
    desk.press(.enter, .escape)
    #expect(desk.program.place.stage == .review)
    #expect(
      DeskText.lines(of: desk.program.page).contains("Exported by Ana Ruiz, 08:00: FHIR"))
  }

  @Test("Enter in the last field goes to the button, so that nothing is written by accident")
  func noAccident() {
    var desk = exporting("1")
    desk.press(.enter, .enter, .enter)
    #expect(desk.program.page.focused == .button(.save))
    #expect(cabinet.exports == [])
    desk.press(.enter)
    #expect(cabinet.exports.map(\.sessions) == [["discuss"]])
  }

  @Test("The list offers the session that the cursor is on, and goes back to it")
  func focused() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.press(.down)
    desk.click("X Export")
    #expect(desk.program.place.form.text(.tickets) == "2")
    desk.press(.escape)
    #expect(desk.program.focusedRow?.id == "unsure")
  }

  @Test("Of a range, what is void or nobody stays here and says why")
  func range() throws {
    try cabinet.act(.void(reason: "made twice"), on: "unsure", as: "Ana Ruiz")
    var desk = exporting("1-3, 5")
    #expect(
      facts(desk) == [
        "These are 4 sessions.",
        "What leaves: who the patient is, the answers and the suggestion, and no more.",
        "3 are not signed: they go out marked PRELIMINARY.",
        "2 lack two identifiers: they stay here unless you say that this is meant.",
        "1 is void, and stays here.",
        "Folder: /srv/exports. No file name says who the patient is.",
        "It stays on record who exported this, and when.",
      ])
    desk.pressButton(.save)
    #expect(cabinet.exports.map(\.sessions) == [["discuss"]])
    #expect(
      DeskText.lines(of: desk.program.page).drop { $0 != "Written files: 1" }.prefix(6) == [
        "Written files: 1",
        "Ticket 2: This session is void and was not written.",
        "Ticket 3: Two identifiers are missing. Identify the patient, or say that this is meant.",
        "Ticket 5: Two identifiers are missing. Identify the patient, or say that this is meant.",
        "In the folder /srv/exports:", "cand-1.text",
      ])
  }

  @Test("Said to be meant, sessions leave without identifiers")
  func meant() {
    var desk = exporting("3-4")
    desk.press(.tab, .tab, .character("2"))
    #expect(!facts(desk).contains { $0.contains("two identifiers") })
    desk.pressButton(.save)
    #expect(cabinet.exports.map(\.identity) == [.waived])
    #expect(cabinet.exports.map(\.sessions) == [["emergency", "left"]])
  }

  @Test("Only tables can be de-identified, and then nobody has to be identified")
  func deidentified() {
    var desk = exporting("3")
    #expect(!desk.screen.contains("De-identified"))
    desk.press(.tab, .character("7"), .tab, .tab)
    #expect(desk.screen.contains(" ▶ De-identified                  No\n"))
    desk.press(.character("2"))
    #expect(
      facts(desk)[1]
        == "What leaves: the answers and the suggestion, without names, numbers and free text; "
        + "years instead of dates, and everybody over 89 as one age.")
    desk.pressButton(.save)
    #expect(
      cabinet.exports == [
        DeskExport(
          sessions: ["emergency"], format: .ndjson, identity: .waived, privacy: .deidentified,
          language: "en", by: "Ana Ruiz")
      ])
  }

  @Test("Tickets that mean nothing are said at their field, and nothing is written")
  func wrongTickets() {
    for (text, sentence) in [
      ("x", "Write tickets as 3, or 3-9, or 3, 5-7."), ("77", "There is no such ticket."),
    ] {
      var desk = exporting(text)
      desk.pressButton(.save)
      #expect(desk.program.place.form.fields.first?.problem == sentence)
      #expect(desk.program.page.focused == .field(0))
    }
    #expect(cabinet.exports == [])
  }

  @Test("While older sessions are still being read, no range is taken for all that it means")
  func stillReading() {
    var desk = exporting("1-4")
    desk.hear(.sessions([], unreadable: [], moreBelow: 1))
    desk.pressButton(.save)
    #expect(desk.program.page.notices == [])
    var older = exporting("0-4")
    older.hear(.sessions([], unreadable: [7], moreBelow: 1))
    older.pressButton(.save)
    #expect(
      older.program.page.notices
        == ["Older sessions are still being read. Wait a moment, then write again."])
    #expect(cabinet.exports.count == 1)
  }

  @Test("What the writer refuses is said with its ticket, and has no export on record")
  func refused() {
    cabinet.exportRefusals = [DeskExport.Refusal(ticket: 1, "The PDF is not right.")]
    var desk = exporting("1")
    desk.pressButton(.save)
    #expect(desk.screen.contains("Nothing was written\n\n ▶ Ticket 1: The PDF is not right.\n"))
    #expect(!cabinet.acts(of: "discuss").contains(.exported(.text)))
  }

  @Test("A locked desk says nothing of an export, and comes back to it")
  func locked() {
    var desk = exporting("1-4")
    desk.press(.function(10))
    #expect(!desk.screen.contains("Export") && !desk.screen.contains("exports"))
    desk.type("840273")
    desk.press(.enter)
    #expect(desk.program.place.form.text(.tickets) == "1-4")
  }

  @Test("By lines a range is written too, and every file is read out")
  func lines() {
    var desk = DeskLinearWalk(cabinet, as: "Ana")
    #expect(desk.say("x").contains("1. Tickets (such as 3 or 3-9): 3\n"))
    #expect(desk.say("1 1-2").contains("These are 2 sessions.\n"))
    _ = desk.say("2 pdf")
    #expect(desk.say("3 yes").contains("Yes, meant (chosen)"))
    #expect(
      desk.say(desk.number(of: "Write")).contains(
        "Written files: 2\nIn the folder /srv/exports:\ncand-1.pdf\ncand-2.pdf\n"))
    #expect(cabinet.exports.map(\.format) == [.pdf])
  }

  /// The sentences between the fields and the buttons.
  private func facts(_ desk: DeskWalk) -> [String] {
    desk.program.page.parts.compactMap { part in
      if case .text(let text, _) = part.content { text } else { nil }
    }
  }
}
