import Interview
import Kiosk
import TerminalUI

/// A kiosk with a store that answers at once and a clock that moves when told to.
struct Walk {
  private(set) var program: KioskProgram
  private(set) var events: [SessionEvent] = []
  private(set) var wipes = 0
  private(set) var rings = 0
  var storeWorks = true
  private var now = Moment(milliseconds: 1_000)
  private let size: Size

  init(size: Size = Size(columns: 80, rows: 25), language: Language = "en") throws {
    self.size = size
    program = KioskProgram(
      content: try Samples.content(), language: language, size: size, at: now)
  }

  var screen: String { program.frame(in: size).text }

  var frame: Frame { program.frame(in: size) }

  mutating func press(_ keys: Key...) {
    for key in keys { feed(.key(key)) }
  }

  mutating func type(_ text: String) {
    for character in text { feed(.key(.character(character))) }
  }

  /// Clicks on the first cell of a text on the screen.
  mutating func click(_ text: String) {
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in rows.enumerated() {
      guard let range = line.range(of: text) else { continue }
      let column = TextLayout.width(String(line[..<range.lowerBound]))
      feed(.click(Point(column: column, row: row)))
      return
    }
  }

  mutating func feed(_ input: Input) {
    perform(program.receive(input, at: now))
  }

  /// Lets time pass, waking the program whenever it asked to be woken.
  mutating func wait(seconds: Int) {
    let end = now.advanced(by: Int64(seconds) * 1000)
    while let deadline = program.deadline, deadline <= end {
      now = deadline
      feed(.deadline)
    }
    now = end
  }

  private mutating func perform(_ effects: [KioskEffect]) {
    var waiting = effects
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      switch effect {
      case .begin(let opening):
        if storeWorks { events.append(.opened(opening)) }
        waiting += program.receive(
          feedback: storeWorks ? .began(ticket: 42) : .failed, at: now)
      case .record(let new, _):
        if storeWorks { events += new }
        waiting += program.receive(feedback: storeWorks ? .recorded : .failed, at: now)
      case .ring: rings += 1
      case .wipe: wipes += 1
      }
    }
  }
}
