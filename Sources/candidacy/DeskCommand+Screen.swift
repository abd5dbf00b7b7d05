import Desk
import Interview
import Store
import TerminalUI

extension DeskCommand {
  func runScreen(
    _ folder: LoadedFolder, _ language: Language, _ environment: TerminalEnvironment,
    _ store: SQLiteEventStore
  ) throws {
    var terminal: NcursesTerminal
    do {
      terminal = try NcursesTerminal(
        environment: environment, theme: environment.forbidsColor ? .mono : theme.theme,
        mouse: .on, crashNotice: Self.crashNotice)
    } catch .noCursorAddressing {
      return try runLines(folder, language, environment, store)
    } catch {
      throw Failure.environment(error.sentence)
    }
    do {
      try show(folder, language, store, on: &terminal)
    } catch {
      terminal.wipe()
      terminal.leave()
      throw error
    }
    terminal.wipe()
    terminal.leave()
  }

  private func show(
    _ folder: LoadedFolder, _ language: Language, _ store: SQLiteEventStore,
    on terminal: inout NcursesTerminal
  ) throws {
    let station = Self.newStation()
    let office = try DeskOffice(
      store: store, folder: folder, station: station, exporter: exporter(store))
    var program = try program(folder, language, station, terminal.size, store)
    for feedback in office.beginning() { _ = program.receive(feedback: feedback, at: .now()) }
    let news = Loop.News(descriptor: office.descriptor) { () throws(Failure) in try office.news() }
    try Loop.run(&program, on: &terminal, hearing: news) { (effect, terminal) throws(Failure) in
      switch effect {
      case .ring: terminal.ring()
      case .wipe: terminal.wipe()
      case .readSessions, .readSession, .record, .begin, .giveCode, .signIn, .addFirst, .note,
        .export, .release:
        break
      }
      return office.perform(effect)
    }
  }
  static let crashNotice = "The desk must restart. Everything recorded is saved."
}
