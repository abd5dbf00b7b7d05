import Interview
import TerminalUI
import Testing

@testable import Desk

/// A desk that can no longer read the records, because the clinic's key was changed.
struct DeskShutOutTests {
  private static let sentences = [
    "en": [
      "This desk can no longer read the records",
      "The clinic's key was changed. Kiosks go on, and somebody may be waiting.",
      "Quit this desk with Q, and start it again.",
    ],
    "es": [
      "Este puesto ya no puede leer los registros",
      "La llave de la clínica se cambió. Las pantallas de los pacientes siguen funcionando, y puede"
        + " haber alguien esperando.",
      "Cierre este puesto con Q y vuelva a iniciarlo.",
    ],
  ]

  let cabinet: Cabinet

  init() throws {
    cabinet = DeskTour.morning(try Shipped.content())
  }

  /// At the door, on the list, and on pages that lie over others or hold what was typed.
  private func desks(_ language: Language) -> [DeskWalk] {
    let list = DeskWalk(cabinet, as: "Ana", language: language)
    let keys: [[Key]] = [
      [], [.enter], [.enter, .character("i")], [.enter, .character("n")], [.character("/")],
      [.character("n")], [.character("x")], [.character("o")], [.character("a")],
      [.character("k")], [.character("?")], [.enter, .character("k")],
    ]
    let inside = keys.map { keys in
      var desk = list
      for key in keys { desk.press(key) }
      return desk
    }
    return [DeskWalk(cabinet, language: language)] + inside
  }

  @Test(
    "Every page is covered, nothing else can be done, and it rings once", arguments: ["en", "es"])
  func covered(_ code: String) throws {
    let sentences = try #require(Self.sentences[code])
    let desks = desks(Language(code))
    #expect(Set(desks.map(\.program.page.heading)).count > 8)
    for desk in desks {
      var desk = desk
      let rings = desk.rings
      desk.hear(.shutOut)
      desk.hear(.shutOut)
      let page = desk.program.page
      #expect(
        page
          == DeskPage(
            language: Language(code), title: desk.program.wording.title, heading: sentences[0],
            parts: [
              .text(sentences[1], .urgent, element: .line(0)), .gap,
              .text(sentences[2], .strong, element: .line(1)),
            ],
            hints: [DeskHint("Q", desk.program.wording.quit, .quit)]))
      #expect(desk.rings == rings + 1)
      #expect(desk.effects.contains(.wipe))
      for sentence in sentences { #expect(desk.screen.flat.contains(sentence)) }
      let effects = desk.effects
      desk.hear("answering")
      desk.hear(.staff(cabinet.roster))
      desk.wait(seconds: 3600)
      desk.type("nkfx?la12")
      desk.press(
        .enter, .escape, .tab, .home, .function(1), .function(2), .function(3), .function(10))
      desk.feed(.paste("q"))
      desk.click(sentences[0])
      #expect(desk.program.page.parts == page.parts)
      #expect(desk.effects == effects)
      desk.type("q")
      #expect(desk.program.isFinished)
    }
  }

  @Test("Whoever was signed in is noted as gone")
  func signedOut() {
    var desk = DeskWalk(cabinet, as: "Ana")
    let before = desk.effects.count
    desk.hear(.shutOut)
    #expect(
      desk.effects.dropFirst(before) == [.note(.signedOut("Ana Ruiz", "d1")), .wipe, .ring])
  }

  @Test(
    "By lines it is read out at once, and only quitting is understood", arguments: ["en", "es"])
  func lines(_ code: String) throws {
    let sentences = try #require(Self.sentences[code])
    var desk = DeskLinearWalk(cabinet, as: "Ana", language: Language(code))
    let printed = desk.hear(.shutOut)
    for sentence in sentences { #expect(printed.contains(sentence)) }
    #expect(!printed.contains(desk.desk.program.wording.emptyList))
    #expect(desk.hear(.shutOut) == "")
    for line in ["1", "n", "", "<", "k", "x"] {
      _ = desk.say(line)
      #expect(!desk.desk.program.isFinished)
      #expect(desk.desk.program.page.heading == sentences[0])
    }
    _ = desk.say("q")
    #expect(desk.desk.program.isFinished)
  }
}

extension String {
  /// Without what wrapping put in.
  fileprivate var flat: String {
    split(whereSeparator: \.isWhitespace).filter { $0 != "▶" && $0 != "!!" }.joined(separator: " ")
  }
}
