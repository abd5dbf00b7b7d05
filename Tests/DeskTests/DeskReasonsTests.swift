@testable import Desk
import Interview
import Proof
import Rules
import Synchronization
import Testing
import TerminalUI

/// What the page about one session says of why, why not and what would change it.
struct DeskReasonsTests {
  private let cabinet: Cabinet

  init() throws {
    let shipped = try Shipped.content()
    let reasoner = try Reasoner(form: shipped.form, rules: shipped.rules)
    let found = FoundReasons()
    cabinet = DeskTour.morning(
      DeskContent(form: shipped.form, rules: shipped.rules, digest: shipped.digest) { sheet in
        found.reasons(of: sheet, from: reasoner)
      })
  }

  /// A page asks at every key.
  private final class FoundReasons: Sendable {
    private let found = Mutex<[AnswerSheet: CaseReasons]>([:])

    func reasons(of sheet: AnswerSheet, from reasoner: Reasoner) -> CaseReasons {
      found.withLock { found in
        let reasons = found[sheet] ?? Self.proved(sheet, reasoner)
        found[sheet] = reasons
        return reasons
      }
    }

    private static func proved(_ sheet: AnswerSheet, _ reasoner: Reasoner) -> CaseReasons {
      do throws(ProofError) {
        return .proved(
          try reasoner.reasoning(of: sheet),
          others: [try reasoner.obstacles(to: "discuss", of: sheet)])
      } catch {
        return .contradiction
      }
    }
  }

  @Test("An emergency is forced by one answer, settled, and a change away from another end")
  func emergency() {
    let question =
      "Do you have new trouble when you pee or poop? For example, you can't pee, you can't feel it, "
      + "or it leaks."
    #expect(
      lines("emergency", after: "Why, and what would change it").prefix(8)
        == [
          "For staff. Answers are facts: nobody is to be asked to answer otherwise.",
          "Settled: no missing answer can change the suggestion.",
          "This alone forces it, whatever the other answers are:", "- \(question) → Yes",
          "It would be “Ask the nurse” if one answer were another:",
          "- \(question) → No, where it is: Yes", "Why not “Discuss”",
          "- Each of these 18 alone rules it out: \(question) → Yes; Is the area between your legs, or "
            + "where you sit, newly numb? → no answer; Is an arm or a leg weak? Or is there new "
            + "trouble in both legs? → no answer; 15 more",
        ])
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
    #expect(lines.contains { $0.hasPrefix("Por qué no “") })
  }

  @Test("What a patient cannot change and what staff enter is marked")
  func marks() {
    cabinet.interview("young", ["age-group": ["under-18"]])
    let lines = lines("young", after: "Why, and what would change it")
    #expect(
      lines.contains("- Temperature in C → 38, where it is: no answer. Staff enter this."))
    #expect(
      lines.contains { line in
        line.hasPrefix("- It would come out if") && line.contains("How old are you? → 18-49, ")
          && line.contains("where it is: Under 18. A patient cannot change this.")
      })
  }

  @Test("A desk that finds no reasons has no part about them, and a contradiction is told loudly")
  func noReasons() throws {
    let shipped = try Shipped.content()
    for (reasons, words) in [
      (CaseReasons.notExact, "Reasons cannot be proved: some numbers are too finely cut."),
      (
        CaseReasons.contradiction,
        "!! The proof and the rules disagree about these answers. This is an error of this "
          + "program: tell an administrator. No reasons are shown."
      ),
    ] {
      let other = DeskTour.morning(
        DeskContent(form: shipped.form, rules: shipped.rules, digest: shipped.digest) { _ in
          reasons
        })
      #expect(lines("discuss", of: other, after: "Why, and what would change it") == [words])
    }
    let silent = DeskTour.morning(shipped)
    #expect(lines("discuss", of: silent, after: "Why, and what would change it") == [])
  }

  @Test(
    "Every line of the part can be read at both sizes",
    arguments: [Size(columns: 80, rows: 25), Size(columns: 64, rows: 24)])
  func drawn(size: Size) {
    var desk = DeskWalk(cabinet, as: "Ana", size: size)
    desk.open("emergency")
    var seen = ""
    for _ in desk.program.page.stops {
      seen += desk.program.frame(in: size).text + "\n"
      desk.press(.down)
    }
    let words = seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for line in [
      "Why, and what would change it", "This alone forces it, whatever", "Why not “Discuss”",
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
