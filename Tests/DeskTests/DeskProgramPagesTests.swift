@testable import Desk
import Interview
import Testing
import TerminalUI

/// What is true of every page that a nurse comes to, in both languages.
struct DeskProgramPagesTests {
  @Test(
    "No hint is cut, nothing that is pinned gives way, and the focus is in view",
    arguments: [Size(columns: 80, rows: 25), Size(columns: 64, rows: 24)])
  func fit(size: Size) throws {
    for sight in try DeskTour.everywhere() {
      var page = sight.page
      for focus in Self.stops(of: page) {
        page.focus = focus
        let frame = DeskView.frame(of: page, scroll: 0, in: size)
        if focus == 0 {
          let text = frame.text
          for hint in page.hints {
            #expect(text.contains("\(hint.key) \(hint.label)"), "\(sight)")
          }
          #expect(!text.split(separator: "\n").contains(" …"), "\(sight)")
        }
        let cursor = try #require(frame.cursor, "\(sight)")
        #expect(frame.target(at: cursor) == focus, "\(sight), stop \(focus)")
        #expect(frame[cursor]?.role == .focused, "\(sight), stop \(focus)")
      }
    }
  }

  @Test("Every page can be stopped at, so that the cursor leads through it")
  func cursor() throws {
    for sight in try DeskTour.everywhere() { #expect(sight.page.focused != nil, "\(sight)") }
  }

  @Test("A key means one thing on each page")
  func keys() throws {
    for sight in try DeskTour.everywhere() {
      let buttons = sight.page.parts.compactMap { part -> String? in
        if case .button(_, let key) = part.content { key } else { nil }
      }
      let keys = (sight.page.hints.map(\.key) + buttons).map { $0.lowercased() }
      #expect(Set(keys).count == keys.count, "\(sight): \(keys)")
    }
  }

  @Test("Every page about a patient says who it is, and no other page does")
  func identity() throws {
    for sight in try DeskTour.everywhere() {
      switch sight.program.place.stage {
      case .review, .changes, .identify, .fill, .amend, .sign, .void, .acknowledge, .code:
        let ticket = sight.program.wording.ticket
        #expect(sight.page.identity?.hasPrefix(ticket) == true, "\(sight)")
      case .door, .locked, .worklist, .find, .start, .outbox, .shutOut:
        #expect(sight.page.identity == nil, "\(sight)")
      case .export, .exported:
        #expect((sight.page.identity == nil) == (sight.program.place.file == nil), "\(sight)")
      case .help: break
      }
    }
  }

  @Test("No page says that anything is covered")
  func noPromise() throws {
    for sight in try DeskTour.everywhere() {
      let text = DeskText.lines(of: sight.page).joined(separator: "\n").folded
      for word in ["covered", "coverage", "cubiert", "cubre", "cobertura"] {
        #expect(!text.contains(word), "\(sight): \(word)")
      }
    }
  }

  @Test("Nobody who is not signed in reads about a patient")
  func doors() throws {
    let doors = try DeskTour.everywhere().filter {
      $0.program.place.stage == .door || $0.program.place.stage == .locked
    }
    #expect(doors.count >= 12)
    for sight in doors {
      let text = DeskText.lines(of: sight.page).joined(separator: "\n")
      #expect(!text.contains("cauda equina"), "\(sight)")
      #expect(!text.contains("3, 08:00"), "\(sight)")
      for word in ["MRN A-17 unknown", "press O", "presione O"] {
        #expect(!text.contains(word), "\(sight)")
      }
      #expect(sight.page.banner.allSatisfy { $0.element == nil }, "\(sight)")
    }
  }

  @Test("Everything that can be opened, pressed or filled has its number when the page is read out")
  func lines() throws {
    for sight in try DeskTour.everywhere() {
      let page = sight.page
      let lines = DeskText.lines(of: page)
      let doing = page.stops.filter(\.isDoing)
      for (order, element) in doing.enumerated() {
        let number = order + 1
        #expect(lines.contains { $0.hasPrefix("\(number). ") }, "\(sight), \(number)")
        let reading = DeskReading("\(number)", on: page)
        switch element {
        case .button(let action): #expect(reading == .action(action), "\(sight), \(number)")
        case .field(let field):
          #expect(DeskReading("\(number) x", on: page) == .fill(field: field, text: "x"))
        case .row, .answer, .line, .hint, .banner, .above, .below:
          #expect(reading == .press(element), "\(sight), \(number)")
        }
      }
      let beyond = doing.count + 1
      #expect(!lines.contains { $0.hasPrefix("\(beyond). ") }, "\(sight)")
    }
  }

  @Test("A key that a page offers does something there, when it is typed as a line as well")
  func offeredKeys() throws {
    for sight in try DeskTour.everywhere() {
      for hint in sight.page.hints {
        guard case .hint(let action)? = hint.element else { continue }
        #expect(DeskReading(hint.key, on: sight.page) == .action(action), "\(sight): \(hint.key)")
      }
    }
  }

  /// All of a short page's, some of a long one's.
  private static func stops(of page: DeskPage) -> [Int] {
    let count = page.stops.count
    return count < 5 ? Array(0..<count) : [0, 1, count / 3, count * 2 / 3, count - 1]
  }
}

extension DeskElement {
  /// Stopping there is not all that it is for.
  fileprivate var isDoing: Bool {
    switch self {
    case .row, .field, .answer, .button: true
    case .line, .hint, .banner, .above, .below: false
    }
  }
}
