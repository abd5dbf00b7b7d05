/// Runs a program on a terminal: waits, hands over input, performs effects, draws.
package enum Loop {
  /// Returns when the program is finished or the line is gone; an effect's error ends it at once.
  package static func run<P: Program, Failure: Error>(
    _ program: inout P, on terminal: inout NcursesTerminal,
    performing perform: (P.Effect, inout NcursesTerminal) throws(Failure) -> [P.Feedback]
  ) throws(Failure) {
    terminal.draw(program.frame(in: terminal.size))
    var announced: Moment?
    while !program.isFinished {
      let deadline = program.deadline == announced ? nil : program.deadline
      var next: Input? = terminal.next(until: deadline)
      if next == .deadline { announced = deadline }
      while let input = next {
        try handle(input, by: &program, on: &terminal, performing: perform)
        if input == .hangUp || program.isFinished { return }
        next = terminal.waiting()
      }
      terminal.draw(program.frame(in: terminal.size))
    }
  }

  private static func handle<P: Program, Failure: Error>(
    _ input: Input, by program: inout P, on terminal: inout NcursesTerminal,
    performing perform: (P.Effect, inout NcursesTerminal) throws(Failure) -> [P.Feedback]
  ) throws(Failure) {
    let screen = program.screenIdentity
    var effects = program.receive(input, at: .now())
    var performed = 0
    while performed < effects.count {
      for feedback in try perform(effects[performed], &terminal) {
        effects += program.receive(feedback: feedback, at: .now())
      }
      performed += 1
    }
    // What was typed for the last page must not answer this one.
    if program.screenIdentity != screen { terminal.discardKeys() }
  }
}
