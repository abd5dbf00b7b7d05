import TerminalHarness
import Testing

@Suite("Drawing on a terminal")
struct DrawingTests {
  @Test("the cursor follows the focus in both directions, and the focus has a mark and a bar")
  func focus() throws {
    let session = try Stage.open()
    var row = try #require(session.screen.place(of: Stage.focusMark)).row
    for (key, isDownward) in [(TestKey.down, true), (.down, true), (.up, false), (.up, false)] {
      let before = row
      session.press(key)
      try session.wait(until: "the cursor to move") { $0.cursor.row != before }
      row = session.screen.cursor.row
      #expect((row > before) == isDownward)
      #expect(session.screen.cursorIsVisible)
      #expect(session.screen.place(of: Stage.focusMark)?.row == row)
      #expect(session.screen.cell(at: session.screen.cursor).isReverse)
    }
  }

  @Test(
    "a key costs one write of few bytes",
    .enabled(
      if: ProcessFacts.countsCalls,
      "The system counts no calls of a process that keeps its memory to itself."))
  func oneWrite() throws {
    let session = try Stage.open()
    for key in [TestKey.down, .down, .up, .down] {
      let row = session.screen.cursor.row
      let cost = try session.cost(of: { session.press(key) }, until: "the cursor to move") {
        $0.cursor.row != row
      }
      #expect(cost.writes == 1)
      #expect(cost.bytes < 500)
    }
  }

  @Test("a key is answered at once")
  func quickAnswer() throws {
    let session = try Stage.open()
    let row = session.screen.cursor.row
    session.press(.down)
    try session.wait(until: "the cursor to move", within: 0.5) { $0.cursor.row != row }
  }

  @Test("nothing runs while nobody does anything")
  func idle() throws {
    let session = try Stage.open()
    let before = ProcessFacts(of: session.terminal.process)
    let clock = ContinuousClock()
    let start = clock.now
    try session.poll(for: "two quiet seconds", within: 5) { clock.now - start > .seconds(2) }
    #expect(ProcessFacts(of: session.terminal.process) == before)
  }

  @Test(
    "the screen follows the terminal's size",
    arguments: [ScreenSize.small, .large, ScreenSize(columns: 200, rows: 50)])
  func resize(size: ScreenSize) throws {
    let session = try Stage.open()
    session.resize(to: size)
    try session.wait(until: "the new layout", Stage.fills)
    session.resize(to: .usual)
    try session.wait(until: "the old layout") { Stage.fills($0) && $0.contains(Stage.firstText) }
  }

  @Test(
    "nothing is lost on a terminal that was too small for a while",
    arguments: [
      ScreenSize(columns: 20, rows: 12), ScreenSize(columns: 6, rows: 3),
      ScreenSize(columns: 1, rows: 1),
    ])
  func tooSmall(size: ScreenSize) throws {
    let session = try Stage.open()
    session.resize(to: size)
    session.resize(to: .usual)
    try session.wait(until: "the layout") { Stage.fills($0) && $0.contains(Stage.firstText) }
    let row = session.screen.cursor.row
    session.press(.down)
    try session.wait(until: "the cursor to move") { $0.cursor.row != row }
  }

  @Test("a resize right after the first frame is never lost", .timeLimit(.minutes(10)))
  func resizeRace() throws {
    var lost: [Int] = []
    for round in 0..<60 {
      let session = try Stage.start()
      try session.wait(for: Stage.firstText)
      session.resize(to: ScreenSize(columns: 70 + round, rows: 24))
      do {
        try session.wait(until: "the new layout", within: 3, Stage.fills)
      } catch { lost.append(round) }
    }
    #expect(lost == [])
  }

  @Test("mouse and paste are asked for after the screen is taken and before its first frame")
  func modeOrder() throws {
    let session = try Stage.open()
    let sent = String(decoding: session.output, as: UTF8.self)
    let marks = ["\u{1B}[?1049h", "\u{1B}[?1000h", "\u{1B}[?2004h", Stage.firstText]
    let places = try marks.map { try #require(sent.ranges(of: $0).last).lowerBound }
    #expect(places == places.sorted())
    #expect(session.screen.isAlternate)
    #expect(session.screen.reportsMouse)
  }
}
