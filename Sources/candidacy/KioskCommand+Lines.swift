import Authoring
import Interview
import Kiosk
import Store
import TerminalUI

extension KioskCommand {
  func runLines(
    _ content: KioskContent, _ folder: LoadedFolder, _ language: Language,
    _ environment: TerminalEnvironment
  ) throws {
    var recorder = try recorder(folder)
    try takeLastMeasures()
    var terminal: LineTerminal
    do {
      terminal = try LineTerminal(environment: environment, crashNotice: Self.crashNotice)
    } catch {
      throw Failure.environment(error.sentence)
    }
    // Lines have no size: nothing scrolls and nothing is cut.
    let size = Size(columns: 80, rows: 1000)
    var mode = LinearMode(
      KioskProgram(
        content: content, language: language, idleTimes: idleTimes, size: size, at: .now()))
    terminal.print(mode.output())
    while !mode.program.isFinished {
      let input = terminal.next(until: mode.program.deadline)
      var effects =
        switch input {
        case .line(let line): mode.receive(line: line, at: .now())
        case .deadline: mode.receive(.deadline, at: .now())
        case .terminate: mode.receive(.terminate, at: .now())
        case .hangUp: mode.receive(.hangUp, at: .now())
        }
      while !effects.isEmpty {
        let effect = effects.removeFirst()
        switch effect {
        case .begin(let opening):
          effects += mode.receive(feedback: recorder.begin(opening), at: .now())
        case .enterCode(let code):
          effects += mode.receive(feedback: recorder.enter(code), at: .now())
        case .record(let events, _):
          effects += mode.receive(feedback: recorder.record(events), at: .now())
        case .show:
          terminal.print(mode.output())
        case .ring:
          terminal.ring()
        case .wipe:
          recorder.forget()
          terminal.wipe()
        }
      }
      if !mode.program.isFinished { terminal.print(mode.output()) }
    }
  }
}
