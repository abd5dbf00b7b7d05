import Interview
import Kiosk
import TerminalUI

/// A kiosk with a store that answers at once, a desk, and a clock that moves when told to.
struct Walk {
  private(set) var program: KioskProgram
  private(set) var events: [SessionEvent] = []
  private(set) var wipes = 0
  private(set) var rings = 0
  var storeWorks = true
  /// Whether the disk has room for another interview.
  var hasRoom = true
  /// What can go on here, by its code.
  var sessions: [String: [SessionEvent]] = [:]
  /// The codes that were sent to be looked up.
  private(set) var codes: [String] = []
  /// What staff have stored before the next events of the kiosk.
  var staffEvents: [SessionEvent] = []
  /// Whether staff have ended the interview that is open here.
  var isTakenOver = false
  /// Whether what was stored of the interview that is open here is gone.
  var isLost = false
  /// What was on the screen before the store was waited for, and how many events were stored then.
  private(set) var shown: [(heading: String, stored: Int)] = []
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
        if storeWorks, hasRoom { events.append(.opened(opening)) }
        let began: KioskFeedback = storeWorks ? .began(ticket: 42) : .failed
        waiting += program.receive(feedback: hasRoom ? began : .noRoom, at: now)
      case .enterCode(let code):
        codes.append(code.digits)
        waiting += program.receive(feedback: entered(code), at: now)
      case .record(let new, _):
        waiting += program.receive(feedback: recorded(new), at: now)
      case .show: shown.append((program.page.heading, events.count))
      case .ring: rings += 1
      case .wipe: wipes += 1
      }
    }
  }

  private mutating func entered(_ code: AccessCode) -> KioskFeedback {
    guard storeWorks else { return .failed }
    guard let before = sessions.removeValue(forKey: code.digits) else { return .codeRefused }
    events = before + [.codeEntered]
    return .continued(events: events, ticket: 43)
  }

  private mutating func recorded(_ new: [SessionEvent]) -> KioskFeedback {
    guard storeWorks else { return .failed }
    guard !isLost else { return .lost }
    guard !isTakenOver else { return .ended }
    let others = staffEvents
    staffEvents = []
    events += others + new
    return .recorded(with: others)
  }
}
