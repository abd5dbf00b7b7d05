import Glibc
import Store
import TerminalHarness

/// What a nurse feels at a desk with a long list, and what it costs the machine.
struct DeskFigures {
  var door: [Double] = []
  var signIn: [Double] = []
  var allRead: [Double] = []
  var filter: [Double] = []
  var letter: [Double] = []
  var arrow: [Double] = []
  var arrowWhileReading: [Double] = []
  var review: [Double] = []
  var alarm: [Double] = []
  var storing: [Double] = []
  var bytesPerArrow = 0.0
  var idleSwitches = 0
  var peakMegabytes = 0.0

  private static let starts = 11
  private static let readings = 3
  private static let arrows = 200
  private static let alarms = 10
  private static let idleSeconds: UInt32 = 10
  /// From the filter of a fresh desk to the one that shows everything.
  private static let toAll = 6

  private let executable: String
  private var store: DeskStore

  init(measuring executable: String, on store: DeskStore) throws {
    self.executable = executable
    self.store = store
    for _ in 0..<Self.starts { _ = try atTheDoor() }
    for _ in 0..<Self.readings {
      let start = ContinuousClock.now
      let desk = try signedIn()
      try showAll(on: desk)
      allRead.append(desk.settle(1_500, since: start))
      try check(desk)
    }
    if store.sessions > 1_000 { try measureWhileReading() }
    let desk = try signedIn()
    try showAll(on: desk)
    _ = desk.settle(1_500, since: .now)
    try measureMoves(on: desk)
    try measureChoosing(on: desk)
    try measureReviews(on: desk)
    try measureAlarms(on: desk)
    let before = desk.facts
    sleep(Self.idleSeconds)
    let after = desk.facts
    idleSwitches = after.contextSwitches - before.contextSwitches
    peakMegabytes = Double(after.peakKilobytes) / 1024
  }
}

extension DeskFigures {
  private mutating func atTheDoor() throws -> DeskTerminal {
    let start = ContinuousClock.now
    let desk = try DeskTerminal(executable, ["desk", "--store", store.path])
    door.append(try desk.wait(for: "Go on", since: start).milliseconds)
    return desk
  }

  private mutating func signedIn() throws -> DeskTerminal {
    let desk = try atTheDoor()
    _ = try desk.press(DeskStore.pin)
    signIn.append(try desk.press("\r", until: "Filter").milliseconds)
    return desk
  }

  private func showAll(on desk: DeskTerminal) throws {
    for _ in 0..<Self.toAll { _ = try desk.press("f") }
  }

  /// The last byte is only the end of reading when the heading says so.
  private func check(_ desk: DeskTerminal) throws {
    let screen = desk.redrawn()
    guard screen.contains("All: \(store.sessions)"), !screen.contains("reading older ones") else {
      throw HarnessFailure.notOnScreen("All: \(store.sessions)", screen: screen)
    }
  }

  /// Between the alerts, which stand on top whatever else is read.
  private mutating func measureWhileReading() throws {
    let time = allRead.quantile(0.5) * 0.8
    for _ in 0..<Self.readings {
      let start = ContinuousClock.now
      let desk = try signedIn()
      try showAll(on: desk)
      while start.millisecondsSince < time {
        for key in [DeskTerminal.down, DeskTerminal.up] {
          arrowWhileReading.append(try desk.press(key, until: DeskTerminal.marker).milliseconds)
          usleep(UInt32.random(in: 5_000...25_000))
        }
      }
    }
  }

  private mutating func measureMoves(on desk: DeskTerminal) throws {
    let span = min(store.sessions - 1, 100)
    var bytes = 0
    for number in 0..<Self.arrows {
      let key = number / span % 2 == 0 ? DeskTerminal.down : DeskTerminal.up
      let answer = try desk.press(key)
      arrow.append(answer.milliseconds)
      bytes += answer.bytes
    }
    bytesPerArrow = Double(bytes) / Double(Self.arrows)
  }

  private mutating func measureChoosing(on desk: DeskTerminal) throws {
    for _ in 0..<4 * 7 { filter.append(try desk.press("f").milliseconds) }
    for name in ["garcia", "maria", "5310", "2024-1", "o'neil"] {
      _ = try desk.press("/")
      for character in name { letter.append(try desk.press(String(character)).milliseconds) }
      _ = try desk.press(DeskTerminal.escape)
    }
  }

  private mutating func measureReviews(on desk: DeskTerminal) throws {
    for _ in 0..<10 {
      _ = try desk.press(DeskTerminal.down)
      review.append(try desk.press("\r").milliseconds)
      _ = try desk.press(DeskTerminal.escape)
    }
  }

  /// From before another process stores it until the banner is drawn; the bell comes just before.
  private mutating func measureAlarms(on desk: DeskTerminal) throws {
    for number in 0..<Self.alarms {
      _ = desk.settle(500, since: .now)
      let start = ContinuousClock.now
      try store.addEmergency(number)
      storing.append(start.millisecondsSince)
      _ = try desk.wait(for: DeskTerminal.bell, since: start)
      alarm.append(desk.settle(20, since: start))
    }
  }
}
