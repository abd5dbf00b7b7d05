@testable import Desk
import Interview
import Rules
import Testing
import TerminalUI

/// What the page about one session says of why, and where it leads on to what would change it.
struct DeskReasonsTests {
  private let cabinet: Cabinet

  init() throws { cabinet = DeskTour.morning(try Shipped.reasoned()) }

  @Test("An emergency is forced by one answer and settled, and the way on is beside it")
  func emergency() {
    let question =
      "Do you have new trouble when you pee or poop? For example, you can't pee, you can't feel it, "
      + "or it leaks."
    let lines = lines("emergency", after: "Why, and what would change it")
    #expect(
      lines.dropLast()
        == [
          "For staff. Answers are facts: nobody is to be asked to answer otherwise.",
          "Settled: no missing answer can change the suggestion.",
          "This alone forces it, whatever the other answers are:", "- \(question) → Yes",
        ])
    #expect(lines.last?.hasSuffix(". What would change it") == true)
  }

  @Test("In Spanish too")
  func spanish() {
    let lines = lines("emergency", in: "es", after: "Por qué, y qué lo cambiaría")
    #expect(
      lines.prefix(3)
        == [
          "Para el personal. Las respuestas son hechos: no se pide a nadie que conteste otra cosa.",
          "Decidido: ninguna respuesta que falta puede cambiar la sugerencia.",
          "Esto basta para decidirla, sean cuales sean las otras respuestas:",
        ])
    #expect(lines.last?.hasSuffix(". Qué lo cambiaría") == true)
  }

  @Test("A desk that finds no reasons has no part about them, and a contradiction is told loudly")
  func noReasons() throws {
    let shipped = try Shipped.content()
    for (why, words) in [
      (CaseProof<Reasoning>.notExact, "Reasons cannot be proved: some numbers are too finely cut."),
      (
        .contradiction,
        "!! The proof and the rules disagree about these answers. This is an error of this "
          + "program: tell an administrator. No reasons are shown."
      ),
    ] {
      let other = DeskTour.morning(
        DeskContent(
          form: shipped.form, rules: shipped.rules, digest: shipped.digest,
          reasons: CaseReasons(why: { _ in why }, changes: { _ in .contradiction })))
      #expect(lines("discuss", of: other, after: "Why, and what would change it") == [words])
      expectNoWayOn(in: other)
    }
    let silent = DeskTour.morning(shipped)
    #expect(lines("discuss", of: silent, after: "Why, and what would change it") == [])
    expectNoWayOn(in: silent)
  }

  private func expectNoWayOn(in cabinet: Cabinet) {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    #expect(!desk.program.page.hints.contains { $0.key == "W" })
    desk.type("w")
    #expect(desk.program.place.stage == .review)
  }

  @Test(
    "Every line of the part can be read at both sizes",
    arguments: [Size(columns: 80, rows: 25), Size(columns: 64, rows: 24)])
  func drawn(size: Size) {
    var desk = DeskWalk(cabinet, as: "Ana", size: size)
    desk.open("emergency")
    let words = desk.readThrough(in: size)
    for line in [
      "Why, and what would change it", "This alone forces it, whatever", "[ What would change it ]",
      "W What would change it",
    ] {
      #expect(words.contains(line))
    }
  }

  /// What is read out of one part of the page.
  private func lines(
    _ id: Session.ID, of other: Cabinet? = nil, in language: Language = "en", after heading: String
  ) -> [String] {
    var desk = DeskWalk(other ?? cabinet, as: "Ana", language: language)
    while desk.program.list.filter != .all { desk.type("f") }
    desk.open(id)
    var page = desk.program.page
    page.hints = []
    page.summary = []
    let lines = DeskText.lines(of: page)
    guard let start = lines.firstIndex(of: heading) else { return [] }
    return lines[(start + 1)...].prefix { !$0.isEmpty }.map(\.trimmed)
  }
}

extension DeskWalk {
  /// All that is seen while the cursor goes from stop to stop, as one line.
  mutating func readThrough(in size: Size) -> String {
    var seen = ""
    for _ in program.page.stops {
      seen += program.frame(in: size).text + "\n"
      press(.down)
    }
    return seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
