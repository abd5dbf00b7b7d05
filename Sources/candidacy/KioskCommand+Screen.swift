import Authoring
import Interview
import Kiosk
import Store
import TerminalUI

extension KioskCommand {
  func runScreen(
    _ content: KioskContent, _ folder: LoadedFolder, _ language: Language,
    _ environment: TerminalEnvironment
  ) throws {
    var terminal: NcursesTerminal
    do {
      terminal = try NcursesTerminal(
        environment: environment, theme: environment.forbidsColor ? .mono : theme.theme,
        mouse: .on, crashNotice: Self.crashNotice)
    } catch .noCursorAddressing {
      return try runLines(content, folder, language, environment)
    } catch {
      throw Failure.environment(error.sentence)
    }
    var program = KioskProgram(
      content: content, language: language, idleTimes: idleTimes, size: terminal.size, at: .now())
    // The first page does not wait for the disk.
    terminal.draw(program.frame(in: terminal.size))
    do {
      var recorder = try recorder(folder)
      try takeLastMeasures()
      try Loop.run(&program, on: &terminal) { (effect, terminal) throws(Failure) in
        switch effect {
        case .begin(let opening): return [recorder.begin(opening)]
        case .enterCode(let code): return [recorder.enter(code)]
        case .record(let events, _): return [recorder.record(events)]
        // The loop has drawn it.
        case .show: break
        case .ring: terminal.ring()
        case .wipe:
          recorder.forget()
          terminal.wipe()
        }
        return []
      }
    } catch {
      terminal.wipe()
      terminal.leave()
      throw error
    }
    terminal.wipe()
    terminal.leave()
  }

  static let crashNotice =
    "The kiosk must restart. Answers are saved. Please tell staff."
}
