import Desk
import Interview
import Store
import TerminalUI

extension DeskCommand {
  func runLines(
    _ folder: LoadedFolder, _ language: Language, _ environment: TerminalEnvironment,
    _ store: SQLiteEventStore
  ) throws {
    let station = Self.newStation()
    let office = try DeskOffice(
      store: store, folder: folder, station: station, exporter: exporter(store))
    var terminal: LineTerminal
    do {
      terminal = try LineTerminal(environment: environment, crashNotice: Self.crashNotice)
    } catch {
      throw Failure.environment(error.sentence)
    }
    // Lines have no size: nothing scrolls and nothing is cut.
    var desk = DeskLinear(
      try program(folder, language, station, Size(columns: 80, rows: 1000), store))
    for feedback in office.beginning() { _ = desk.receive(feedback: feedback, at: .now()) }
    terminal.print(desk.output())
    terminal.show(desk.isSecret ? .hidden : .shown)
    while !desk.program.isFinished {
      let input = terminal.next(until: desk.program.deadline, watching: office.descriptor)
      let effects: [DeskEffect]
      switch input {
      case .line(let line): effects = desk.receive(line: line, at: .now())
      case .deadline: effects = desk.receive(.deadline, at: .now())
      case .terminate: effects = desk.receive(.terminate, at: .now())
      case .hangUp: effects = desk.receive(.hangUp, at: .now())
      case nil:
        effects = try office.news().flatMap { desk.receive(feedback: $0, at: .now()) }
      }
      carryOut(effects, of: &desk, office, &terminal)
      if !desk.program.isFinished { terminal.print(desk.output()) }
      terminal.show(desk.isSecret ? .hidden : .shown)
    }
  }

  private func carryOut(
    _ effects: [DeskEffect], of desk: inout DeskLinear, _ office: DeskOffice,
    _ terminal: inout LineTerminal
  ) {
    var effects = effects
    while !effects.isEmpty {
      let effect = effects.removeFirst()
      switch effect {
      case .ring: terminal.ring()
      case .wipe: terminal.wipe()
      case .readSessions, .readSession, .record, .begin, .giveCode, .signIn, .addFirst, .note,
        .export, .release:
        for feedback in office.perform(effect) {
          effects += desk.receive(feedback: feedback, at: .now())
        }
      }
    }
  }
}
