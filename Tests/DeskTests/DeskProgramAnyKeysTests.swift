@testable import Desk
import Interview
import Testing
import TerminalUI

/// What stays true whatever anybody types, at two desks that share a store.
struct DeskProgramAnyKeysTests {
  @Test(
    "No keys unlock a desk, leave a session held, or record what cannot be read", arguments: 1...4)
  func anyKeys(seed: UInt64) throws {
    let cabinet = DeskTour.morning(try Shipped.reasoned())
    cabinet.postMorning()
    var desks = [
      DeskWalk(cabinet, as: "Ana"), DeskWalk(cabinet, as: "Ben", station: "d2", language: "es"),
    ]
    var dice = Dice(state: seed)
    for _ in 0..<Self.presses {
      let turn = Int.random(in: 0...1, using: &dice)
      let before = cabinet.sessions
      press(on: &desks[turn], &dice)
      for (id, events) in cabinet.sessions where events.count != before[id]?.count {
        desks[1 - turn].hear(id)
      }
      #expect(before.allSatisfy { cabinet.sessions[$0]?.starts(with: $1) == true })
      for desk in desks { check(desk, cabinet) }
    }
    for id in cabinet.sessions.keys { #expect(cabinet.file(id).session.unreadable.isEmpty) }
    for turn in desks.indices { desks[turn].feed(.terminate) }
    for id in cabinet.sessions.keys { #expect(cabinet.file(id).review.claim == nil, "\(id)") }
  }

  private static let presses = 100

  private func check(_ desk: DeskWalk, _ cabinet: Cabinet) {
    let page = desk.program.page
    switch desk.program.place.stage {
    case .locked, .door, .shutOut:
      #expect(page.identity == nil)
      #expect(page.banner.allSatisfy { $0.element == nil })
    case .worklist, .find, .start, .outbox:
      #expect(page.identity == nil)
      for (id, events) in cabinet.sessions {
        #expect(Review(events).claim?.station != desk.program.setting.station, "\(id)")
      }
    case .code, .review, .changes, .identify, .fill, .amend, .acknowledge, .sign, .void, .export,
      .exported, .help:
      break
    }
    #expect(page.focused != nil, "\(desk.program.place.stage)")
  }

  private func press(on desk: inout DeskWalk, _ dice: inout Dice) {
    switch Int.random(in: 0...19, using: &dice) {
    case 0...4:
      desk.press([.tab, .down, .backTab, .up, .pageDown].randomElement(using: &dice) ?? .tab)
    case 5...9: desk.press(.enter)
    case 10, 11: desk.press(.escape)
    case 12:
      desk.press([.function(1), .function(2), .function(3)].randomElement(using: &dice) ?? .enter)
    case 13: desk.type("840273")
    case 14:
      desk.type(["A-17", "1980-03-25", "Eva Sol", "yes", "38.4"].randomElement(using: &dice) ?? "")
    case 15...18:
      desk.type("nipsuvthejfakxorw/1234".randomElement(using: &dice).map(String.init) ?? "")
    case _:
      desk.press([.function(10), .control("U"), .backspace].randomElement(using: &dice) ?? .end)
    }
  }

  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) ^ (state << 31)
    }
  }
}
