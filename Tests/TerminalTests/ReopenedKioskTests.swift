import Foundation
import TerminalHarness
import TestSupplies
import Testing

@testable import Kiosk

/// A kiosk that obeys rules about files by the time its store has to be opened anew.
@Suite(.enabled(if: Preload.compiler != nil, Preload.missing))
struct ReopenedKioskTests {
  private static let library = Result { try Preload("faults") }

  @Test("A kiosk goes on for seconds after its disk failed, and answers when it is asked again")
  func goesOn() throws {
    let script = try WordCheck()
    let place = try FaultyVisit.Place(times: 0)
    let visit = FaultyVisit(
      call: FaultyCall(kind: .sync, cause: .broken, number: 1), library: try Self.library.get(),
      script: script)
    let process = try visit.start("kiosk", in: place)
    #expect(try process.wait(for: [WordCheck.welcome], from: 0) != nil)
    let steps = script.interview((1...WordCheck.words).map { "said \($0)" })
    for step in steps.prefix(6) {
      try place.table.failOnce()
      try say(step.typed, to: process, until: "! ")
      try say(
        step.events.count == 1 && step.typed == "1" ? "1" : "", to: process, until: step.shown)
    }
    // What watches over the threads of the program looks at them every second.
    let deadline = ContinuousClock.now + .milliseconds(2500)
    while ContinuousClock.now < deadline, !process.isOver { process.read(within: 50) }
    try say(steps[6].typed, to: process, until: steps[6].shown)
    process.hangUp()
    #expect(try process.end() == .exited(0))
  }

  private func say(_ line: String, to process: LineProcess, until shown: String) throws {
    let start = process.count
    process.say(line)
    let found = try process.wait(for: [shown], from: start)
    try #require(found != nil, "“\(line)”: \(process.text())")
  }
}
