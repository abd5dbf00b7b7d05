import Interview
import TerminalUI
import Testing

@testable import Desk

/// How the desk reads the sessions of a store, slice by slice, and what it says while it cannot.
struct DeskListingTests {
  let cabinet: Cabinet

  init() throws {
    cabinet = Cabinet(try Shipped.content())
    cabinet.hire("Ana Ruiz")
    cabinet.hire("Ben Ode")
  }

  private static func id(_ ticket: Int) -> Session.ID { Session.ID("s\(ticket)") }

  /// Thirty sessions of which those with tickets 4 to 25 are gone; the first is an emergency.
  private func fill(_ loss: Cabinet.Loss?) {
    cabinet.interview(Self.id(1), ["rf-bladder-bowel": ["yes"]])
    for ticket in 2...30 {
      cabinet.interview(Self.id(ticket), isSent: .left)
      if let loss, 4...25 ~= ticket { cabinet.gone[Self.id(ticket)] = loss }
    }
    cabinet.slice = 5
  }

  private func reads(_ desk: DeskWalk) -> [Int?] {
    desk.effects.compactMap { effect in
      if case .readSessions(let ticket) = effect { .some(ticket) } else { nil }
    }
  }

  private func tickets(_ desk: DeskWalk) -> [Int] {
    desk.program.list.rows { _ in true }.map(\.ticket)
  }

  // MARK: Slices

  @Test(
    "However many sessions in a row are destroyed or damaged, each older one is read, and read once",
    arguments: [Cabinet.Loss.destroyed, .damaged])
  func gone(_ loss: Cabinet.Loss) {
    fill(loss)
    var desk = DeskWalk(cabinet)
    #expect(desk.program.page.banner == [])
    desk.wait(seconds: 1)
    #expect(reads(desk) == [nil, 26, 21, 16, 11, 6, 1])
    #expect(tickets(desk) == [1, 2, 3, 26, 27, 28, 29, 30])
    #expect(desk.program.page.banner.map(\.text) == ["1 alert is waiting. Sign in to see it."])
    #expect(desk.rings == 1)
    #expect(desk.program.deadline == nil)
    switch loss {
    case .destroyed: #expect(desk.program.destroyed == Set(4...25))
    case .damaged: #expect(desk.program.unreadable == Array((4...25).reversed()))
    }
  }

  @Test("A ticket that is read twice and cannot be read is named once")
  func namedOnce() {
    var desk = DeskWalk(cabinet, as: "Ana")
    for _ in 1...3 { desk.hear(.sessions([], unreadable: [8, 7], moreBelow: nil)) }
    #expect(
      desk.program.page.notices == ["These tickets cannot be read: 8, 7. Ask an administrator."])
  }

  @Test("News of an old session while older ones are being read leave nothing out")
  func oldNews() throws {
    fill(nil)
    var desk = DeskWalk(cabinet)
    #expect(tickets(desk) == Array(26...30))
    desk.hear(Self.id(1))
    #expect(tickets(desk) == [1] + Array(26...30))
    let scope = ExportScope(
      try #require(TicketRanges("2-9")), of: desk.program.list, unreadable: [], at: cabinet.now)
    #expect(scope.isStillReading)
    desk.wait(seconds: 1)
    #expect(tickets(desk) == Array(1...30))
    #expect(desk.program.list.isComplete)
  }

  // MARK: A store that cannot be read

  private static let sentences = [
    "en": [
      "The records could not be read. Somebody may be waiting: look in the waiting room. This desk"
        + " tries again by itself. The disk is broken.",
      "Nobody is shown here, but somebody may be waiting.",
      "Nothing was found in what could be read so far.",
    ],
    "es": [
      "Los registros no se pudieron leer. Puede haber alguien esperando: mire en la sala de espera."
        + " Este puesto vuelve a probar por sí solo. The disk is broken.",
      "Aquí no se ve a nadie, pero puede haber alguien esperando.",
      "No se encontró nada en lo que se pudo leer hasta ahora.",
    ],
  ]

  private static let broken = StoreFault("The disk is broken.")

  @Test(
    "Who cannot read says so at the door and on the list, tries again, and never that nobody waits",
    arguments: ["en", "es"])
  func failing(_ code: String) throws {
    let sentences = try #require(Self.sentences[code])
    fill(nil)
    cabinet.readFault = Self.broken
    var desk = DeskWalk(cabinet, language: Language(code))
    #expect(desk.program.page.notices == [sentences[0]])
    desk.feed(.fillIn("Ana"))
    desk.press(.tab)
    desk.type("840273")
    desk.press(.enter)
    #expect(desk.program.place.stage == .worklist)
    #expect(desk.program.page.notices == [sentences[0]])
    #expect(desk.program.page.parts == [.text(sentences[1], element: .line(0))])
    desk.type("f")
    #expect(desk.program.page.parts == [.text(sentences[2], element: .line(0))])
    desk.press(.function(10))
    #expect(desk.program.page.notices == [sentences[0]])
    desk.wait(seconds: 4)
    #expect(reads(desk) == [nil])
    desk.wait(seconds: 6)
    #expect(reads(desk) == [nil, nil, nil])
    #expect(desk.program.page.notices == [sentences[0]])
    #expect(desk.rings == 0)
    cabinet.readFault = nil
    desk.wait(seconds: 6)
    #expect(desk.program.page.notices == [])
    #expect(tickets(desk) == Array(1...30))
    #expect(desk.rings == 1)
  }

  @Test("A reading that fails in between goes on where it was")
  func between() {
    fill(.destroyed)
    var desk = DeskWalk(cabinet)
    cabinet.readFault = Self.broken
    desk.wait(seconds: 1)
    cabinet.readFault = nil
    desk.wait(seconds: 6)
    #expect(reads(desk) == [nil, 26, 26, 21, 16, 11, 6, 1])
    #expect(tickets(desk) == [1, 2, 3, 26, 27, 28, 29, 30])
  }

  @Test("News that cannot be read are said on every page, and asked for again")
  func news() {
    let content = cabinet.content
    for keys: [Key] in [[], [.enter], [.enter, .character("n")], [.character("x")]] {
      var desk = DeskWalk(DeskTour.morning(content), as: "Ana")
      for key in keys { desk.press(key) }
      let before = reads(desk).count
      desk.hear(.listFailed(Self.broken))
      #expect(desk.program.page.notices.first == Self.sentences["en"]?.first)
      #expect(desk.program.list.shown.count == 5)
      desk.wait(seconds: 6)
      #expect(reads(desk).count == before + 1)
      #expect(desk.program.page.notices == [])
    }
  }

  @Test("News that cannot be read hold up no older sessions")
  func newsBetween() {
    fill(nil)
    var desk = DeskWalk(cabinet)
    desk.hear(.listFailed(Self.broken))
    desk.wait(seconds: 1)
    #expect(tickets(desk) == Array(1...30))
  }

  @Test("Nobody is waiting only where everything was read, and could be")
  func nobody() {
    func sentence(_ feedback: DeskFeedback...) -> DeskPart? {
      var desk = DeskWalk(cabinet, as: "Ana")
      for feedback in feedback { desk.hear(feedback) }
      return desk.program.page.parts.first
    }
    let nobody = DeskPart.text("Nobody is waiting.", element: .line(0))
    let unsure = DeskPart.text(
      "Nobody is shown here, but somebody may be waiting.", element: .line(0))
    #expect(sentence() == nobody)
    #expect(sentence(.sessions([], unreadable: [], moreBelow: 21)) == unsure)
    #expect(sentence(.sessions([], unreadable: [7], moreBelow: nil)) == unsure)
    #expect(sentence(.unreadable([7])) == unsure)
    #expect(sentence(.listFailed(Self.broken)) == unsure)
    #expect(
      sentence(.listFailed(Self.broken), .sessions([], unreadable: [], moreBelow: nil)) == nobody)
  }

  @Test(
    "A session that cannot be opened says so, and not that something was not recorded",
    arguments: [
      ("en", "This session could not be read. The disk is broken."),
      ("es", "Esta sesión no se pudo leer. The disk is broken."),
    ])
  func opening(_ code: String, _ sentence: String) {
    fill(nil)
    var desk = DeskWalk(cabinet, as: "Ana", language: Language(code))
    cabinet.readFault = Self.broken
    desk.press(.enter)
    #expect(desk.program.place.stage == .worklist)
    #expect(desk.program.page.notices == [sentence])
  }

  @Test("What cannot be read leaves alone what is on its way to be recorded")
  func pending() {
    fill(nil)
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open(Self.id(30))
    var program = desk.program
    let moment = Moment(milliseconds: 5_000)
    #expect(program.receive(.key(.character("n")), at: moment).count == 1)
    _ = program.receive(feedback: .listFailed(Self.broken), at: moment)
    _ = program.receive(feedback: .notOpened(Self.broken), at: moment)
    #expect(program.pending != nil)
    _ = program.receive(feedback: .notRecorded(Self.broken), at: moment)
    #expect(program.pending == nil)
  }

  @Test("By lines it is said once unasked, and so is the alert that was missing")
  func lines() throws {
    fill(nil)
    let sentences = try #require(Self.sentences["en"])
    var desk = DeskLinearWalk(cabinet, as: "Ana")
    cabinet.readFault = Self.broken
    #expect(desk.hear(.listFailed(Self.broken)) == "! \(sentences[0])\n")
    #expect(desk.hear(.listFailed(Self.broken)) == "")
    cabinet.readFault = nil
    cabinet.slice = 100
    cabinet.now = cabinet.now.advanced(by: 6_000)
    #expect(desk.wake().contains("!! EMERGENCY: Ticket 1, "))
    #expect(desk.desk.program.page.notices == [])
  }
}
