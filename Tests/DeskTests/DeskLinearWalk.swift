@testable import Desk
import Interview
import TerminalUI

/// A desk that is worked by lines.
struct DeskLinearWalk {
  private(set) var desk: DeskLinear
  private(set) var effects: [DeskEffect] = []
  let cabinet: Cabinet
  private var moment: Moment {
    Moment(milliseconds: 1_000 + cabinet.now.milliseconds - Cabinet.morning.milliseconds)
  }

  init(_ cabinet: Cabinet, language: Language = "en") {
    self.cabinet = cabinet
    desk = DeskLinear(DeskWalk(cabinet, language: language).program)
    _ = desk.output()
  }

  init(_ cabinet: Cabinet, as name: String, language: Language = "en") {
    self.init(cabinet, language: language)
    for line in ["1 \(name)", "2 840273", "3"] { _ = say(line) }
  }

  /// What is printed for a line.
  mutating func say(_ line: String) -> String {
    perform(desk.receive(line: line, at: moment))
    return desk.output()
  }

  /// What is printed when another program stored something.
  mutating func hear(_ ids: Session.ID...) -> String {
    perform(desk.receive(feedback: .changed(ids.map(cabinet.file)), at: moment))
    return desk.output()
  }

  /// What is printed when something else is told.
  mutating func hear(_ feedback: DeskFeedback) -> String {
    perform(desk.receive(feedback: feedback, at: moment))
    return desk.output()
  }

  /// What is printed when the sender stored something.
  mutating func hearMail() -> String {
    perform(desk.receive(feedback: cabinet.mail, at: moment))
    return desk.output()
  }

  /// What is printed when a deadline wakes the desk.
  mutating func wake() -> String {
    perform(desk.receive(.deadline, at: moment))
    return desk.output()
  }

  /// The number that is printed before a line with these words.
  func number(of words: String) -> String {
    let numbers = DeskText.lines(of: desk.program.page).filter { $0.contains(words) }
      .map { line in String(line.prefix { $0.isNumber }) }
    return numbers.first { !$0.isEmpty } ?? ""
  }

  private mutating func perform(_ new: [DeskEffect]) {
    var waiting = new
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      effects.append(effect)
      for feedback in cabinet.perform(effect) {
        waiting += desk.receive(feedback: feedback, at: moment)
      }
    }
  }
}
