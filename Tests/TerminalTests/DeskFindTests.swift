import Interview
import TerminalHarness
import Testing

@testable import Desk

/// A desk with six hundred sessions.
@Suite struct DeskFindTests {
  private let clinic: DeskClinic
  private let desk: DeskVisit
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
    let begun = try DeskInterview.events(through: "age-group", .leftAlone)
    for _ in 0..<597 { try clinic.put(begun) }
    try clinic.put(DeskInterview.events())
    try clinic.put(DeskInterview.events(through: "rf-now", .stillThere))
    try clinic.put(DeskInterview.events(in: "es"))
    try clinic.identify(70, "B-77", "Zoë Ångström", "1969-12-01")
    try clinic.identify(600, "QX-4711", "María José Peña", "1980-03-25")
    desk = try clinic.desk()
    try desk.terminal.wait(until: "the whole list") { screen in
      screen.contains("Open: 600") && !screen.contains(DeskWording.english.stillReading)
    }
  }

  @Test("Six hundred sessions are found by ticket, part of a name, number or date of birth")
  func find() throws {
    for (typed, ticket) in [
      ("70", 70), ("pena", 600), ("MARIA", 600), ("jose maria", 600), ("angstrom", 70),
      ("4711", 600), ("qx-4711", 600), ("1969-12", 70),
    ] {
      desk.type("/")
      try desk.seeFocus(on: words.find)
      desk.type(typed)
      try desk.see("\(words.find) “\(typed)”: 1")
      #expect(desk.sight.listRows.map(\.ticket) == [ticket], "\(typed)")
      desk.press(.escape)
      try desk.see("Open: 600")
    }
    desk.type("/")
    try desk.seeFocus(on: words.find)
    desk.type("nobody")
    try desk.terminal.wait(for: words.nothingFound)
    desk.press(.control("U"))
    desk.type("zoe")
    try desk.see("“zoe”: 1")
    desk.press(.enter)
    try desk.seeFocus(on: "70 ")
    desk.press(.enter)
    try desk.see("\(words.review): ", "Zoë Ångström", "B-77", "1969-12-01")
  }

  @Test("The list is filtered by state")
  func filter() throws {
    let filters: [(String, Int)] = [
      (words.stateAnswering, 1), (words.stateWaiting, 2), (words.stateInReview, 0),
      (words.stateNotFinished, 597), (words.stateFinished, 0), (words.filterAll, 600),
      (words.filterOpen, 600),
    ]
    for (name, count) in filters {
      desk.type("f")
      let heading = "\(name.prefix(1).uppercased())\(name.dropFirst()): \(count)"
      try desk.terminal.wait(for: heading)
    }
  }
}
