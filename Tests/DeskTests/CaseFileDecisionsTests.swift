@testable import Desk
import Interview
import Testing

/// What may be done with a session, and what is stored for it.
struct CaseFileDecisionsTests {
  let cabinet: Cabinet

  init() throws { cabinet = Cabinet(try Shipped.content()) }

  // MARK: What is stored

  @Test("Each intent becomes its act, and what changes a session claims it first")
  func actsOfASentSession() throws {
    cabinet.interview("one")
    let claim = StaffAct.claimed("d1")
    #expect(try cabinet.acts(for: .view, on: "one") == [.viewed])
    #expect(try cabinet.acts(for: .claim, on: "one") == [claim])
    #expect(try cabinet.acts(for: .release, on: "one").isEmpty)
    #expect(
      try cabinet.acts(for: .identify(.lopez), on: "one") == [claim, .identified(.lopez)])
    #expect(
      try cabinet.acts(for: .enter("nurse-temp-c", .number(38.4)), on: "one")
        == [claim, .entered("nurse-temp-c", .number(38.4))])
    #expect(
      try cabinet.acts(for: .amend("rf-cancer", .code("yes"), reason: "misheard"), on: "one")
        == [claim, .amended("rf-cancer", .code("yes"), reason: "misheard")])
    #expect(
      try cabinet.acts(for: .amend("rf-cancer", nil, reason: "misheard"), on: "one")
        == [claim, .amended("rf-cancer", nil, reason: "misheard")])
    #expect(
      try cabinet.acts(for: .void(reason: "twice"), on: "one") == [claim, .voided(reason: "twice")])
    #expect(try cabinet.acts(for: .endInterview, on: "one").isEmpty)
  }

  @Test("Whoever holds a session claims it no second time, and can let it go")
  func actsOfAHeldSession() throws {
    cabinet.interview("one")
    try cabinet.act(.enter("nurse-temp-c", .number(38.4)), on: "one")
    #expect(try cabinet.acts(for: .claim, on: "one").isEmpty)
    #expect(
      try cabinet.acts(for: .clear("nurse-temp-c"), on: "one") == [.cleared("nurse-temp-c")])
    #expect(try cabinet.acts(for: .undo, on: "one") == [.undone("nurse-temp-c")])
    #expect(try cabinet.acts(for: .release, on: "one") == [.released])
  }

  @Test("The same person at another desk takes the session over as anybody else does")
  func claimsBelongToADesk() throws {
    cabinet.interview("one")
    try cabinet.act(.claim, on: "one")
    let held = DeskRefusal.claimedElsewhere("Ana", cabinet.now)
    #expect(cabinet.refusal(of: .identify(.lopez), on: "one", at: "d2") == held)
    #expect(cabinet.refusal(of: .sign, on: "one", as: "Ben", at: "d2") == held)
    #expect(
      try cabinet.acts(for: .claim, on: "one", as: "Ben", at: "d2") == [.claimed("d2")])
    try cabinet.act(.claim, on: "one", as: "Ben", at: "d2")
    #expect(cabinet.refusal(of: .undo, on: "one") == .claimedElsewhere("Ben", cabinet.now))
    #expect(try cabinet.acts(for: .release, on: "one").isEmpty)
  }

  @Test("An interview that was left is given back to a kiosk, and one that was sent is not")
  func handingBack() throws {
    cabinet.interview("left", isSent: .left)
    #expect(try cabinet.acts(for: .giveCode, on: "left").isEmpty)
    try cabinet.act(.claim, on: "left")
    #expect(try cabinet.acts(for: .giveCode, on: "left") == [.released])
    cabinet.interview("sent")
    #expect(cabinet.refusal(of: .giveCode, on: "sent") == .complete)
  }

  @Test("A signature records what is suggested now, and lets the session go")
  func signing() throws {
    cabinet.interview("one")
    try cabinet.act(.identify(.lopez), on: "one")
    try cabinet.act(.enter("allergy-verified", .code("yes")), on: "one")
    #expect(
      try cabinet.acts(for: .sign, on: "one")
        == [.signed(SessionEvent.Verdict(outcome: "discuss", rule: "R18")), .released])
    let signed = try cabinet.act(.sign, on: "one")
    #expect(signed.review.isSigned)
    #expect(signed.review.claim == nil)
  }

  // MARK: What is refused

  @Test("While the patient answers, nothing of the patient's is changed, and staff's own may be")
  func beingAnswered() throws {
    cabinet.interview("now", isSent: .unsent)
    for intent: DeskIntent in [
      .amend("rf-cancer", .code("yes"), reason: "misheard"), .clear("rf-cancer"), .giveCode, .sign,
      .void(reason: "twice"),
    ] {
      #expect(cabinet.refusal(of: intent, on: "now") == .beingAnswered)
    }
    #expect(cabinet.refusal(of: .identify(.lopez), on: "now") == nil)
    #expect(cabinet.refusal(of: .enter("nurse-temp-c", .number(37)), on: "now") == nil)
    #expect(try cabinet.acts(for: .endInterview, on: "now") == [.interviewEnded])
    try cabinet.act(.endInterview, on: "now")
    #expect(cabinet.refusal(of: .void(reason: "twice"), on: "now") == nil)
  }

  @Test("A kiosk that was silent for an hour holds its interview no more")
  func silentKiosk() throws {
    cabinet.interview("now", isSent: .unsent)
    cabinet.pass(seconds: 3599)
    #expect(cabinet.refusal(of: .giveCode, on: "now") == .beingAnswered)
    cabinet.pass(seconds: 1)
    #expect(cabinet.refusal(of: .giveCode, on: "now") == nil)
  }

  @Test("A void session takes no change")
  func voidSession() throws {
    cabinet.interview("one", isSent: .left)
    try cabinet.act(.void(reason: "twice"), on: "one")
    for intent: DeskIntent in [
      .claim, .identify(.lopez), .enter("nurse-temp-c", .number(37)), .undo, .giveCode,
      .endInterview,
      .sign, .void(reason: "again"), .amend("rf-cancer", nil, reason: "misheard"),
    ] {
      #expect(cabinet.refusal(of: intent, on: "one") == .void)
    }
    #expect(try cabinet.acts(for: .view, on: "one") == [.viewed])
    #expect(try cabinet.acts(for: .release, on: "one") == [.released])
  }

  @Test("What is on record already is not recorded again")
  func notChanged() throws {
    cabinet.interview("one")
    try cabinet.act(.identify(.lopez), on: "one")
    try cabinet.act(.enter("nurse-temp-c", .number(37)), on: "one")
    for intent: DeskIntent in [
      .identify(.lopez), .enter("nurse-temp-c", .number(37)), .clear("exam-done"),
      .enter("rf-cancer", .code("no")), .amend("rf-cancer", .code("no"), reason: "misheard"),
    ] {
      #expect(cabinet.refusal(of: intent, on: "one") == .notChanged)
    }
  }

  @Test("Nothing of the patient's is replaced or removed, and nothing is voided, without a reason")
  func reasons() {
    cabinet.interview("one")
    for intent: DeskIntent in [
      .amend("rf-cancer", .code("yes"), reason: " "), .amend("rf-cancer", nil, reason: ""),
      .enter("rf-cancer", .code("yes")), .clear("rf-cancer"), .void(reason: "\t"),
    ] {
      #expect(cabinet.refusal(of: intent, on: "one") == .reasonMissing)
    }
  }

  @Test("An answer that the patient did not give may be entered, replaced and removed by staff")
  func enteringForThePatient() throws {
    cabinet.interview("one", ["rf-cancer": []], isSent: .left)
    try cabinet.act(.enter("rf-cancer", .code("no")), on: "one")
    #expect(cabinet.refusal(of: .enter("rf-cancer", .code("yes")), on: "one") == nil)
    #expect(cabinet.refusal(of: .clear("rf-cancer"), on: "one") == nil)
  }

  @Test("An answer that does not fit its question, and a question that there is not, are refused")
  func answersThatDoNotFit() {
    cabinet.interview("one")
    #expect(
      cabinet.refusal(of: .enter("nurse-temp-c", .number(50)), on: "one")
        == .rejected(.outside(30...45)))
    #expect(
      cabinet.refusal(of: .amend("peg-pain", .text("bad"), reason: "misheard"), on: "one")
        == .rejected(.notANumber))
    for intent: DeskIntent in [
      .enter("nobody-asks", .code("yes")), .clear("nobody-asks"),
      .amend("nobody-asks", nil, reason: "misheard"),
    ] {
      #expect(cabinet.refusal(of: intent, on: "one") == .noSuchQuestion)
    }
  }

  @Test("A reviewed flag needs the clinician's name, before it is entered and when it is signed")
  func needs() throws {
    cabinet.interview("one")
    let flag = DeskIntent.enter("flag-reviewed", .codes(["cancer"]))
    #expect(cabinet.refusal(of: flag, on: "one") == .needs("flag-reviewed-by"))
    try cabinet.act(.enter("flag-reviewed-by", .text("Dr. Ode")), on: "one")
    try cabinet.act(flag, on: "one")
    try cabinet.act(.clear("flag-reviewed-by"), on: "one")
    #expect(
      cabinet.file("one").signatureGaps(at: cabinet.now).contains(.answer("flag-reviewed-by")))
  }

  @Test("An emergency answer is never made milder, whoever gave it and however it is tried")
  func emergencyStands() throws {
    cabinet.interview("left", ["rf-bladder-bowel": ["yes"]])
    cabinet.record(.close(.idle), in: "left")
    cabinet.interview("one", ["rf-now": []], isSent: .left)
    try cabinet.act(.enter("rf-now", .code("yes")), on: "one")
    for (id, item) in [("left", "rf-bladder-bowel"), ("one", "rf-now")] as [(Session.ID, Item.ID)] {
      for intent: DeskIntent in [
        .enter(item, .code("no")), .amend(item, .code("no"), reason: "misheard"),
        .amend(item, nil, reason: "misheard"), .clear(item),
      ] {
        #expect(cabinet.refusal(of: intent, on: id) == .emergencyStands)
      }
    }
    cabinet.interview("weak", ["limb-weak": ["new-or-worse"]])
    cabinet.record(.close(.idle), in: "weak")
    #expect(
      cabinet.refusal(of: .amend("limb-weak", .code("both-legs"), reason: "worse"), on: "weak")
        == nil)
  }

  @Test("There is nothing to undo before a change and after a signature")
  func undoing() throws {
    cabinet.interview("one")
    #expect(cabinet.refusal(of: .undo, on: "one") == .nothingToUndo)
    try cabinet.act(.identify(.lopez), on: "one")
    try cabinet.act(.enter("allergy-verified", .code("yes")), on: "one")
    try cabinet.act(.sign, on: "one")
    #expect(cabinet.refusal(of: .undo, on: "one") == .nothingToUndo)
  }

  @Test("Undoing goes back step by step, and what was undone stays on record")
  func undoneStepByStep() throws {
    cabinet.interview("one")
    try cabinet.act(.amend("rf-cancer", .code("yes"), reason: "misheard"), on: "one")
    try cabinet.act(.amend("rf-cancer", nil, reason: "not sure"), on: "one")
    let place = try #require(cabinet.content.form.place(of: Item.ID("rf-cancer")))
    let yes = try cabinet.content.form.fitting(.code("yes"), at: place)
    let no = try cabinet.content.form.fitting(.code("no"), at: place)
    #expect(try cabinet.act(.undo, on: "one").session.sheet[place] == yes)
    let file = try cabinet.act(.undo, on: "one")
    #expect(file.session.sheet[place] == no)
    #expect(file.review.histories["rf-cancer"]?.map(\.isUndone) == [false, true, true])
    #expect(cabinet.refusal(of: .undo, on: "one") == .nothingToUndo)
  }

  @Test("A signature waits for the identifiers, the acknowledgement and what the result needs")
  func signatureGaps() throws {
    cabinet.interview("one")
    #expect(
      cabinet.refusal(of: .sign, on: "one")
        == .unsignable([.identity, .answer("allergy-verified")]))
    cabinet.interview("two", ["rf-cancer": ["not-sure"]])
    #expect(cabinet.refusal(of: .sign, on: "two") == .unsignable([.identity, .acknowledgement]))
    try cabinet.act(.identify(.lopez), on: "two")
    try cabinet.act(.acknowledge(initials: "AR"), on: "two")
    #expect(cabinet.refusal(of: .sign, on: "two") == nil)
  }

  @Test("What is signed is signed once, until something changes")
  func signed() throws {
    cabinet.interview("one")
    try cabinet.act(.identify(.lopez), on: "one")
    try cabinet.act(.enter("allergy-verified", .code("yes")), on: "one")
    try cabinet.act(.sign, on: "one")
    #expect(cabinet.refusal(of: .sign, on: "one") == .signed)
    try cabinet.act(.amend("rf-cancer", .code("yes"), reason: "misheard"), on: "one")
    let again = try cabinet.act(.sign, on: "one")
    #expect(again.review.revision == 2)
    #expect(again.review.signatures.map(\.verdict.outcome) == ["discuss", "clinician-first"])
  }

  // MARK: Safety answers that say nothing

  @Test("An answer that was taken back is unknown until somebody asks again")
  func takenBack() throws {
    cabinet.interview("one", ["rf-cancer": ["yes"]], isSent: .unsent)
    cabinet.record(.answer("rf-cancer", .code("no")), in: "one")
    cabinet.send("one")
    #expect(unknownSafety("one") == ["rf-cancer"])
    let asked = DeskIntent.amend("rf-cancer", .code("no"), reason: "asked again")
    try cabinet.act(asked, on: "one")
    #expect(unknownSafety("one").isEmpty)
    #expect(cabinet.refusal(of: asked, on: "one") == .notChanged)
    try cabinet.act(.undo, on: "one")
    #expect(unknownSafety("one") == ["rf-cancer"])
  }

  @Test(
    "A safety answer says nothing after 24 hours, unless it is a warning, until it is given again")
  func expired() throws {
    cabinet.interview("one", ["rf-cancer": ["yes"]])
    cabinet.pass(hours: 24)
    #expect(unknownSafety("one").isEmpty)
    cabinet.pass(seconds: 1)
    #expect(
      unknownSafety("one")
        == [
          "rf-now", "rf-bladder-bowel", "rf-saddle-numb", "limb-weak", "rf-unwell",
          "injury-recent", "bone-risk",
        ])
    try cabinet.act(.amend("rf-now", .code("no"), reason: "asked again"), on: "one")
    #expect(unknownSafety("one").first == "rf-bladder-bowel")
  }

  @Test("A signature keeps the answers as they were")
  func signatureKeeps() throws {
    cabinet.interview("one")
    try cabinet.act(.identify(.lopez), on: "one")
    try cabinet.act(.enter("allergy-verified", .code("yes")), on: "one")
    try cabinet.act(.sign, on: "one")
    cabinet.pass(hours: 1000)
    #expect(unknownSafety("one").isEmpty)
    #expect(cabinet.file("one").assessment(at: cabinet.now).outcome.id == "discuss")
  }

  private func unknownSafety(_ id: Session.ID) -> [Item.ID] {
    let file = cabinet.file(id)
    return file.unknownSafety(file.assessment(at: cabinet.now)).map { file.form.items[$0].id }
  }
}
