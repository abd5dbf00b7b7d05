@testable import Desk
import Interview
import Testing
import TerminalUI

/// What is missing before a signature leads to where it is filled in.
struct DeskSignGapsTests {
  private let cabinet: Cabinet

  init() throws { cabinet = DeskTour.morning(try Shipped.content()) }

  private let allergy = "An answer to: Were the allergies verified?"

  @Test("Enter leads from each missing thing to its page")
  func byKey() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("s")
    #expect(
      stops(desk) == [.button(.identify), .answer(place("allergy-verified")), .button(.back)])
    desk.press(.enter)
    #expect(desk.program.place.stage == .identify)
    desk.press(.escape)
    desk.type("s")
    desk.press(.down, .enter)
    #expect(desk.program.place.stage == .fill(.staffItems, at: place("allergy-verified")))
    #expect(desk.program.focusedKey == .item(place("allergy-verified")))
  }

  @Test(
    "A click does as well, at both sizes and in both languages",
    arguments: [Size(columns: 80, rows: 25), Size(columns: 64, rows: 24)],
    ["en", "es"] as [Language])
  func byClick(size: Size, language: Language) {
    var desk = DeskWalk(cabinet, as: "Ana", size: size, language: language)
    let words = DeskWording.inLanguage(language)
    desk.open("discuss")
    desk.type("s")
    #expect(desk.screen.contains("Enter \(words.open)"))
    desk.click(String(words.gapIdentity.prefix(12)))
    #expect(desk.program.place.stage == .identify)
  }

  @Test("In lines each has its number")
  func byLine() {
    var desk = DeskLinearWalk(cabinet, as: "Ana")
    _ = desk.say(desk.number(of: "Ticket: 1,"))
    #expect(
      desk.say("s").contains("1. Two identifiers of the patient.\n2. \(allergy)\n3. Back\n"))
    #expect(desk.say("2").contains("Nurse items"))
    _ = desk.say("<")
    _ = desk.say("s")
    #expect(desk.say("1").contains("Who is this patient?"))
  }

  @Test("An alert is acknowledged for this patient, and the page then says what is left")
  func acknowledgement() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("unsure")
    desk.type("s")
    #expect(stops(desk).contains(.button(.acknowledge)))
    desk.pressButton(.acknowledge)
    #expect(desk.program.place.stage == .acknowledge("unsure"))
    #expect(desk.program.list.alerts.map(\.id) == ["emergency", "unsure"])
    desk.pressButton(.save)
    #expect(desk.program.place.stage == .sign)
    #expect(!stops(desk).contains(.button(.acknowledge)))
    #expect(desk.program.list.alerts.map(\.id) == ["emergency"])
  }

  private func stops(_ desk: DeskWalk) -> [DeskElement] { desk.program.page.stops }

  private func place(_ item: Item.ID) -> Int { cabinet.place(of: item) }
}

extension DeskProgram {
  fileprivate var focusedKey: DeskForm.Key? { focusedField.map { place.form.fields[$0].key } }
}
