@testable import Interview
import Testing

/// What staff do to the answers of a session.
struct StaffActsTests {
  @Test("An answer that staff enter counts like any other, and a cleared one is left out")
  func enteredAndCleared() throws {
    var session = try session(staff(.entered("exam", .codes(["yes"]))))
    #expect(session.sheet[2] == .picked(Picks(0)))
    #expect(session.lastUndoable == "exam")
    session.apply(staff(.cleared("exam")))
    #expect(session.sheet[2] == nil)
    #expect(session.skipped == [2])
    #expect(session.replaced == [Session.Replacement(place: 2, answer: .picked(Picks(0)))])
    session.apply(staff(.entered("exam", .codes(["no"]))))
    #expect(session.skipped == [])
  }

  @Test("An amended answer replaces the patient's, which stays on record")
  func amended() throws {
    let session = try session(
      .answered("hurts", .codes(["yes"])),
      staff(.amended("hurts", .codes(["no"]), reason: "misheard")))
    #expect(session.sheet[1] == .picked(Picks(1)))
    #expect(session.replaced == [Session.Replacement(place: 1, answer: .picked(Picks(0)))])
    let removed = try self.session(
      .answered("hurts", .codes(["yes"])), staff(.amended("hurts", nil, reason: "not said")))
    #expect(removed.sheet[1] == nil)
    #expect(removed.skipped == [1])
  }

  @Test("A warning that was taken back is settled by staff, and unsettled by undoing that")
  func settled() throws {
    var session = try session(
      .answered("now", .codes(["yes"])), .answered("now", .codes(["no"])), .takenBack("now"))
    #expect(value(of: 0, in: session) == .unknown)
    session.apply(staff(.amended("now", .codes(["no"]), reason: "asked again")))
    #expect(session.sheet.changed == [])
    #expect(value(of: 0, in: session) == .picked(Picks(1)))
    session.apply(staff(.undone("now")))
    #expect(session.sheet.changed == [0])
    #expect(value(of: 0, in: session) == .unknown)
  }

  @Test("Undoing brings back what was there before, step by step")
  func undo() throws {
    var session = try session(
      .answered("hurts", .codes(["yes"])), .skipped("now"),
      staff(.amended("hurts", nil, reason: "not said")), staff(.entered("now", .codes(["no"]))),
      staff(.entered("now", .codes(["unsure"]))))
    var seen: [FittingAnswer?] = []
    while let item = session.lastUndoable {
      session.apply(staff(.undone(item)))
      seen += [session.sheet[0], session.sheet[1]]
    }
    #expect(
      seen == [.picked(Picks(1)), nil, nil, nil, nil, .picked(Picks(0))])
    #expect(session.skipped == [0])
  }

  @Test("Only the last change can be undone, and nothing the patient did")
  func undoOutOfTurn() throws {
    let session = try session(
      .answered("hurts", .codes(["yes"])), staff(.entered("now", .codes(["no"]))),
      staff(.undone("hurts")))
    #expect(session.sheet[0] == .picked(Picks(1)))
    #expect(session.sheet[1] == .picked(Picks(0)))
    #expect(session.lastUndoable == "now")
    let patient = try self.session(.answered("hurts", .codes(["yes"])), staff(.undone("hurts")))
    #expect(patient.sheet[1] == .picked(Picks(0)))
  }

  @Test("After a signature nothing from before it can be undone")
  func undoAfterSigning() throws {
    let session = try session(
      staff(.entered("exam", .codes(["yes"]))), staff(.signed(Self.verdict)),
      staff(.undone("exam")))
    #expect(session.sheet[2] == .picked(Picks(0)))
    #expect(session.lastUndoable == nil)
  }

  @Test("An entry that does not fit the form changes nothing and is remembered")
  func unreadable() throws {
    let session = try session(
      staff(.entered("gone", .number(1))), staff(.entered("exam", .number(1))),
      staff(.amended("exam", .codes(["maybe"]), reason: "typing")), staff(.cleared("gone")))
    #expect(session.unreadable == ["gone", "exam", "exam", "gone"])
    #expect(session.sheet[2] == nil)
    #expect(session.lastUndoable == nil)
    #expect(session.version == 4)
  }

  @Test("Staff end an interview as it stands: sent, or not finished")
  func interviewEnded() throws {
    #expect(try session(staff(.interviewEnded)).state == .closed(.byStaff, nil))
    #expect(
      try session(.submitted(Self.verdict), staff(.interviewEnded)).state
        == .closed(.byStaff, Self.verdict))
    #expect(try session(.closed(.idle), .codeEntered).state == .answering)
  }

  @Test("What says nothing about answers leaves them, and the state, alone")
  func others() throws {
    let before = try session(.answered("hurts", .codes(["yes"])), .submitted(Self.verdict))
    let code = try #require(AccessCode("042917"))
    for act in [
      StaffAct.received, .viewed, .claimed("desk"), .released,
      .identified(PatientIdentity(recordNumber: "42", name: "Ana", birthDate: nil)),
      .acknowledged(.init(initials: "AR", alert: .staff, delayMilliseconds: 1)),
      .codeGiven(code), .signed(Self.verdict), .voided(reason: "twice"),
      .exported(.pdf),
    ] {
      var session = before
      session.apply(staff(act))
      #expect(session.sheet == before.sheet)
      #expect(session.state == before.state)
      #expect(session.version == before.version + 1)
    }
  }

  @Test("A safety answer says nothing after a day, any other answer stays")
  func expiry() throws {
    let events: [SessionEvent] = [
      .answered("now", .codes(["no"])), .answered("hurts", .codes(["no"])),
    ]
    #expect(try expired(events, after: Self.day) == [])
    #expect(try expired(events, after: Self.day + 1) == [0])
    let session = Session(form: try form(), replaying: events)
    let review = review(events)
    let old = session.sheet(at: Self.at(Self.day + 1), in: review)
    #expect(session.form.evaluate(old).values == [.unknown, .picked(Picks(1)), .unknown])
    #expect(session.sheet(at: Self.at(Self.day), in: review) == session.sheet)
  }

  @Test("A warning counts however old it is")
  func oldWarning() throws {
    let events: [SessionEvent] = [.answered("now", .codes(["yes"]))]
    let session = Session(form: try form(), replaying: events)
    let sheet = session.sheet(at: Self.at(30 * Self.day), in: review(events))
    #expect(session.form.evaluate(sheet).values[0] == .picked(Picks(0)))
  }

  @Test("An answer that is asked for again is as old as its last giving")
  func askedAgain() throws {
    let events: [SessionEvent] = [
      .answered("now", .codes(["no"])), staff(.amended("now", .codes(["no"]), reason: "again")),
    ]
    #expect(try expired(events, after: Self.day + 500, apart: 1000) == [])
    #expect(try expired(events, after: Self.day + 1001, apart: 1000) == [0])
    let undone = events + [staff(.undone("now"))]
    #expect(try expired(undone, after: Self.day + 500, apart: 1000) == [0])
  }

  @Test("A signature keeps the answers as old as they were when it was given")
  func signed() throws {
    let events: [SessionEvent] = [.answered("now", .codes(["no"])), staff(.signed(Self.verdict))]
    let session = Session(form: try form(), replaying: events)
    let later = Self.at(30 * Self.day)
    #expect(session.sheet(at: later, in: review(events)) == session.sheet)
    let changed = events + [staff(.entered("exam", .codes(["yes"])))]
    let reopened = Session(form: try form(), replaying: changed)
    #expect(reopened.sheet(at: later, in: review(changed)).changed == [0])
  }

  private static let day: Int64 = 86_400_000
  private static let verdict = SessionEvent.Verdict(outcome: "o", rule: "r")

  private static func at(_ milliseconds: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_763_712_000_000 + milliseconds)
  }

  private func form() throws -> Form {
    let sections = [
      Section(
        id: "first", title: "First",
        items: [Samples.item("now", warnings: [.emergency: ["yes"]]), Samples.item("hurts")]),
      Section(id: "staff", title: "Staff", respondent: .staff, items: [Samples.item("exam")]),
    ]
    return try Form(
      sample: Samples.questionnaire(
        sections,
        conditions: [
          Samples.condition("danger", Samples.is("now", "yes"), warns: .emergency)
        ]))
  }

  private func staff(_ act: StaffAct) -> SessionEvent { .staff(StaffEntry(by: "ana", act)) }

  private func session(_ events: SessionEvent...) throws -> Session {
    Session(form: try form(), replaying: events)
  }

  private func review(_ events: [SessionEvent], apart: Int64 = 0) -> Review {
    Review(
      events.enumerated().map { offset, event in
        StoredEvent(
          session: "s", number: offset + 1, event: event, at: Self.at(Int64(offset) * apart))
      })
  }

  private func expired(
    _ events: [SessionEvent], after milliseconds: Int64, apart: Int64 = 0
  ) throws -> [Int] {
    Session(form: try form(), replaying: events)
      .expired(at: Self.at(milliseconds), in: review(events, apart: apart))
  }

  private func value(of place: Int, in session: Session) -> Value {
    session.form.evaluate(session.sheet).values[place]
  }
}
