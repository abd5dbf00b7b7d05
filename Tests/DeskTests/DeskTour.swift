@testable import Desk
import Interview
import TerminalUI

/// Every page of the desk, reached as a nurse reaches it.
struct DeskTour {
  let size: Size
  let language: Language
  private(set) var pages: [Sight] = []

  struct Sight: CustomStringConvertible, Sendable {
    let name: String
    let program: DeskProgram
    var page: DeskPage { program.page }
    var description: String { "\(name) (\(program.language.code))" }
  }

  /// Walked once for all tests.
  static let english = Result { try DeskTour(in: "en") }
  static let spanish = Result { try DeskTour(in: "es") }

  /// The pages in both languages.
  static func everywhere() throws -> [Sight] { try english.get().pages + spanish.get().pages }

  init(in language: Language, size: Size = Size(columns: 80, rows: 25)) throws {
    self.language = language
    self.size = size
    seeDoors(try Shipped.content())
    seeList(Self.morning(try Shipped.content()))
    seeStart(Self.morning(try Shipped.content()))
    try seeReviews(Self.morning(try Shipped.content()))
    try seeForms(Self.morning(try Shipped.content()))
    try seeMeetings(Self.morning(try Shipped.content()))
    try seeExports(Self.morning(try Shipped.content()))
    seeOutbox(Self.morning(try Shipped.content()))
    seeReasons(Self.morning(try Shipped.reasoned()))
    seeFaults(Self.morning(try Shipped.content()))
  }

  /// A morning with a patient of every kind.
  static func morning(_ content: DeskContent) -> Cabinet {
    let cabinet = Cabinet(content)
    cabinet.hire("Ana Ruiz")
    cabinet.hire("Ben Ode")
    cabinet.interview("discuss")
    cabinet.interview(
      "unsure", ["rf-cancer": ["not-sure"], "blood-risk": ["thinner"]], language: "es")
    cabinet.interview("emergency", ["rf-bladder-bowel": ["yes"]])
    cabinet.interview("left", ["health-now": [], "near-site": []], isSent: .left)
    cabinet.interview("answering", isSent: .unsent)
    return cabinet
  }

  private mutating func see(_ name: String, _ desk: DeskWalk) {
    pages.append(Sight(name: name, program: desk.program))
  }

  private func desk(_ cabinet: Cabinet, as name: String = "Ana", at station: String = "d1")
    -> DeskWalk
  {
    DeskWalk(cabinet, as: name, station: station, size: size, language: language)
  }
}

extension DeskTour {
  private mutating func seeDoors(_ content: DeskContent) {
    var fresh = DeskWalk(Cabinet(content), size: size, language: language)
    see("fresh door", fresh)
    fresh.type("Ana Ruiz")
    fresh.press(.tab)
    fresh.type("840273")
    fresh.press(.tab)
    fresh.type("840274")
    fresh.press(.enter)
    see("two PINs", fresh)
    let cabinet = Self.morning(content)
    var door = DeskWalk(cabinet, size: size, language: language)
    see("door", door)
    door.press(.down, .enter)
    see("no name chosen", door)
    var locked = desk(cabinet)
    locked.press(.function(10))
    see("locked", locked)
    locked.type("111111")
    locked.press(.enter)
    see("wrong PIN", locked)
  }

  private mutating func seeList(_ cabinet: Cabinet) {
    var desk = desk(cabinet)
    see("worklist", desk)
    desk.type("/")
    see("find", desk)
    desk.type("zz")
    see("nothing found", desk)
    desk.press(.escape)
    for filter in Worklist.Filter.allCases.dropFirst() {
      desk.type("f")
      see("filter \(filter)", desk)
    }
    desk.type("?")
    see("help", desk)
    desk.press(.escape)
    desk.type("a")
    see("acknowledge", desk)
    desk.press(.enter, .enter)
    see("acknowledged", desk)
  }

  private mutating func seeStart(_ cabinet: Cabinet) {
    var desk = desk(cabinet)
    desk.type("n")
    see("start", desk)
    desk.type("A-17")
    desk.press(.tab, .tab)
    desk.type("25.3.1980")
    desk.pressButton(.save)
    see("start, wrong date", desk)
    desk.press(.control("U"))
    desk.type("1980-03-25")
    desk.pressButton(.save)
    see("code", desk)
    let id = desk.program.lastOpened
    desk.press(.enter)
    if let id { desk.open(id) }
    see("expected", desk)
    if let id { cabinet.add([.codeEntered], to: id) }
    if let id { desk.hear(id) }
    see("code entered", desk)
  }
}

extension DeskTour {
  private mutating func seeReviews(_ cabinet: Cabinet) throws {
    for id in ["discuss", "unsure", "emergency", "left", "answering"] as [Session.ID] {
      var desk = desk(cabinet)
      desk.open(id)
      see("review, \(id)", desk)
    }
    var desk = desk(cabinet)
    desk.open("discuss")
    desk.type("s")
    see("not ready to sign", desk)
    desk.press(.escape)
    desk.type("i")
    see("identify", desk)
    desk.type("A-17")
    desk.press(.tab)
    desk.type("María López")
    desk.pressButton(.save)
    see("identified", desk)
    try cabinet.act(.enter("allergy-verified", .code("yes")), on: "discuss", as: "Ana Ruiz")
    desk.hear("discuss")
    desk.type("s")
    see("sign", desk)
    desk.pressButton(.save)
    see("signed", desk)
    desk.press(.escape)
    desk.open("left")
    desk.type("i")
    desk.type("A-17")
    desk.press(.tab)
    desk.type("Eva Sol")
    desk.pressButton(.save)
    see("contradiction", desk)
    desk.press(.escape)
    desk.type("h")
    see("code for a kiosk", desk)
    desk.press(.escape)
    desk.open("unsure")
    desk.type("v")
    see("void page", desk)
    desk.pressButton(.save)
    see("void without a reason", desk)
    desk.type("made twice")
    desk.pressButton(.save)
    see("void", desk)
  }

  private mutating func seeForms(_ cabinet: Cabinet) throws {
    var desk = desk(cabinet)
    desk.open("discuss")
    desk.type("n")
    see("nurse items", desk)
    desk.fill("nurse-temp-c", with: "101.2f")
    desk.press(.tab)
    see("fever", desk)
    desk.fill("nurse-temp-c", with: "99")
    desk.press(.tab)
    see("wrong temperature", desk)
    desk.fill("nurse-temp-c", with: "38.4")
    desk.fill("flag-reviewed", with: "1")
    desk.press(.tab)
    see("flag without a name", desk)
    desk.press(.escape)
    desk.focus(answer: "rf-cancer")
    desk.press(.enter)
    see("amend", desk)
    desk.press(.character("1"), .tab)
    desk.pressButton(.save)
    see("amend without a reason", desk)
    desk.type("misheard")
    desk.pressButton(.save)
    see("amended", desk)
    desk.type("u")
    see("undone", desk)
    desk.press(.escape)
    desk.open("left")
    desk.type("p")
    see("interview at the desk", desk)
    desk.press(.escape, .escape)
    desk.open("emergency")
    desk.type("e")
    see("ended at the kiosk", desk)
    desk.focus(answer: "rf-bladder-bowel")
    desk.press(.enter, .character("2"), .tab)
    desk.type("misheard")
    desk.pressButton(.save)
    see("emergency stands", desk)
  }

  private mutating func seeMeetings(_ cabinet: Cabinet) throws {
    var ana = desk(cabinet)
    var ben = desk(cabinet, as: "Ben", at: "d2")
    ana.open("discuss")
    ana.type("n")
    ben.hear("discuss")
    ben.open("discuss")
    see("held elsewhere", ben)
    ben.type("s")
    see("refused elsewhere", ben)
    ben.type("t")
    see("took over", ben)
    ana.hear("discuss")
    see("taken over", ana)
    cabinet.fault = StoreFault("The disk is full.")
    ben.type("n1")
    ben.press(.tab)
    see("not recorded", ben)
  }
}

extension DeskTour {
  private mutating func seeExports(_ cabinet: Cabinet) throws {
    try cabinet.act(.identify(.lopez), on: "discuss", as: "Ana Ruiz")
    try cabinet.act(.void(reason: "made twice"), on: "unsure", as: "Ana Ruiz")
    var desk = desk(cabinet)
    desk.type("x")
    see("export from the list", desk)
    desk.press(.control("U"))
    desk.type("1-5")
    desk.press(.tab, .character("6"), .tab)
    see("export of a range", desk)
    desk.press(.tab, .character("2"), .enter)
    see("export without names", desk)
    desk.pressButton(.save)
    see("exported", desk)
    desk.press(.escape)
    desk.type("x")
    desk.press(.control("U"))
    desk.type("all")
    desk.pressButton(.save)
    see("export of no ticket", desk)
    desk.press(.escape)
    desk.open("discuss")
    desk.type("x")
    see("export of a review", desk)
    cabinet.exportRefusals = [DeskExport.Refusal(ticket: nil, "The disk is full.")]
    desk.pressButton(.save)
    see("not exported", desk)
    desk.press(.escape)
    see("review that was exported", desk)
  }

  /// Where there are the most keys at once.
  private mutating func seeReasons(_ cabinet: Cabinet) {
    var ben = desk(cabinet, as: "Ben", at: "d2")
    ben.open("left")
    ben.type("n")
    for id in ["discuss", "left", "answering"] as [Session.ID] {
      var desk = desk(cabinet)
      desk.open(id)
      see("review with reasons, \(id)", desk)
      desk.type("w")
      see("what would change it, \(id)", desk)
      desk.press(.end, .escape)
      see("review again, \(id)", desk)
    }
  }

  /// A store that can be read no more, or from the start.
  private mutating func seeFaults(_ cabinet: Cabinet) {
    var list = desk(cabinet)
    var review = list
    review.open("discuss")
    var form = review
    form.type("n")
    let fault = StoreFault(
      "The disk failed while the store /var/lib/candidacy/store.sqlite was used (SQLite code 266):"
        + " check the disk and its cable, then try again.")
    cabinet.readFault = fault
    list.press(.down, .enter)
    see("not opened", list)
    list.hear(.listFailed(fault))
    see("list that is not sure", list)
    list.type("/zz")
    see("nothing found for sure", list)
    review.hear(.listFailed(fault))
    see("review of a list that is not sure", review)
    form.hear(.listFailed(fault))
    see("form of a list that is not sure", form)
    see("door of a list that is not sure", DeskWalk(cabinet, size: size, language: language))
    var empty = desk(cabinet)
    see("empty list that is not sure", empty)
    empty.press(.function(10))
    see("locked list that is not sure", empty)
  }

  private mutating func seeOutbox(_ cabinet: Cabinet) {
    var desk = desk(cabinet)
    desk.type("o")
    see("empty outbox", desk)
    desk.press(.escape)
    cabinet.postMorning()
    desk.hearMail()
    see("worklist with refusals", desk)
    desk.type("o")
    see("outbox", desk)
    desk.type("r")
    see("tried again", desk)
    desk.press(.end, .enter)
    see("nothing to try again", desk)
    desk.type("r")
    see("not tried again", desk)
    desk.press(.function(10))
    see("locked outbox", desk)
    desk.press(.function(3))
    desk.type("840273")
    desk.press(.enter)
    see("outbox again", desk)
  }
}

extension Cabinet {
  /// Two letters that were refused, one that waits, one that is sent and one that was withdrawn.
  func postMorning() {
    func letter(
      _ session: Session.ID, to target: TargetName, _ format: Letter.Format,
      _ edition: Letter.Edition = .signed
    ) -> DeliveryEvent {
      .queued(
        Letter(
          session: session, revision: 1, edition: edition, target: target, format: format,
          digest: "d"))
    }
    post(
      letter("discuss", to: "ehr", .fhir), letter("discuss", to: "lab", .hl7v2),
      letter("unsure", to: "ehr", .fhir, .preliminary), letter("left", to: "ehr", .pdf),
      letter("unsure", to: "lab", .mdm, .preliminary))
    post(
      .attempted(1, "s"), .parked(1, words: "MRN A-17 unknown\u{1B}[2J here.\nAsk registration."))
    post(.attempted(2, "s"), .delivered(2, receipt: "AA"))
    post(.attempted(3, "s"), .parked(3, words: Self.longRefusal))
    post(
      .attempted(4, "s"),
      .failed(
        4, DeliveryEvent.Setback(reason: "busy", retryAfterMilliseconds: 1_200_000, scope: .letter))
    )
    post(.withdrawn(5))
  }

  /// Longer than the smallest screen.
  static let longRefusal = (1...300).map { "fault\($0)" }.joined(separator: " ")
}
