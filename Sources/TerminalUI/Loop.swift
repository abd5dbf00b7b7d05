/// Runs a program on a terminal: waits, hands over input, performs effects, draws.
package enum Loop {
  /// What else the program hears of while it waits, by a descriptor that becomes readable.
  package struct News<Feedback, Failure: Error> {
    let descriptor: Int32
    let take: () throws(Failure) -> [Feedback]

    package init(descriptor: Int32, take: @escaping () throws(Failure) -> [Feedback]) {
      self.descriptor = descriptor
      self.take = take
    }
  }

  /// Returns when the program is finished or the line is gone; an effect's error ends it at once.
  package static func run<P: Program, Failure: Error>(
    _ program: inout P, on terminal: inout NcursesTerminal,
    hearing news: News<P.Feedback, Failure>? = nil,
    performing perform: (P.Effect, inout NcursesTerminal) throws(Failure) -> [P.Feedback]
  ) throws(Failure) {
    terminal.draw(program.frame(in: terminal.size))
    var announced: Moment?
    while !program.isFinished {
      let deadline = program.deadline == announced ? nil : program.deadline
      var next = terminal.next(until: deadline, watching: news?.descriptor)
      if next == nil, let news {
        try handle(news.take(), by: &program, on: &terminal, performing: perform)
      }
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
    let before = program.screenIdentity
    let effects = program.receive(input, at: .now())
    let drawn = try carryOut(effects, of: &program, on: &terminal, performing: perform)
    // What was typed for the last page must not answer this one.
    if program.screenIdentity != drawn ?? before { terminal.discardKeys() }
  }

  private static func handle<P: Program, Failure: Error>(
    _ news: [P.Feedback], by program: inout P, on terminal: inout NcursesTerminal,
    performing perform: (P.Effect, inout NcursesTerminal) throws(Failure) -> [P.Feedback]
  ) throws(Failure) {
    for feedback in news {
      let effects = program.receive(feedback: feedback, at: .now())
      try carryOut(effects, of: &program, on: &terminal, performing: perform)
    }
  }

  /// The page that was drawn meanwhile, if one was.
  @discardableResult
  private static func carryOut<P: Program, Failure: Error>(
    _ effects: [P.Effect], of program: inout P, on terminal: inout NcursesTerminal,
    performing perform: (P.Effect, inout NcursesTerminal) throws(Failure) -> [P.Feedback]
  ) throws(Failure) -> Int? {
    var effects = effects
    var performed = 0
    var drawn: Int?
    while performed < effects.count {
      if P.draws(effects[performed]) {
        terminal.discardKeys()
        terminal.draw(program.frame(in: terminal.size))
        drawn = program.screenIdentity
      }
      for feedback in try perform(effects[performed], &terminal) {
        effects += program.receive(feedback: feedback, at: .now())
      }
      performed += 1
    }
    return drawn
  }
}
