import Authoring
import Interview
import Questionnaires
import Rules
import Testing

@Suite("The payer checklist of the shipped questionnaire")
struct ShippedChecklistTests {
  private let loaded: LoadedQuestionnaire

  init() throws {
    guard case .found(let path) = ShippedQuestionnaires.folder(named: "tpi-candidacy") else {
      throw Missing()
    }
    let result = Library.loading(try Folder.reading(path: path), parts: .screens)
    loaded = try #require(result.loaded)
  }

  private struct Missing: Error {}

  /// The status of each entry; those that do not concern the patient are left out.
  private func statuses(_ answers: [Item.ID: Answer]) throws -> [String: Truth] {
    let form = loaded.form
    var sheet = form.blankSheet
    for (item, answer) in answers {
      let place = try #require(form.place(of: item))
      sheet[place] = try form.fitting(answer, at: place)
    }
    let lines = loaded.rules.checklist(form.evaluate(sheet))
    return Dictionary(
      lines.map { ($0.entry.id.text, $0.status) }, uniquingKeysWith: { first, _ in first })
  }

  private func status(_ entry: String, _ answers: [Item.ID: Answer]) throws -> Truth? {
    try statuses(answers)[entry]
  }

  private func codes(_ pairs: (Item.ID, Option.Code)...) -> [Item.ID: Answer] {
    Dictionary(
      pairs.map { ($0.0, .codes([$0.1])) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("Without answers nothing is met and nothing is ruled out")
  func blank() throws {
    let names = (1...12).map { "D\($0)" }
    #expect(
      try statuses([:]) == Dictionary(uniqueKeysWithValues: names.map { ($0, Truth.unknown) }))
  }

  @Test("Two signs on exam meet the trigger point criterion; what the patient feels never does")
  func exam() throws {
    let felt = codes(
      ("knot-felt", "yes"), ("press-hurts", "yes-my-pain"), ("press-spreads", "yes"),
      ("twitch-felt", "yes"))
    #expect(try status("D2", felt) == .unknown)
    let signs = codes(("exam-tender-spot", "present"), ("exam-twitch", "present"))
    #expect(try status("D2", signs) == .unknown)
    #expect(try status("D2", signs.merging(codes(("exam-done", "no"))) { $1 }) == .unknown)
    let exam = signs.merging(codes(("exam-done", "yes"))) { $1 }
    #expect(try status("D2", exam) == .yes)
    #expect(try status("D2", exam.merging(codes(("exam-twitch", "not-done"))) { $1 }) == .unknown)
    let absent = codes(
      ("exam-twitch", "absent"), ("exam-taut-band", "absent"), ("exam-referred-pain", "absent"))
    #expect(try status("D2", exam.merging(absent) { $1 }) == .no)
    #expect(try status("D2", felt.merging(exam) { $1 }.merging(absent) { $1 }) == .no)
  }

  @Test("Failed care or limited movement is enough, and neither rules a need for diagnosis out")
  func otherCare() throws {
    let none = codes(("tried", "none"), ("stiffness", "no"), ("exam-rom", "normal"))
    #expect(try status("D3", none) == .unknown)
    #expect(try status("D3", none.merging(codes(("stiffness", "yes"))) { $1 }) == .yes)
    #expect(try status("D3", none.merging(codes(("exam-rom", "limited"))) { $1 }) == .yes)
    #expect(try status("D3", codes(("tried", "pt"), ("pt-result", "no-help"))) == .yes)
  }

  @Test("Pain and function count as soon as they are answered, function only with a goal")
  func baseline() throws {
    #expect(try status("D4", ["peg-pain": .number(0)]) == .yes)
    #expect(try status("D4", codes(("peg-pain", "prefer-not"))) == .unknown)
    let function: [Item.ID: Answer] = [
      "peg-enjoyment": .number(0), "peg-activity": .number(10),
    ]
    #expect(try status("D5", function) == .unknown)
    #expect(try status("D5", function.merging(codes(("main-goal", "sleep"))) { $1 }) == .yes)
    #expect(try status("D5", function.merging(codes(("main-goal", "not-sure"))) { $1 }) == .unknown)
  }

  @Test("Only what the nurse enters says whether there is a program")
  func program() throws {
    #expect(try status("D6", codes(("tried", "exercise"))) == .unknown)
    #expect(try status("D6", codes(("active-program", "home-exercise"))) == .yes)
    #expect(try status("D6", codes(("active-program", "none"))) == .no)
  }

  @Test("Earlier shots count only in the same place, and good relief alone proves nothing")
  func earlierShots() throws {
    let none = try statuses(codes(("prior-tpi", "no")))
    #expect(Set(none.keys).isDisjoint(with: ["D7", "D8", "D9"]))
    let elsewhere = try statuses(codes(("prior-tpi", "yes-other"), ("tpi-count-12m", "3-plus")))
    #expect([elsewhere["D7"], elsewhere["D8"], elsewhere["D9"]] == [nil, nil, .no])
    let here = codes(("prior-tpi", "yes-same"), ("tpi-count-12m", "2"))
    for (relief, expected): (Option.Code, Truth) in [
      ("half-6-weeks-plus", .unknown), ("half-under-6-weeks", .no), ("under-half", .no),
      ("none", .no), ("not-sure", .unknown),
    ] {
      #expect(try status("D7", here.merging(codes(("tpi-relief", relief))) { $1 }) == expected)
    }
    for (last, expected): (Option.Code, Truth) in [
      ("under-6-weeks", .no), ("6-weeks-3-months", .yes), ("over-3-months", .yes),
      ("prefer-not", .unknown),
    ] {
      #expect(try status("D8", here.merging(codes(("tpi-last-when", last))) { $1 }) == expected)
    }
    #expect(try status("D9", here) == .yes)
    #expect(try status("D8", codes(("prior-tpi", "yes-same"), ("tpi-count-12m", "0"))) == .yes)
  }

  @Test("Diagnosis, region and a plan's own rules are never settled by answers")
  func neverSettled() throws {
    let statuses = try statuses(
      codes(("exam-done", "yes"), ("main-area", "neck"), ("known-dx", "myofascial")))
    for entry in ["D1", "D10", "D11", "D12"] { #expect(statuses[entry] == .unknown) }
  }

  @Test("No line promises that a plan will pay", arguments: ["en", "es"])
  func noPromise(code: String) throws {
    let language = Language(code)
    let checklist = try #require(loaded.rules.definition.checklist)
    #expect(checklist.entries.count == 12)
    for entry in checklist.entries {
      #expect(entry.text[language].count <= 112, "\(entry.id)")
      for promise in ["covered", "will pay", "cubre", "pagará", "va a pagar"] {
        #expect(!entry.text[language].lowercased().contains(promise), "\(entry.id)")
      }
    }
    let says = ["en": "never says that a plan will pay", "es": "Nunca dice que un plan va a pagar"]
    #expect(checklist.note[language].contains(try #require(says[code])))
  }

  @Test("A result to discuss is signed only with the allergies, and a review with its reviewer")
  func needs() throws {
    let needs = loaded.rules.definition.outcomes.filter { !$0.needs.isEmpty }
    #expect(needs.map(\.id) == ["discuss-with-precautions", "discuss"])
    #expect(needs.map(\.needs) == [["allergy-verified"], ["allergy-verified"]])
    let form = loaded.form
    let reviewed = try #require(form.place(of: "flag-reviewed" as Item.ID))
    let reviewer = try #require(form.place(of: "flag-reviewed-by" as Item.ID))
    #expect(form.items[reviewed].needs == "flag-reviewed-by")
    #expect(reviewer == reviewed - 1)
    let kept = form.items.compactMap { item in item.atDesk.map { "\(item.id): \($0.rawValue)" } }
    #expect(
      kept == [
        "who-answers: respondent", "patient-id: identity", "interpreter-used: start",
        "interpreter-name: start", "alert-ack: acknowledgement",
      ])
  }
}
