import Interview
import TerminalUI
import Testing

@testable import Desk

/// What the desk says of the store as a whole.
struct DeskSiteTests {
  let cabinet: Cabinet

  init() throws {
    cabinet = DeskTour.morning(try Shipped.content())
  }

  private func hear(_ feedback: DeskFeedback, _ desk: inout DeskProgram) -> [DeskEffect] {
    desk.receive(feedback: feedback, at: Moment(milliseconds: 5_000))
  }

  private func door(_ language: Language = "en") -> DeskProgram {
    DeskWalk(cabinet, language: language).program
  }

  private func notices(_ desk: DeskProgram) -> [String] { desk.page.notices }

  @Test(
    "A disk that is nearly full is said at the door and on the list, in both languages",
    arguments: [
      ("en", "The disk is nearly full (42 MB free). Tell an administrator."),
      ("es", "El disco está casi lleno (quedan 42 MB). Avise a quien administra."),
    ])
  func low(_ language: String, _ sentence: String) {
    var desk = door(Language(language))
    #expect(hear(.room(.low(megabytes: 42)), &desk).isEmpty)
    #expect(notices(desk) == [sentence])
    _ = hear(.room(.plenty), &desk)
    #expect(notices(desk) == [])
    var list = DeskWalk(cabinet, as: "Ana", language: Language(language)).program
    _ = hear(.room(.low(megabytes: 42)), &list)
    #expect(notices(list) == [sentence])
  }

  @Test("A disk that is full says that kiosks begin nothing new")
  func scarce() {
    var desk = door()
    _ = hear(.room(.scarce(megabytes: 7)), &desk)
    #expect(
      notices(desk) == [
        "The disk is full (7 MB free): kiosks begin no new interview. Tell an administrator now."
      ])
  }

  @Test("A destroyed session leaves the list and the page that it is open on")
  func destroyed() throws {
    var desk = DeskWalk(cabinet, as: "Ana")
    let row = try #require(desk.program.list.shown.first)
    desk.press(.enter)
    #expect(desk.program.place.file != nil)
    var program = desk.program
    let open = try #require(program.place.file)
    #expect(hear(.destroyed([open.id: open.ticket]), &program) == [.wipe])
    #expect(program.place.file == nil)
    #expect(program.list.shown.allSatisfy { $0.id != open.id })
    #expect(program.list[open.id] == nil)
    #expect(
      notices(program) == ["This session was destroyed for good."])
    #expect(row.ticket > 0)
  }

  @Test("A session that cannot be read is named when it comes, once")
  func unreadable() {
    var desk = DeskWalk(cabinet, as: "Ana").program
    for _ in 0..<2 { _ = hear(.unreadable([31]), &desk) }
    #expect(notices(desk) == ["These tickets cannot be read: 31. Ask an administrator."])
  }

  @Test("A key that is protected while the desk runs is no longer said to lie open")
  func protected() {
    var desk = door()
    let sentence = desk.wording.openKey
    #expect(!DeskText.lines(of: desk.page).contains(sentence))
    _ = hear(.key(.open), &desk)
    #expect(DeskText.lines(of: desk.page).contains(sentence))
    _ = hear(.key(.locked), &desk)
    #expect(!DeskText.lines(of: desk.page).contains(sentence))
  }

  @Test("The list of all sessions names the tickets that were destroyed, as runs")
  func named() {
    var desk = DeskWalk(cabinet, as: "Ana").program
    _ = hear(.destroyed(["x": 31, "y": 32, "z": 33, "w": 40]), &desk)
    #expect(notices(desk) == [])
    desk.list.show(.all, matching: "", at: cabinet.now)
    #expect(
      notices(desk) == ["Destroyed for good: 31-33, 40."])
  }

  @Test("A destroyed ticket that an export means is refused with its reason")
  func export() throws {
    let scope = ExportScope(
      try #require(TicketRanges("30-35")), of: Worklist(), unreadable: [34], destroyed: [31, 50],
      at: cabinet.now)
    #expect(
      scope.sorted(needingIdentity: false).hindered.map { "\($0.ticket) \($0.hindrance)" }
        == ["31 destroyed", "34 unreadable"])
    #expect(
      ExportWording.inLanguage("es").sentence(for: .destroyed)
        == "Esta sesión se destruyó para siempre.")
  }
}
