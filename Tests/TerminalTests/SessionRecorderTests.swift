import Interview
import Kiosk
import Store
import TestSupplies
import Testing

@testable import candidacy

@Suite struct SessionRecorderTests {
  private static let digest = "digest"
  private let store = InMemoryEventStore()

  private func recorder() -> SessionRecorder {
    SessionRecorder(store: store, digest: Self.digest, archive: [1])
  }

  private func opening(digest: String = digest) -> SessionEvent.Opening {
    SessionEvent.Opening(questionnaire: "knees", version: "1", digest: digest, language: "es")
  }

  private func staff(_ act: StaffAct) -> SessionEvent { .staff(StaffEntry(by: "ana", act)) }

  private func code(_ digits: String = "314159") throws -> AccessCode {
    try #require(AccessCode(digits))
  }

  private let hour: Int64 = 3_600_000

  /// As if it had happened this long ago.
  private func append(
    _ events: [SessionEvent], to session: Session.ID = "s", ago: Int64 = 0
  ) throws {
    let time = Timestamp(milliseconds: Timestamp.now().milliseconds - ago)
    let count = try store.events(of: session).count
    _ = try store.append(events, to: session, after: count, at: time)
  }

  private func events(of session: Session.ID = "s") throws -> [SessionEvent] {
    try store.events(of: session).map(\.event)
  }

  /// A recorder that has begun the only session of the store.
  private func begun() throws -> (recorder: SessionRecorder, session: Session.ID) {
    var recorder = recorder()
    #expect(recorder.begin(opening()) == .began(ticket: 1))
    return (recorder, try #require(recorder.session))
  }

  private let answer = SessionEvent.answered("now", .codes(["yes"]))
  private let next = SessionEvent.answered("pain", .number(7))

  @Test("What staff stored first is handed over once, and the kiosk's events follow it")
  func behindStaff() throws {
    var (recorder, session) = try begun()
    let others = [staff(.viewed), staff(.entered("where", .codes(["head"])))]
    try append(others, to: session)
    #expect(recorder.record([answer]) == .recorded(with: others))
    #expect(recorder.record([next]) == .recorded(with: []))
    #expect(try events(of: session) == [.opened(opening())] + others + [answer, next])
  }

  @Test("Events that were stored although the attempt failed are not stored twice")
  func storedAlready() throws {
    var (recorder, session) = try begun()
    try append([staff(.viewed), answer, staff(.released)], to: session)
    #expect(recorder.record([answer]) == .recorded(with: [staff(.viewed)]))
    #expect(recorder.record([next]) == .recorded(with: [staff(.released)]))
    #expect(
      try events(of: session) == [
        .opened(opening()), staff(.viewed), answer, staff(.released), next,
      ])
  }

  @Test("An earlier answer that was stored unnoticed fails the attempt once, and is then told")
  func earlierAttempt() throws {
    var (recorder, session) = try begun()
    let unnoticed = SessionEvent.answered("now", .codes(["no"]))
    try append([unnoticed], to: session)
    #expect(recorder.record([answer]) == .failed)
    #expect(recorder.record([answer]) == .recorded(with: [unnoticed]))
    #expect(try events(of: session) == [.opened(opening()), unnoticed, answer])
  }

  @Test(
    "Once staff have ended, signed or voided the interview nothing of the kiosk is stored",
    arguments: [
      StaffAct.interviewEnded, .voided(reason: "twice"),
      .signed(SessionEvent.Verdict(outcome: "talk", rule: "R3")),
    ])
  func ended(act: StaffAct) throws {
    var (recorder, session) = try begun()
    try append([staff(.viewed), staff(act)], to: session)
    #expect(recorder.record([answer]) == .ended)
    #expect(recorder.record([.closed(.idle)]) == .ended)
    #expect(try events(of: session) == [.opened(opening()), staff(.viewed), staff(act)])
  }

  @Test("What was destroyed meanwhile is gone, and so is what an older backup does not hold")
  func lost() throws {
    let folder = try TemporaryFolder()
    let kept = try SQLiteEventStore.unlocked(at: folder.storePath)
    var recorder = SessionRecorder(
      store: try SQLiteEventStore(at: folder.storePath), digest: Self.digest, archive: [1])
    #expect(recorder.begin(opening()) == .began(ticket: 1))
    #expect(recorder.record([answer]) == .recorded(with: []))
    try kept.destroy([try #require(recorder.session)], by: "root", at: .now())
    #expect(recorder.record([next]) == .lost)
    #expect(recorder.record([.closed(.idle)]) == .lost)

    var behind = self.recorder()
    behind.take("s", stored: 2)
    #expect(behind.record([next]) == .lost)
  }

  @Test("An interview that goes on at another kiosk has ended at this one")
  func elsewhere() throws {
    var (first, session) = try begun()
    try append([staff(.codeGiven(code()))], to: session)
    var second = recorder()
    #expect(
      second.enter(try code())
        == .continued(
          events: [.opened(opening()), staff(.codeGiven(try code())), .codeEntered], ticket: 1))
    #expect(second.record([answer]) == .recorded(with: []))
    #expect(first.record([next]) == .ended)
    #expect(
      try events(of: session) == [
        .opened(opening()), staff(.codeGiven(try code())), .codeEntered, answer,
      ])
  }

  @Test("A code hands over the session as it stands, with its ticket, once")
  func goesOn() throws {
    let before = [
      .opened(opening()), staff(.received), staff(.codeGiven(try code("271828"))),
      staff(.codeGiven(try code())),
    ]
    try append(before)
    var first = recorder()
    #expect(first.enter(try code("271828")) == .codeRefused, "replaced by the later code")
    #expect(
      first.enter(try code()) == .continued(events: before + [.codeEntered], ticket: 1))
    #expect(first.record([answer]) == .recorded(with: []))
    var second = recorder()
    #expect(second.enter(try code()) == .codeRefused)
    #expect(try events() == before + [.codeEntered, answer])
  }

  @Test("A code works for twelve hours")
  func life() throws {
    try append([.opened(opening()), staff(.codeGiven(code()))], ago: 12 * hour + 1)
    try append([.opened(opening()), staff(.codeGiven(code("271828")))], to: "t", ago: 11 * hour)
    var recorder = recorder()
    #expect(recorder.enter(try code()) == .codeRefused)
    guard case .continued(_, let ticket) = recorder.enter(try code("271828")) else {
      Issue.record("a code of eleven hours ago must work")
      return
    }
    #expect(ticket == 2)
  }

  @Test(
    "A session that is void, signed or taken back by staff is not opened",
    arguments: [
      StaffAct.voided(reason: "twice"), .interviewEnded,
      .signed(SessionEvent.Verdict(outcome: "talk", rule: "R3")),
    ])
  func notOpen(act: StaffAct) throws {
    try append([.opened(opening()), staff(.codeGiven(code())), staff(act)])
    var recorder = recorder()
    #expect(recorder.enter(try code()) == .codeRefused)
    #expect(try events().last == staff(act))
  }

  @Test("A session of another questionnaire is not opened")
  func otherQuestionnaire() throws {
    try append([.opened(opening(digest: "other")), staff(.codeGiven(code()))])
    var recorder = recorder()
    #expect(recorder.enter(try code()) == .codeRefused)
    #expect(try events().count == 2)
  }

  @Test("A code that would open two sessions opens none")
  func ambiguous() throws {
    try append([.opened(opening()), staff(.codeGiven(code()))])
    try append([.opened(opening()), staff(.codeGiven(code()))], to: "t")
    var recorder = recorder()
    #expect(recorder.enter(try code()) == .codeRefused)
    try append([staff(.voided(reason: "twice"))], to: "t")
    #expect(recorder.enter(try code()) != .codeRefused)
    #expect(recorder.session == "s")
  }

  @Test("What was begun without the code is left, behind what staff stored there")
  func leaves() throws {
    var (recorder, begun) = try begun()
    try append([staff(.viewed)], to: begun)
    try append([.opened(opening()), staff(.codeGiven(code()))])
    guard case .continued = recorder.enter(try code()) else {
      Issue.record("the code must work")
      return
    }
    #expect(recorder.record([answer]) == .recorded(with: []))
    #expect(
      try events(of: begun) == [
        .opened(opening()), staff(.viewed), .closed(.leftByPatient),
      ])
    #expect(try events().suffix(2) == [.codeEntered, answer])
  }

  @Test("The kiosk that holds a session already goes on with it")
  func sameSession() throws {
    var (recorder, session) = try begun()
    try append([staff(.interviewEnded), staff(.codeGiven(code()))], to: session)
    guard case .continued = recorder.enter(try code()) else {
      Issue.record("the code must work")
      return
    }
    #expect(recorder.record([answer]) == .recorded(with: []))
    #expect(try events(of: session).suffix(2) == [.codeEntered, answer])
  }

  @Test("A wrong code leaves the session that was begun here as it is")
  func wrongCode() throws {
    var (recorder, session) = try begun()
    #expect(recorder.enter(try code()) == .codeRefused)
    #expect(recorder.record([answer]) == .recorded(with: []))
    #expect(try events(of: session) == [.opened(opening()), answer])
  }

  /// A recorder whose every look at the session is followed by one of these events, a second ago.
  private func recorder(interruptedBy events: [SessionEvent], from number: Int) -> SessionRecorder {
    let time = Timestamp(milliseconds: Timestamp.now().milliseconds - 1_000)
    let interruptions = events.enumerated().map { offset, event in
      [StoredEvent(session: "s", number: number + offset, event: event, at: time)]
    }
    return SessionRecorder(
      store: InterruptedStore(store, interruptions), digest: Self.digest, archive: [1])
  }

  @Test("Staff who store something while the code is entered do not make it fail")
  func staffMeanwhile() throws {
    let before = [.opened(opening()), staff(.codeGiven(try code()))]
    try append(before)
    var recorder = recorder(interruptedBy: [staff(.viewed)], from: 3)
    #expect(
      recorder.enter(try code())
        == .continued(events: before + [staff(.viewed), .codeEntered], ticket: 1))
  }

  @Test("Of two kiosks that enter a code at once, only the first goes on")
  func twoKiosks() throws {
    try append([.opened(opening()), staff(.codeGiven(code()))])
    var recorder = recorder(interruptedBy: [.codeEntered], from: 3)
    #expect(recorder.enter(try code()) == .codeRefused)
    #expect(recorder.session == nil)
    #expect(try events().count == 3)
  }

  @Test("Staff who store something at every look hold the kiosk up, and are told in the end")
  func busyStaff() throws {
    let acts = [StaffAct.viewed, .released, .viewed].map(staff)
    try append([.opened(opening()), acts[0]])
    var recorder = recorder(interruptedBy: Array(acts[1...]), from: 3)
    recorder.take("s", stored: 1)
    #expect(recorder.record([answer]) == .recorded(with: acts))
  }

  @Test("When they do so too often the attempt fails, and the next one makes up for it")
  func tooBusyStaff() throws {
    let acts = [StaffAct.viewed, .released, .viewed, .released, .viewed, .released].map(staff)
    try append([.opened(opening()), acts[0]])
    var recorder = recorder(interruptedBy: Array(acts[1...]), from: 3)
    recorder.take("s", stored: 1)
    #expect(recorder.record([answer]) == .failed)
    #expect(recorder.record([answer]) == .recorded(with: acts))
    #expect(try events() == [.opened(opening())] + acts + [answer])
  }
}
