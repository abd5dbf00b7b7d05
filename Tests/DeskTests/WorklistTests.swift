@testable import Desk
import Interview
import Testing

/// Which sessions are shown, and in which order.
struct WorklistTests {
  let cabinet: Cabinet

  init() throws { cabinet = Cabinet(try Shipped.content()) }

  @Test("Alerts come first, then those who wait the longest, then the rest with the newest first")
  func order() throws {
    try fill()
    #expect(
      shown(.all)
        == [
          "8 emergency", "7 staff", "4 sent first", "3 sent last", "10 held", "6 answers", "5 asks",
          "9 expected", "2 left", "1 signed", "11 void",
        ])
    #expect(list(.all).alerts.map(\.id.text) == ["8 emergency", "7 staff"])
  }

  @Test("Each filter shows its states, and the open ones are what somebody has still to do")
  func filters() throws {
    try fill()
    #expect(
      shown(.open)
        == [
          "8 emergency", "7 staff", "4 sent first", "3 sent last", "10 held", "6 answers", "5 asks",
          "9 expected", "2 left",
        ])
    #expect(shown(.answering) == ["8 emergency", "6 answers", "5 asks", "9 expected"])
    #expect(shown(.waiting) == ["7 staff", "4 sent first", "3 sent last"])
    #expect(shown(.inReview) == ["10 held"])
    #expect(shown(.notFinished) == ["2 left"])
    #expect(shown(.finished) == ["1 signed"])
  }

  @Test("What nobody finished leaves the open ones after a day, unless it calls for staff")
  func yesterday() {
    cabinet.interview("left", isSent: .left)
    cabinet.interview("urgent", ["rf-now": ["yes"]])
    cabinet.record(.close(.terminated), in: "urgent")
    cabinet.interview("sent")
    cabinet.pass(hours: 24)
    #expect(shown(.open) == ["urgent", "sent"])
    #expect(shown(.notFinished) == ["urgent", "left"])
  }

  @Test(
    "A search finds tickets, names without accents, record numbers and dates of birth",
    arguments: [
      ("2", ["Ana", "Maria"]), ("maria", ["Maria"]), ("MARÍA LÓPEZ", ["Maria"]),
      ("lopez mar", ["Maria"]), ("a-1", ["Maria"]), ("1980-03", ["Maria"]),
      ("nunez", ["Ana"]), ("77", ["Ana"]), ("lopez nunez", []), ("walk-up", []),
    ])
  func search(query: String, found: [String]) throws {
    cabinet.interview("Maria")
    cabinet.interview("Ana")
    cabinet.interview("walk-up")
    try cabinet.act(.identify(.lopez), on: "Maria")
    try cabinet.act(
      .identify(PatientIdentity(recordNumber: "B/77", name: "Ana Núñez", birthDate: nil)),
      on: "Ana")
    var list = list(.waiting)
    list.show(.waiting, matching: query, at: cabinet.now)
    // "2" is a ticket, and a part of a date of birth.
    #expect(Set(list.shown.map(\.id.text)) == Set(found))
  }

  @Test(
    "A record number under another name or date of birth is a contradiction, under the same not")
  func contradictions() throws {
    for id in ["one", "two", "three"] as [Session.ID] { cabinet.interview(id) }
    try cabinet.act(.identify(.lopez), on: "one")
    try cabinet.act(
      .identify(PatientIdentity(recordNumber: "A-17", name: "Juan Pérez", birthDate: nil)),
      on: "two")
    let list = list(.all)
    func found(
      _ number: String?, _ name: String?, _ date: String? = nil, besides id: Session.ID? = nil
    ) -> [String] {
      list.contradictions(
        to: PatientIdentity(
          recordNumber: number, name: name, birthDate: date.flatMap { CalendarDate($0) }),
        besides: id
      ).map(\.id.text)
    }
    #expect(found("a-17", "maria lopez") == ["two"])
    #expect(found("A-17", "Juan Perez") == ["one"])
    #expect(found("A-17", "Eva Sol") == ["two", "one"])
    #expect(found("A-17", "Eva Sol", besides: "two") == ["one"])
    #expect(found("A-17", nil, "1980-03-25").isEmpty)
    #expect(found("A-17", nil, "1980-03-26") == ["one"])
    #expect(found("A-18", "Eva Sol").isEmpty)
    #expect(found(nil, "Eva Sol", "1999-01-01").isEmpty)
  }

  @Test("A row of an older version never replaces a newer one")
  func versions() {
    let older = WorklistRow(cabinet.interview("one", isSent: .unsent), at: cabinet.now)
    cabinet.send("one")
    let newer = WorklistRow(cabinet.file("one"), at: cabinet.now)
    var list = Worklist()
    list.put([newer], at: cabinet.now)
    list.put([older], at: cabinet.now)
    #expect(list["one"] == newer)
    list.put([newer], at: cabinet.now)
    #expect(list.count == 1)
  }

  @Test("The state of a row follows the clock, without being read again")
  func clock() {
    let answering = WorklistRow(cabinet.interview("one", isSent: .unsent), at: cabinet.now)
    cabinet.begin("two")
    let expected = WorklistRow(cabinet.file("two"), at: cabinet.now)
    func states(_ hours: Int64) -> [CaseState] {
      [answering, expected].map { $0.state(at: cabinet.now.advanced(by: hours * 3_600_000)) }
    }
    #expect(states(0) == [.answering, .expected])
    #expect(states(1) == [.notFinished, .expected])
    #expect(states(12) == [.notFinished, .notFinished])
  }

  @Test("A row says who answers, in which language, and what is suggested once that is certain")
  func row() throws {
    let sent = WorklistRow(cabinet.interview("one", language: "es"), at: cabinet.now)
    #expect(sent.respondent?["en"] == "I am the patient")
    #expect(sent.respondent?["es"] == "Yo soy la persona que viene a consulta")
    #expect(sent.language == "es")
    #expect(sent.suggestion?["en"] == "Discuss")
    #expect(sent.unknownSafety == 0)
    let half = WorklistRow(
      cabinet.interview("two", ["rf-cancer": ["not-sure"]], isSent: .left), at: cabinet.now)
    #expect(half.suggestion == nil)
    #expect(half.unknownSafety == 1)
    let urgent = WorklistRow(cabinet.interview("three", ["rf-now": ["yes"]]), at: cabinet.now)
    #expect(urgent.suggestion?["en"] == "Urgent now")
    #expect(
      urgent.alarms.map { $0["en"] }
        == ["Chest pain, trouble breathing, fainting, or a sudden tearing pain now"])
  }

  /// One session of each kind, each under its ticket.
  private func fill() throws {
    cabinet.interview("1 signed")
    try cabinet.act(.identify(.lopez), on: "1 signed")
    try cabinet.act(.enter("allergy-verified", .code("yes")), on: "1 signed")
    try cabinet.act(.sign, on: "1 signed")
    cabinet.interview("2 left", isSent: .left)
    cabinet.interview("3 sent last", isSent: .unsent)
    cabinet.interview("4 sent first")
    cabinet.pass(seconds: 60)
    cabinet.send("3 sent last")
    cabinet.interview("5 asks", isSent: .unsent)
    cabinet.interview("6 answers", isSent: .unsent)
    cabinet.interview("7 staff", ["rf-cancer": ["not-sure"]])
    cabinet.interview("8 emergency", ["rf-now": ["yes"]])
    cabinet.begin("9 expected")
    cabinet.interview("10 held")
    try cabinet.act(.claim, on: "10 held")
    cabinet.interview("11 void")
    try cabinet.act(.void(reason: "twice"), on: "11 void")
  }

  private func list(_ filter: Worklist.Filter) -> Worklist {
    var list = Worklist()
    list.put(
      cabinet.sessions.keys.map { WorklistRow(cabinet.file($0), at: cabinet.now) },
      at: cabinet.now)
    list.show(filter, matching: "", at: cabinet.now)
    return list
  }

  private func shown(_ filter: Worklist.Filter) -> [String] { list(filter).shown.map(\.id.text) }
}
