import Interview
import Store
import TerminalHarness
import Testing

@testable import Desk
@testable import candidacy

/// The outbox at the desk, while a sender writes into the same store.
@Suite struct DeskOutboxTests {
  private let clinic: DeskClinic
  private let words = OutboxWording.english
  private let desk = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
    try clinic.put(DeskInterview.events())
  }

  private func post(_ events: DeliveryEvent...) throws {
    let store = clinic.store
    _ = try store.append(events, after: try store.deliveries(after: 0).count, at: .now())
  }

  private func refuse() throws {
    let letter = Letter(
      session: try clinic.stored(1).id, revision: 1, edition: .preliminary, target: "ehr",
      format: .fhir, digest: "d")
    try post(
      .queued(letter), .attempted(1, "send"),
      .parked(1, words: "Patient\u{1B}[31m unknown.\nAsk the registration desk."))
  }

  private func heading(_ refused: Int, _ waiting: Int, _ done: Int) -> String {
    words.counts.filled(with: [refused, waiting, done].map(String.init))
  }

  @Test("A refusal shows up by itself, in the receiver's words, and is tried again by one key")
  func release() throws {
    let visit = try clinic.desk()
    try refuse()
    try visit.see(words.refusedOne)
    try visit.go("o", to: heading(1, 0, 0))
    try visit.see(
      "1 unsigned", "refused ", "ehr said: Patient\u{FFFD}[31m unknown. Ask the registration desk.")
    visit.type("r")
    try visit.see(heading(0, 1, 0), "Ticket 1 to ehr is tried again.", words.queued)
    #expect(try clinic.store.deliveries(after: 3).map(\.event) == [.released(1)])
    try post(.attempted(1, "send"))
    try visit.see(words.sending)
    try post(.delivered(1, receipt: "201"))
    try visit.see(heading(0, 0, 1), "sent ")
    try visit.leave()
    #expect(!visit.sight.contains(words.refusedOne))
    #expect(try visit.stop() == .exited(0))
  }

  @Test("A desk that starts later knows the outbox, and a locked one says nothing of it")
  func locked() throws {
    try refuse()
    let door = try clinic.door()
    try door.see(desk.signIn, desk.pin)
    #expect(!door.sight.contains("press O"))
    try door.signIn(as: .ana)
    try door.go("o", to: heading(1, 0, 0))
    try door.see("ehr said: ")
    door.press(.function(10))
    try door.see(heading: desk.locked)
    for word in ["ehr", "unknown", words.outbox] { #expect(!door.sight.contains(word)) }
  }

  @Test("What another one tried again meanwhile is not tried again twice")
  func meanwhile() throws {
    try refuse()
    let visit = try clinic.desk(size: .small)
    try visit.go("o", to: heading(1, 0, 0))
    try post(.released(1))
    try visit.see(heading(0, 1, 0))
    visit.press(.enter)
    try visit.see(words.notRefused)
    #expect(try clinic.store.deliveries(after: 3).map(\.event) == [.released(1)])
  }

  @Test("By lines a refusal is said unasked, and is tried again")
  func lines() throws {
    let visit = try clinic.door(["--linear"])
    let lines = DeskLineVisit(visit.terminal)
    try lines.hear(desk.signIn)
    try lines.say("1 ana", "Ana Ruiz")
    try lines.say("2 \(DeskPerson.ana.pin)", "(entered)")
    try lines.say("3", "\(desk.filterOpen): 1")
    try refuse()
    try lines.hear("! \(words.refusedOne)")
    try lines.say("o", heading(1, 0, 0), "1. ! \(desk.ticket): 1", "ehr said: ")
    try lines.say("r", "! Ticket 1 to ehr is tried again.")
    #expect(try clinic.store.deliveries(after: 3).map(\.event) == [.released(1)])
  }
}
