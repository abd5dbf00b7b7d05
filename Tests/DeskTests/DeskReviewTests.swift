@testable import Desk
import Interview
import Testing
import TerminalUI

/// What the page about one session says, and what it leaves out.
struct DeskReviewTests {
  let cabinet: Cabinet

  init() throws { cabinet = DeskTour.morning(try Shipped.content()) }

  @Test("Sections are there where they have something to say, safety first")
  func sections() {
    #expect(
      headings("discuss")
        == [
          "Safety", "Suggestion (not an order, not a diagnosis)", "Precautions and notes", "Scores",
          "Payer checklist", "Start", "Safety right now", "Safety today", "Your pain",
          "Muscle knots", "Nerve signs", "What you have tried", "Past trigger point shots",
          "Is a shot safe for you?", "Goal", "Record",
        ])
    let left = headings("left")
    #expect(left.contains("What is unknown"))
    #expect(!left.contains("Changed answers"))
  }

  @Test("Warnings stand on top, with their alert and who acknowledged it")
  func safety() throws {
    #expect(
      lines("emergency", after: "Safety").prefix(2)
        == [
          "!! EMERGENCY, 08:00: not acknowledged yet",
          "!! EMERGENCY: Possible cauda equina syndrome",
        ])
    cabinet.pass(seconds: 75)
    try cabinet.act(.acknowledge(initials: "BO"), on: "emergency", as: "Ben Ode", at: "d2")
    #expect(
      lines("emergency", after: "Safety").first
        == "EMERGENCY, 08:00. Acknowledged by BO at 08:01, after 75 s")
    #expect(lines("discuss", after: "Safety").first == "No warning sign was reported.")
  }

  @Test("A safety answer that was taken back or has become too old is asked for again")
  func askedAgain() {
    cabinet.interview("back", ["rf-cancer": ["yes"]], isSent: .unsent)
    cabinet.record(.answer("rf-cancer", .code("no")), in: "back")
    cabinet.send("back")
    let back = text("back")
    #expect(back.contains("A warning answer was taken back. Ask again."))
    #expect(!back.contains("Older than 24 hours. Ask again."))
    cabinet.pass(hours: 25)
    let old = text("discuss")
    #expect(old.components(separatedBy: "Older than 24 hours. Ask again.").count == 9)
    #expect(!old.contains("No warning sign was reported."))
  }

  @Test("The patient's own words stand beside the nurse's where the languages differ")
  func ownWords() {
    let spanish = text("unsure")
    #expect(spanish.contains("Not sure (“No lo sé”)"))
    #expect(!text("discuss").contains("“"))
    #expect(text("unsure", in: "es").contains("No lo sé\n"))
  }

  @Test("Changed answers keep who gave each, when, why, and whether it was undone")
  func history() throws {
    cabinet.pass(seconds: 60)
    try cabinet.act(
      .amend("rf-cancer", .code("yes"), reason: "misheard"), on: "discuss", as: "Ana Ruiz")
    cabinet.pass(seconds: 60)
    try cabinet.act(.undo, on: "discuss", as: "Ana Ruiz")
    try cabinet.act(.amend("rf-cancer", nil, reason: "unsure"), on: "discuss", as: "Ana Ruiz")
    #expect(
      lines("discuss", after: "Changed answers").prefix(5)
        == [
          "Have you ever had cancer? Do not count small skin cancers.", "no answer",
          "08:00 patient: No", "08:01 Ana Ruiz: Yes. Reason: misheard (undone)",
          "08:02 Ana Ruiz: no answer. Reason: unsure",
        ])
  }

  @Test("What staff entered where there was nothing is no changed answer")
  func entered() throws {
    try cabinet.act(.enter("nurse-temp-c", .number(38.4)), on: "discuss", as: "Ana Ruiz")
    #expect(!headings("discuss").contains("Changed answers"))
    #expect(headings("discuss").contains("Checks"))
    #expect(text("discuss").contains("38.4 C (101.1 F)"))
  }

  @Test("The record says who began, signed and changed it, and what it was asked with")
  func record() throws {
    try cabinet.act(.identify(.lopez), on: "discuss", as: "Ana Ruiz")
    try cabinet.act(.enter("allergy-verified", .code("yes")), on: "discuss", as: "Ana Ruiz")
    #expect(lines("discuss", after: "Record").contains("Not signed yet."))
    try cabinet.act(.sign, on: "discuss", as: "Ana Ruiz")
    #expect(lines("discuss", after: "Record").contains("Signed by Ana Ruiz, 08:00, revision 1"))
    try cabinet.act(.amend("rf-cancer", nil, reason: "unsure"), on: "discuss", as: "Ben Ode")
    #expect(
      lines("discuss", after: "Record")
        .contains("Changed since it was signed: revision 2 is not signed yet."))
    #expect(
      lines("discuss", after: "Record").suffix(2)
        == [
          "tpi-candidacy|0.1.0 · SHA-256 digest",
          "Draft. No clinician has approved these questions or rules.",
        ])
  }

  @Test("What the patient was shown is compared with what is suggested now")
  func shown() throws {
    #expect(text("discuss").contains("The patient was shown this."))
    try cabinet.act(.enter("nurse-temp-c", .number(38.4)), on: "discuss", as: "Ana Ruiz")
    #expect(text("discuss").contains("The patient was shown another result: Discuss (R18)"))
    #expect(text("left").contains("No suggestion was shown to the patient."))
  }

  @Test("Half an interview says that it is one")
  func halfInterview() {
    let note = "The interview is not finished: this follows from the answers so far."
    for id in ["left", "answering", "emergency"] as [Session.ID] {
      #expect(text(id).contains(note))
    }
    for id in ["discuss", "unsure"] as [Session.ID] { #expect(!text(id).contains(note)) }
  }

  @Test("The checklist says met, not met or unknown, who checks it, and promises nothing")
  func checklist() {
    let checklist = lines("discuss", after: "Payer checklist")
    #expect(
      checklist.first
        == "What payers ask for. It never says that a plan will pay. Read the plan's own policy.")
    #expect(
      checklist.contains(
        "D4 met: Baseline pain on a named scale with date (0-10, past week); same scale later "
          + "(Patient)"))
    #expect(checklist.contains { $0.hasPrefix("D2 unknown: Exam, at least 2") })
  }

  @Test("Every line can be stopped at, and the next part is one key away")
  func parts() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    let page = desk.program.page
    for part in page.parts {
      switch part.content {
      case .text, .item: #expect(part.element != nil)
      case .heading, .header, .row, .field, .button, .gap: break
      }
    }
    var visited: [Int] = []
    for _ in headings("discuss") {
      visited.append(desk.program.place.view.focus)
      desk.type("j")
    }
    #expect(visited == visited.sorted())
    #expect(Set(visited).count == visited.count)
    #expect(desk.program.place.view.focus == 0)
  }

  // MARK: The page in pieces

  private func page(_ id: Session.ID, in language: Language) -> DeskPage {
    var desk = DeskWalk(cabinet, as: "Ana", language: language)
    desk.feed(.key(.character("f")))
    while desk.program.list.filter != .all { desk.type("f") }
    desk.open(id)
    return desk.program.page
  }

  private func headings(_ id: Session.ID) -> [String] {
    page(id, in: "en").parts.compactMap { part in
      if case .heading(let text) = part.content { text } else { nil }
    }
  }

  private func text(_ id: Session.ID, in language: Language = "en") -> String {
    DeskText.lines(of: page(id, in: language)).joined(separator: "\n")
  }

  /// What is read out of one section, without numbers and indentation.
  private func lines(_ id: Session.ID, after heading: String) -> [String] {
    var page = page(id, in: "en")
    page.hints = []
    page.summary = []
    let lines = DeskText.lines(of: page)
    guard let start = lines.firstIndex(of: heading) else { return [] }
    return lines[(start + 1)...].prefix { !$0.isEmpty }.map { line in
      let numbered = line.prefix { $0.isNumber || $0 == "." }
      return String(line.dropFirst(numbered.hasSuffix(".") ? numbered.count : 0)).trimmed
    }
  }
}
