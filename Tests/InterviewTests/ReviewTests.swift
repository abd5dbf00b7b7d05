import Interview
import Testing

struct ReviewTests {
  @Test("A session that nothing happened to has no history at all")
  func empty() {
    let review = Review([StoredEvent]())
    #expect(review.openedAt == nil)
    #expect(review.revision == 1)
    #expect(!review.isSigned)
    #expect(!review.isVoid)
    #expect(review.version == 0)
  }

  @Test("Every answer is kept, with who gave it, when and why, oldest first")
  func histories() {
    let review = review(
      .answered("hours", .number(5)), .answered("hours", .number(6)), .skipped("hours"),
      staff(.entered("hours", .number(7))),
      staff(.amended("hours", .number(8), reason: "misheard")),
      staff(.cleared("hours")), .answered("other", .codes(["yes"])))
    #expect(
      review.histories["hours"]?.map { Step($0) } == [
        Step(.number(5), by: nil, at: 1), Step(.number(6), by: nil, at: 2),
        Step(nil, by: nil, at: 3), Step(.number(7), by: "ana", at: 4),
        Step(.number(8), by: "ana", at: 5, "misheard"), Step(nil, by: "ana", at: 6),
      ])
    #expect(review.standing("hours")?.answer == nil)
    #expect(review.standing("hours")?.by == "ana")
    #expect(review.standing("other")?.answer == .codes(["yes"]))
    #expect(review.standing("never") == nil)
    #expect(review.version == 7)
  }

  @Test("What staff changed last is undone first, and stays in the history as undone")
  func undo() {
    var events: [SessionEvent] = [
      .answered("a", .number(1)), staff(.entered("b", .number(2))),
      staff(.amended("a", .number(3), reason: "typing")), staff(.undone("a")),
    ]
    #expect(review(events).histories["a"]?.map(\.isUndone) == [false, true])
    #expect(review(events).standing("a")?.answer == .number(1))
    #expect(review(events).standing("b")?.answer == .number(2))
    events.append(staff(.undone("b")))
    #expect(review(events).standing("b") == nil)
    #expect(review(events).histories["b"]?.map(\.isUndone) == [true])
    // Nothing is left of staff's that could be undone, and the patient's is not.
    events.append(staff(.undone("a")))
    #expect(review(events).standing("a")?.answer == .number(1))
  }

  @Test("A signature ends what can be undone")
  func undoAfterSigning() {
    let review = review(
      staff(.entered("a", .number(1))), staff(.signed(Self.verdict)), staff(.undone("a")))
    #expect(review.standing("a")?.answer == .number(1))
    #expect(review.isSigned)
  }

  @Test("A change after a signature begins a revision, and the next signature ends it")
  func revisions() {
    var events: [SessionEvent] = [.opened(Self.opening), .submitted(Self.verdict)]
    var seen: [Revision] = []
    for act in [
      StaffAct.viewed, .signed(Self.verdict), .viewed, .amended("a", nil, reason: "typing"),
      .signed(Self.verdict), .identified(Self.identity), .signed(Self.verdict),
    ] {
      events.append(staff(act))
      let review = review(events)
      seen.append(Revision(number: review.revision, isSigned: review.isSigned))
    }
    #expect(
      seen == [
        Revision(number: 1, isSigned: false), Revision(number: 1, isSigned: true),
        Revision(number: 1, isSigned: true), Revision(number: 2, isSigned: false),
        Revision(number: 2, isSigned: true), Revision(number: 3, isSigned: false),
        Revision(number: 3, isSigned: true),
      ])
    let signatures = review(events).signatures
    #expect(signatures.map(\.number) == [4, 7, 9])
    #expect(signatures.map(\.by) == ["ana", "ana", "ana"])
    #expect(signatures.last?.at == Self.at(9))
    #expect(review(events).signature == signatures.last)
  }

  @Test("A claim moves to whoever made it last, until it is given up")
  func claim() {
    var events: [SessionEvent] = [staff(.claimed("desk-1"))]
    #expect(review(events).claim?.by == "ana")
    events.append(staff(.claimed("desk-2"), by: "ben"))
    #expect(review(events).claim?.by == "ben")
    #expect(review(events).claim?.station == "desk-2")
    #expect(review(events).claim?.at == Self.at(2))
    events.append(staff(.released, by: "ben"))
    #expect(review(events).claim == nil)
  }

  @Test("A code is open until it is entered, replaced, or the interview ends")
  func code() throws {
    let first = try #require(AccessCode("042917"))
    let second = try #require(AccessCode("555123"))
    var events: [SessionEvent] = [.opened(Self.opening), .closed(.idle), staff(.codeGiven(first))]
    #expect(review(events).code?.code == first)
    #expect(review(events).closedAt == Self.at(2))
    #expect(!review(events).isAtKiosk)
    events.append(staff(.codeGiven(second)))
    #expect(review(events).code?.code == second)
    #expect(review(events).code?.at == Self.at(4))
    let entered = review(events + [.codeEntered])
    #expect(entered.code == nil)
    #expect(entered.isAtKiosk)
    #expect(entered.closedAt == nil)
    #expect(review(events + [staff(.interviewEnded)]).code == nil)
  }

  @Test("A session belongs to a kiosk from its opening there until it is closed or taken over")
  func atKiosk() {
    #expect(review(.opened(Self.opening)).isAtKiosk)
    #expect(!review(.opened(Self.opening), staff(.received)).isAtKiosk)
    #expect(review(.opened(Self.opening), staff(.received)).receivedBy == "ana")
    let taken = review(.opened(Self.opening), staff(.interviewEnded))
    #expect(!taken.isAtKiosk)
    #expect(taken.closedAt == Self.at(2))
  }

  @Test("Only what patients and kiosks do counts as their last event")
  func lastPatientEvent() {
    let review = review(
      .opened(Self.opening), .answered("a", .number(1)), staff(.viewed),
      staff(.entered("a", .number(1))))
    #expect(review.openedAt == Self.at(1))
    #expect(review.lastPatientEventAt == Self.at(2))
  }

  @Test("The moments of the last interruption and of the last sending are kept")
  func moments() {
    let review = review(
      .opened(Self.opening), .interrupted("a"), .resumed("a"), .interrupted("a"),
      .submitted(Self.verdict), .submitted(Self.verdict), .closed(.finished))
    #expect(review.interruptedAt == Self.at(4))
    #expect(review.submittedAt == Self.at(6))
    #expect(review.closedAt == Self.at(7))
  }

  @Test("An alert is acknowledged by whoever was told of one as loud, after it arose")
  func acknowledgements() {
    let review = review(
      staff(.acknowledged(acknowledgement("AR", .staff, 90_000))), staff(.viewed),
      staff(.acknowledged(acknowledgement("BK", .emergency, 1_000)), by: "ben"))
    #expect(review.isAcknowledged(.staff, since: Self.at(1)))
    #expect(review.isAcknowledged(.emergency, since: Self.at(2)))
    #expect(review.isAcknowledged(.staff, since: Self.at(3)))
    #expect(!review.isAcknowledged(.staff, since: Self.at(4)))
    let quiet = self.review(staff(.acknowledged(acknowledgement("AR", .staff, 90_000))))
    #expect(!quiet.isAcknowledged(.emergency, since: Self.at(1)))
    #expect(!self.review().isAcknowledged(.staff, since: Self.at(0)))
    #expect(review.acknowledgements.map(\.acknowledgement.initials) == ["AR", "BK"])
    #expect(review.acknowledgements.map(\.by) == ["ana", "ben"])
    #expect(review.acknowledgements.first?.acknowledgement.delayMilliseconds == 90_000)
    #expect(review.acknowledgements.last?.at == Self.at(3))
  }

  @Test("The last identity counts, and a void session keeps everything")
  func identityAndVoid() {
    let other = PatientIdentity(recordNumber: "43", name: "Ana Ruiz", birthDate: nil)
    let review = review(
      .answered("a", .number(1)), staff(.identified(Self.identity)), staff(.identified(other)),
      staff(.voided(reason: "opened twice")))
    #expect(review.identity == other)
    #expect(review.isVoid)
    #expect(review.voiding?.reason == "opened twice")
    #expect(review.voiding?.by == "ana")
    #expect(review.standing("a")?.answer == .number(1))
  }

  @Test("An export is on record with who, when and as what, and changes nothing else")
  func exports() {
    let answered: [SessionEvent] = [
      .answered("a", .number(1)), staff(.entered("b", .number(2))), staff(.signed(Self.verdict)),
    ]
    let before = review(answered)
    let after = review(answered + [staff(.exported(.fhir), by: "ben"), staff(.exported(.csv))])
    #expect(after.exports.map(\.by) == ["ben", "ana"])
    #expect(after.exports.map(\.at) == [Self.at(4), Self.at(5)])
    #expect(after.exports.map(\.format) == [.fhir, .csv])
    #expect(before.exports == [])
    #expect(after.isSigned)
    #expect(after.revision == before.revision)
    #expect(after.signatures == before.signatures)
    #expect(after.histories == before.histories)
    #expect(after.lastPatientEventAt == before.lastPatientEventAt)
    #expect(after.claim == before.claim)
  }

  private static let verdict = SessionEvent.Verdict(outcome: "o", rule: "r")
  private static let identity = PatientIdentity(
    recordNumber: "42", name: "Ana Ruiz", birthDate: nil)
  private static let opening = SessionEvent.Opening(
    questionnaire: "sample", version: "1", digest: "d", language: "en")

  private static func at(_ second: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_763_712_000_000 + second * 1000)
  }

  private func staff(_ act: StaffAct, by member: StaffMember.ID = "ana") -> SessionEvent {
    .staff(StaffEntry(by: member, act))
  }

  private func acknowledgement(
    _ initials: String, _ alert: Alert, _ delay: Int64
  ) -> StaffAct.Acknowledgement {
    StaffAct.Acknowledgement(initials: initials, alert: alert, delayMilliseconds: delay)
  }

  private func review(_ events: SessionEvent...) -> Review { review(events) }

  /// One event a second.
  private func review(_ events: [SessionEvent]) -> Review {
    Review(
      events.enumerated().map { offset, event in
        StoredEvent(
          session: "s", number: offset + 1, event: event, at: Self.at(Int64(offset) + 1))
      })
  }

  private struct Revision: Equatable {
    let number: Int
    let isSigned: Bool
  }

  /// A change as it can be written down.
  private struct Step: Equatable {
    let answer: Answer?
    let by: StaffMember.ID?
    let at: Timestamp
    let reason: String?

    init(_ change: Review.Change) {
      answer = change.answer
      by = change.by
      at = change.at
      reason = change.reason
    }

    init(_ answer: Answer?, by: StaffMember.ID?, at second: Int64, _ reason: String? = nil) {
      self.answer = answer
      self.by = by
      at = ReviewTests.at(second)
      self.reason = reason
    }
  }
}
