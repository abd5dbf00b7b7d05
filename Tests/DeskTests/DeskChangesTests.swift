@testable import Desk
import Interview
import Rules
import Synchronization
import Testing
import TerminalUI

/// The page about what would change the suggestion, and how one comes there and back.
struct DeskChangesTests {
  private let cabinet: Cabinet

  init() throws { cabinet = DeskTour.morning(try Shipped.reasoned()) }

  private static let urinate =
    "Do you have new trouble when you pee or poop? For example, you can't pee, you can't feel it, "
    + "or it leaks."

  @Test("It says what is suggested, the nearest change, and why another outcome does not come out")
  func emergency() {
    let numb = "Is the area between your legs, or where you sit, newly numb?"
    let weak = "Is an arm or a leg weak? Or is there new trouble in both legs?"
    let blocks: String =
      "- Each of these 18 alone rules it out: \(Self.urinate) → Yes; \(numb) → no answer; "
      + "\(weak) → no answer; 15 more"
    let together: [String] = [
      "- These 2 together rule it out: How old are you? → 18-49; Are you pregnant, or could you be? "
        + "→ no answer",
      "- These 2 together rule it out: Press on the sore spot. What happens? → no answer; Did a "
        + "clinician who is trained to palpate examine the sore spot? → no answer",
      "- These 3 together rule it out: What number best describes your pain on average in the past "
        + "week? → no answer; What number best describes how, during the past week, pain has "
        + "interfered with your enjoyment of life? → no answer; What number best describes how, "
        + "during the past week, pain has interfered with your general activity? → no answer",
    ]
    let change: String =
      "- It would come out if 23 answers were others: \(Self.urinate) → No, where it is: Yes; "
      + "\(numb) → No, where it is: no answer; \(weak) → No, where it is: no answer; 20 more"
    let expected: [String] = [
      "What would change it", "Suggestion: Urgent now",
      "For staff. Answers are facts: nobody is to be asked to answer otherwise.",
      "It would be “Ask the nurse” if one answer were another:",
      "- \(Self.urinate) → No, where it is: Yes", "", "Why not “Discuss”", blocks,
    ]
    #expect(lines("emergency") == expected + together + [change])
  }

  @Test("In Spanish too")
  func spanish() {
    let lines = lines("emergency", in: "es")
    #expect(lines.prefix(2) == ["Qué lo cambiaría", "Sugerencia: Urgente ahora"])
    #expect(lines.contains("Por qué no “Conversar”"))
  }

  @Test("What a patient cannot change and what staff enter is marked")
  func marks() {
    cabinet.interview("young", ["age-group": ["under-18"]])
    let lines = lines("young")
    #expect(
      lines.contains("- Temperature in C → 38, where it is: no answer. Staff enter this."))
    #expect(
      lines.contains { line in
        line.hasPrefix("- It would come out if") && line.contains("How old are you? → 18-49, ")
          && line.contains("where it is: Under 18. A patient cannot change this.")
      })
  }

  @Test("It is looked for only when somebody asks, by key, button, click or line")
  func asked() throws {
    let asked = Asked()
    let cabinet = try asked.morning()
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    _ = desk.readThrough(in: Size(columns: 80, rows: 25))
    desk.press(.home)
    #expect(asked.sheets.isEmpty)
    desk.type("w")
    #expect(desk.isAtChanges)
    #expect(Set(asked.sheets).count == 1)
    desk.press(.escape)
    desk.click("W What would change it")
    #expect(desk.isAtChanges)
    desk.press(.escape)
    desk.pressButton(.changes)
    #expect(desk.isAtChanges)
    desk.press(.escape)
    desk.click("[ What would change it ]")
    #expect(desk.isAtChanges)
    #expect(Set(asked.sheets).count == 1)
    for isByLetter in [true, false] {
      var lines = DeskLinearWalk(cabinet, as: "Ana")
      let review = lines.say(lines.number(of: "Ticket: 1,"))
      #expect(review.contains(", W What would change it, "))
      let heard = lines.say(isByLetter ? "w" : lines.number(of: "What would change it"))
      #expect(
        heard.contains(
          """
          What would change it
          Suggestion: Discuss
          For staff. Answers are facts: nobody is to be asked to answer otherwise.
          No other answers lead to another suggestion.
          """))
      #expect(lines.say("<").contains("Review: "))
    }
  }

  @Test("Esc leads back to the line that the review was left at, and help and the lock lead here")
  func back() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    for _ in 0..<20 { desk.press(.down) }
    let view = desk.program.place.view
    let screen = desk.screen
    desk.type("w")
    #expect(desk.program.place.view.focus == 0)
    desk.type("?")
    desk.press(.escape)
    #expect(desk.isAtChanges)
    desk.type("k")
    desk.type("840273")
    desk.press(.enter)
    #expect(desk.isAtChanges)
    desk.press(.escape)
    #expect(desk.program.place.stage == .review)
    #expect(desk.program.place.view.focus == view.focus)
    #expect(desk.screen == screen)
  }

  @Test("While it is open, it follows the answers")
  func follows() throws {
    let asked = Asked()
    let cabinet = try asked.morning()
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("w")
    #expect(desk.screen.contains("Suggestion: Discuss"))
    try cabinet.act(.enter("nurse-temp-c", .number(38.4)), on: "discuss", as: "Ben Ode", at: "d2")
    desk.hear("discuss")
    #expect(desk.isAtChanges)
    #expect(desk.screen.contains("Suggestion: Clinician first"))
    #expect(Set(asked.sheets).count == 2)
  }

  @Test(
    "Every line can be read at both sizes",
    arguments: [Size(columns: 80, rows: 25), Size(columns: 64, rows: 24)])
  func drawn(size: Size) {
    var desk = DeskWalk(cabinet, as: "Ana", size: size)
    desk.open("emergency")
    desk.type("w")
    let words = desk.readThrough(in: size)
    for line in [
      "Suggestion: Urgent now", "It would be “Ask the nurse” if one answer were another:",
      "Why not “Discuss”", "15 more", "20 more",
    ] {
      #expect(words.contains(line), "\(line)")
    }
  }

  private func lines(_ id: Session.ID, in language: Language = "en") -> [String] {
    var desk = DeskWalk(cabinet, as: "Ana", language: language)
    while desk.program.list.filter != .all { desk.type("f") }
    desk.open(id)
    desk.type("w")
    var page = desk.program.page
    page.banner = []
    page.hints = []
    return Array(DeskText.lines(of: page).dropFirst(2)).map(\.trimmed)
  }
}

/// Knows which answers it was asked about.
private final class Asked: Sendable {
  private let known = Mutex<[AnswerSheet]>([])

  var sheets: [AnswerSheet] { known.withLock(\.self) }

  func morning() throws -> Cabinet {
    let shipped = try Shipped.content()
    return DeskTour.morning(
      DeskContent(
        form: shipped.form, rules: shipped.rules, digest: shipped.digest,
        reasons: CaseReasons(
          why: { [rules = shipped.rules, form = shipped.form] sheet in
            let outcome = rules.assess(sheet, of: form).outcome.id
            let certainty = EarlyCertainty(possible: [outcome], possibleByPatient: [outcome])
            return .proved(Reasoning(outcome: outcome, grounds: [], certainty: certainty))
          },
          changes: { sheet in
            self.known.withLock { $0.append(sheet) }
            return .proved(CaseChanges(nearest: nil, others: []))
          })))
  }
}

extension DeskWalk {
  fileprivate var isAtChanges: Bool {
    if case .changes = program.place.stage { true } else { false }
  }
}
