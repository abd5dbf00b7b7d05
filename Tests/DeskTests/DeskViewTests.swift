import Desk
import Testing
import TerminalUI

struct DeskViewTests {
  @Test("The worklist puts alerts on top and every session on one line where there is room")
  func worklist() {
    #expect(
      DeskPageSamples.worklist.screen(100, 12).text
        == """
         Today                                                                               Maria Ruiz, RN
         !! Ticket 17: cannot hold urine. Answered 2 minutes ago.

              Ticket  Time   Who               State         Suggestion
           !! 17      08:41  Ann Example       waiting       Go to the emergency department now
         ▶    16      08:30  walk-up           in review     See the specialist
              15      08:12  Bartholomew Lon…  finished      Ask a nurse first




         Enter Open   f Filter   / Find   n New interview   a Acknowledge   ? Help   l Español   q Sign out
        """)
  }

  @Test("On a narrow screen every session takes two lines, and no suggestion is cut")
  func narrowWorklist() {
    #expect(
      DeskPageSamples.worklist.screen(64, 24).text.withoutEmptyLines
        == """
         Today                                           Maria Ruiz, RN
         !! Ticket 17: cannot hold urine. Answered 2 minutes ago.
              Ticket  Time   Who               State
           !! 17      08:41  Ann Example       waiting
                Go to the emergency department now
         ▶    16      08:30  walk-up           in review
                See the specialist
              15      08:12  Bartholomew Lon…  finished
                Ask a nurse first
         Enter Open   f Filter   / Find   n New interview
         a Acknowledge   ? Help   l Español   q Sign out
        """)
  }

  @Test("A review names the patient, sets answers beside their questions and ends with its notices")
  func review() {
    #expect(
      DeskPageSamples.review.screen(80, 20).text
        == """
         Review of ticket 17                                             Maria Ruiz, RN
         Example, Ann · born 1980-02-29 · MRN 0012345

         Safety
         ▶ !! Have you lost control of your bladder or  Yes
              bowels since the pain began?              was: No (changed after 40 s)
              Do you have a fever?                      Not sure

         Notes
           Takes aspirin every day.
           The lung lies below this area.
          [ e  Add findings ]   [ s  Sign ]





         Suggestion: go to the emergency department now.
         ! Not acknowledged yet.
         Esc Back   ? Help
        """)
  }

  @Test("On a narrow screen an answer stands below its question")
  func narrowReview() {
    #expect(
      DeskPageSamples.review.screen(64, 24).text.contains(
        """
         ▶ !! Have you lost control of your bladder or bowels since the
              pain began?
                > Yes
                was: No (changed after 40 s)
              Do you have a fever?
                > Not sure
        """))
  }

  @Test("A form lists the choices of the field in hand, and its problems below each field")
  func form() {
    #expect(
      DeskPageSamples.form(focus: 1).screen(64, 24).text.withoutEmptyLines
        == """
         Findings for ticket 17
         Example, Ann · MRN 0012345
           Temperature               101.2 F = 38.4 C
         ▶ Trigger points in the     Present (changed)
           muscle on examination
              (●) 1 Present   ( ) 2 Absent   ( ) 3 Partly present
              ( ) 4 Not examined
           Reviewed flags            Infection, Cancer
           Note                      ____
             ! Say who gave you this.
          [ Enter  Save ]   [ Back ]
         Suggestion: see the specialist.
         Tab Next   Esc Back
        """)
  }

  @Test("Letters leave only the choices that they fit, with the cursor behind them")
  func typeAhead() throws {
    let page = DeskPageSamples.form(focus: 1, exam: DeskPageSamples.exam(typed: "p"))
    let frame = page.screen(80, 25)
    #expect(frame.text(ofRow: 4) == " ▶ Trigger points in the muscle   p_ (changed)")
    #expect(frame.text(ofRow: 6) == "      ( ) 1 Present   ( ) 3 Partly present")
    #expect(frame.cursor == Point(column: 35, row: 4))
  }

  @Test("Where Space would mark a choice, that choice has the cursor")
  func currentChoice() throws {
    var editor = FieldEditor(.many(DeskPageSamples.reviewed))
    _ = editor.receive(.right)
    _ = editor.receive(.right)
    let page = DeskPage(
      language: "en", title: "Form", parts: [.field(editor.field(label: "Reviewed"), place: 0)])
    let frame = page.screen(80, 12)
    #expect(
      frame.text(ofRow: 3)
        == "      [ ] 1 Infection  ▶[ ] 2 Cancer   [ ] 3 Fracture   [ ] 4 None of these")
    #expect(frame.cursor == Point(column: 25, row: 3))
    #expect(frame.texts(in: .focused).contains("▶[ ] 2 Cancer"))
  }

  @Test("A secret shows a dot for each character")
  func secret() {
    var editor = FieldEditor(.secret(maximum: 6))
    editor.type("4711")
    let page = DeskPage(
      language: "en", title: "Locked", parts: [.field(editor.field(label: "PIN"), place: 0)])
    let frame = page.screen(64, 24)
    #expect(frame.text(ofRow: 2) == " ▶ PIN                       ••••_")
    #expect(frame.cursor == Point(column: 33, row: 2))
  }

  @Test("Wide characters keep their columns")
  func wide() {
    let cells = [DeskCell("Who", "山田太郎山田太郎", width: 9), DeskCell("State", "waiting", width: 8)]
    let page = DeskPage(
      language: "en", title: "山田", parts: [.row(DeskRow(cells: cells), element: .row(0))])
    let frame = page.screen(40, 10)
    #expect(frame.text(ofRow: 2) == " ▶    山田太郎…  waiting")
    #expect(frame[Point(column: 17, row: 2)]?.text == "w")
  }

  @Test("Hints that need more than two rows move together, and none is cut")
  func crowdedHints() {
    var page = DeskPageSamples.worklist
    page.hints.append(DeskHint("x", "Something long that works here as well", .identify))
    let rows = page.screen(64, 24).text.split(separator: "\n").suffix(3)
    #expect(
      Array(rows) == [
        " Enter Open  f Filter  / Find  n New interview  a Acknowledge",
        " ? Help  l Español  q Sign out",
        " x Something long that works here as well",
      ])
  }

  @Test("Three alerts are drawn and the others counted")
  func manyAlerts() {
    var page = DeskPageSamples.worklist
    page.banner = (1...5).map { DeskBanner("Alert \($0).", element: .banner($0)) }
    let rows = page.screen(80, 25).text.split(separator: "\n")
    #expect(rows[1...4] == [" !! Alert 1.", " !! Alert 2.", " !! Alert 3.", " !! +2 more"])
  }
}

extension String {
  var withoutEmptyLines: String {
    split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n")
  }
}
