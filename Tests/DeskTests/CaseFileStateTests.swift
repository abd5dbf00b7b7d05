@testable import Desk
import Interview
import Testing

/// Where a session stands, and how that changes as time goes by.
struct CaseFileStateTests {
  let cabinet: Cabinet

  init() throws { cabinet = Cabinet(try Shipped.content()) }

  @Test("A session goes from the kiosk through the review to its signature")
  func kiosk() throws {
    cabinet.interview("one", isSent: .unsent)
    #expect(state("one") == .answering)
    cabinet.send("one")
    #expect(state("one") == .waiting)
    try cabinet.act(.identify(.lopez), on: "one")
    #expect(state("one") == .inReview)
    try cabinet.act(.enter("allergy-verified", .code("yes")), on: "one")
    try cabinet.act(.sign, on: "one")
    #expect(state("one") == .finished)
    try cabinet.act(.amend("rf-cancer", .code("yes"), reason: "misheard"), on: "one")
    #expect(state("one") == .inReview)
    try cabinet.act(.release, on: "one")
    #expect(state("one") == .waiting)
    try cabinet.act(.void(reason: "twice"), on: "one")
    #expect(state("one") == .void)
  }

  @Test("A session with a code is expected for twelve hours, and answered once the code is entered")
  func code() {
    cabinet.begin("one")
    #expect(state("one") == .expected)
    cabinet.pass(hours: 12)
    #expect(state("one") == .notFinished)
    #expect(cabinet.file("one").openCode(at: cabinet.now) == nil)
    cabinet.give("654321", for: "one")
    #expect(cabinet.file("one").openCode(at: cabinet.now)?.digits == "654321")
    cabinet.add([.codeEntered], to: "one")
    #expect(state("one") == .answering)
    #expect(cabinet.file("one").openCode(at: cabinet.now) == nil)
  }

  @Test("A kiosk that says nothing for an hour has left its interview unfinished")
  func silence() {
    cabinet.interview("one", isSent: .unsent)
    cabinet.pass(seconds: 3599)
    #expect(state("one") == .answering)
    cabinet.pass(seconds: 1)
    #expect(state("one") == .notFinished)
    cabinet.interview("two", isSent: .left)
    #expect(state("two") == .notFinished)
  }

  @Test("An interview at the desk is unfinished until every question was asked")
  func atTheDesk() throws {
    cabinet.begin("one")
    cabinet.pass(hours: 13)
    #expect(state("one") == .notFinished)
    while let place = cabinet.file("one").session.nextUnvisited {
      let item = cabinet.content.form.items[place].id
      cabinet.add([.staff(StaffEntry(by: "Ana", .cleared(item)))], to: "one")
    }
    #expect(state("one") == .waiting)
  }

  private func state(_ id: Session.ID) -> CaseState { cabinet.file(id).state(at: cabinet.now) }
}
