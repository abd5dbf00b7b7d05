import Interview
import TerminalHarness
import Testing

@testable import Desk
@testable import candidacy

/// Who gets in, and who stays outside.
@Suite struct DeskDoorTests {
  private let words = DeskWording.english

  @Test("On a fresh store the first person chooses a PIN that is hard to guess, and can begin")
  func firstPerson() throws {
    let clinic = try DeskClinic(staff: [])
    let desk = try clinic.door()
    try desk.see(words.welcome, words.firstPerson)
    func begin(_ name: String, _ pin: String, _ again: String) throws {
      try desk.fill(words.yourName, name)
      try desk.fill(words.pin, pin)
      try desk.focus(on: words.pinAgain)
      desk.press(.control("U"))
      desk.type(again)
      desk.press(.enter)
    }
    for (pin, again, sentence) in [
      ("123456", "123456", words.commonPIN), ("28041", "28041", words.notSixDigits),
      ("280417", "280471", words.pinsDiffer),
    ] {
      try begin("Ana Ruiz", pin, again)
      try desk.see("! \(sentence)")
      #expect(!desk.screen.text.contains(pin))
      #expect(try clinic.store.staff().isEmpty)
    }
    try begin("Ana Ruiz", "280417", "280417")
    try desk.seeList()
    try desk.see("Ana Ruiz", words.emptyList)
    let log = try clinic.staffLog()
    #expect(log.map(\.kind) == ["added", "signedIn"])
    #expect(!log.description.contains("280417"))
  }

  @Test("Three misses slow down, and nothing of a PIN is on the screen")
  func misses() throws {
    let clinic = try DeskClinic(staff: [.ana])
    let desk = try clinic.door()
    for left in [9, 8] {
      try attempt("999998", desk)
      try desk.see("This PIN is not right. Tries left: \(left).")
    }
    try attempt("999998", desk)
    try desk.see("Tries left: 7. Too many wrong PINs. Wait 5 seconds, then try again.")
    try attempt(DeskPerson.ana.pin, desk)
    try desk.see("Too many wrong PINs. Wait ")
    #expect(!desk.screen.everythingVisible.contains(DeskPerson.ana.pin))
    #expect(try clinic.staffLog().map(\.kind) == ["tried", "tried", "tried"])
  }

  @Test("Ten misses turn a PIN off until an administrator sets a new one")
  func off() throws {
    let clinic = try DeskClinic(staff: [.ana])
    let long = Timestamp(milliseconds: Timestamp.now().milliseconds - 86_400_000)
    let nine = Array(repeating: StaffEvent.tried(DeskPerson.ana.id, "elsewhere"), count: 9)
    _ = try clinic.store.append(nine, after: 1, at: long)
    let desk = try clinic.door()
    try attempt("999998", desk)
    try desk.see(words.doorOff)
    try attempt(DeskPerson.ana.pin, desk)
    try desk.see(words.doorOff)
    #expect(try clinic.staffLog().count == 10)
    let reset = try Command.run(
      "staff", "reset", "Ana Ruiz", "--store", clinic.folder.storePath, input: "840273\n")
    #expect(reset.errors == "")
    #expect(reset.status == 0)
    try attempt("840273", desk)
    try desk.seeList()
    #expect(try clinic.staffLog().suffix(3).map(\.kind) == ["pinSet", "tried", "signedIn"])
  }

  @Test("Somebody who is disabled while the desk runs does not get in")
  func disabled() throws {
    let clinic = try DeskClinic()
    let desk = try clinic.door()
    try desk.see(words.signIn, "Ben Cole")
    let run = try Command.run("staff", "disable", "Ben Cole", "--store", clinic.folder.storePath)
    #expect(run.status == 0)
    try desk.terminal.wait(forNo: "Ben Cole")
    #expect(try clinic.staffLog() == [.disabled(DeskPerson.ben.id)])
  }

  private func attempt(_ pin: String, _ desk: DeskVisit) throws {
    try desk.see(words.signIn)
    try desk.focus(on: words.pin)
    desk.press(.control("U"))
    desk.type(pin)
    desk.press(.enter)
    try desk.terminal.settle()
  }
}

extension StaffEvent {
  /// What happened, without to whom.
  fileprivate var kind: String {
    switch self {
    case .added: "added"
    case .pinSet: "pinSet"
    case .disabled: "disabled"
    case .tried: "tried"
    case .signedIn: "signedIn"
    case .locked: "locked"
    case .signedOut: "signedOut"
    }
  }
}
