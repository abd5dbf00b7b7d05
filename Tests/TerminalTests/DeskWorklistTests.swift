import Interview
import TerminalHarness
import Testing

@testable import Desk
@testable import Kiosk

@Suite struct DeskWorklistTests {
  private let clinic: DeskClinic
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
  }

  @Test("What is sent at a kiosk is on the list within two seconds")
  func live() throws {
    let desk = try clinic.desk()
    try desk.terminal.wait(for: words.emptyList)
    let patient = try DeskInterview.patient()
    let kiosk = try clinic.kiosk()
    try kiosk.start()
    try desk.terminal.wait(for: words.stateAnswering)
    try kiosk.answer(patient.questions())
    try kiosk.see(kiosk.wording.checkAnswers)
    let clock = ContinuousClock()
    let pressed = clock.now
    kiosk.terminal.press("s")
    try desk.see(words.stateWaiting, "I am the patient", "Discuss")
    #expect(clock.now - pressed < .seconds(2))
    #expect(!desk.screen.contains(words.stateAnswering))
  }

  @Test("An open desk sleeps while nothing happens")
  func quiet() throws {
    try clinic.put(DeskInterview.events())
    try clinic.put(DeskInterview.events(through: "rf-cancer", .stillThere))
    let desk = try clinic.desk()
    try desk.see(words.stateWaiting, words.stateAnswering)
    try desk.terminal.settle()
    let before = ProcessFacts(of: desk.process)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(3)
    try desk.terminal.poll(for: "three seconds", within: 10) { clock.now > end }
    let after = ProcessFacts(of: desk.process)
    #expect(after.contextSwitches == before.contextSwitches)
    #expect(after.readCalls == before.readCalls)
  }

  @Test(
    "The list says ticket, time, who, language, state, suggestion and what is unknown, urgent first",
    arguments: [ScreenSize.usual, .small])
  func rows(size: ScreenSize) throws {
    try clinic.put(DeskInterview.events(["who-answers": .codes(["helper"])], in: "es"))
    try clinic.put(DeskInterview.events(through: "rf-cancer", .leftAlone))
    try clinic.put(
      DeskInterview.events(["rf-cancer": nil, "bone-risk": .codes(["not-sure"])]))
    try clinic.put(DeskInterview.events(through: "rf-now", .stillThere))
    try clinic.put(DeskInterview.events(["limb-weak": .codes(["both-legs"])]))
    try clinic.identify(1, "A-1001", "Rosa Núñez", "1980-03-25")
    let desk = try clinic.desk(size: size)
    try desk.see(words.stateAnswering)
    let list = desk.sight.listRows
    #expect(list.map(\.ticket) == [5, 3, 1, 4, 2])
    #expect(list.map(\.isUrgent) == [true, true, false, false, false])
    let expected: [Int: [String]] = [
      1: [
        words.stateWaiting, "Rosa Núñez · MRN ", "Someone is help", " es ", "Discuss",
      ],
      2: [words.stateNotFinished, "I am the patient", " en ", "?2"],
      3: [words.stateWaiting, "I am the patient", " en ", "?2", "Ask the nurse"],
      4: [words.stateAnswering, "I am the patient", " en ", "?7"],
      5: [words.stateWaiting, "?4", "Urgent now"],
    ]
    for row in list {
      let missing = expected[row.ticket, default: []].filter { !row.text.contains($0) }
      #expect(missing == [], "\(row)")
      #expect(row.text.contains(#/ \d\d:\d\d /#))
    }
  }
}

/// One session as the list shows it.
struct DeskListRow: Equatable {
  var ticket: Int
  var isUrgent: Bool
  var isFocused: Bool
  /// Both of its lines.
  var text: String
}

extension DeskSight {
  /// The sessions on the list, from the top.
  var listRows: [DeskListRow] {
    var list: [DeskListRow] = []
    for (row, marked) in zip(unmarkedRows, rows) {
      let words = row.split(separator: " ")
      if let ticket = words.first(where: { $0 != "!!" }).flatMap({ Int($0) }),
        row.contains(#/\d\d[:-]\d\d/#)
      {
        list.append(
          DeskListRow(
            ticket: ticket, isUrgent: words[0] == "!!", isFocused: marked.contains("▶"), text: row))
      } else if row.hasPrefix("        "), let last = list.indices.last {
        list[last].text += row + " "
      }
    }
    return list
  }
}
