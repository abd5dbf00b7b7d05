import Interview
import Testing

@Suite("The outbox, as the fold of what happened")
struct DeliveryOutboxTests {
  /// Time in seconds; sessions, revisions and targets by their marks.
  private struct Story {
    private(set) var events: [StoredDeliveryEvent] = []

    mutating func add(_ event: DeliveryEvent, at seconds: Int64) {
      events.append(
        StoredDeliveryEvent(
          number: events.count + 1, event: event, at: DeliveryOutboxTests.moment(seconds)))
    }

    mutating func queue(
      _ session: Session.ID, _ revision: Int = 1, _ edition: Letter.Edition = .signed,
      to target: TargetName = "lab", at seconds: Int64 = 0
    ) {
      add(
        .queued(
          Letter(
            session: session, revision: revision, edition: edition, target: target,
            format: .fhir, digest: "d")), at: seconds)
    }

    mutating func fail(
      _ number: Int, _ scope: DeliveryEvent.Scope, wait: Int64, at seconds: Int64
    ) {
      add(.attempted(number, "me"), at: seconds)
      add(
        .failed(
          number,
          DeliveryEvent.Setback(
            reason: "down", retryAfterMilliseconds: wait * 1000, scope: scope)), at: seconds)
    }

    var outbox: Outbox { Outbox(events) }

    /// `send 3`, `wait 12` or `idle`.
    func turn(
      _ target: TargetName = "lab", at seconds: Int64, gone: Set<Station> = []
    ) -> String {
      switch outbox.turn(of: target, at: DeliveryOutboxTests.moment(seconds), isGone: gone.contains)
      {
      case .send(let entry): "send \(entry.number)"
      case .wait(let moment): "wait \(moment.milliseconds / 1000)"
      case .idle: "idle"
      }
    }
  }

  fileprivate static func moment(_ seconds: Int64) -> Timestamp {
    Timestamp(milliseconds: seconds * 1000)
  }

  @Test("A letter is queued, taken, and sent, and then there is nothing to do")
  func plain() {
    var story = Story()
    #expect(story.turn(at: 0) == "idle")
    story.queue("s1")
    #expect(story.turn(at: 0) == "send 1")
    #expect(story.turn("other", at: 0) == "idle")
    story.add(.attempted(1, "me"), at: 1)
    #expect(story.turn(at: 1) == "wait 121")
    story.add(.delivered(1, receipt: "AA"), at: 2)
    #expect(story.turn(at: 2) == "idle")
    let entry = story.outbox.entry(1)
    #expect(entry?.state == .sent(at: Self.moment(2)))
    #expect(entry?.attempts == 1)
    #expect(entry?.lastAnswer == "AA")
  }

  @Test("The same revision for the same target is one letter, however often it is queued")
  func once() {
    var story = Story()
    story.queue("s1")
    story.queue("s1")
    story.queue("s1", to: "chart")
    story.queue("s1", 2)
    story.queue("s1", 2, .void)
    #expect(story.outbox.entries.map(\.number) == [1, 3, 4, 5])
  }

  @Test("A station that began is left alone for two minutes, unless its program is gone")
  func lease() {
    var story = Story()
    story.queue("s1")
    story.queue("s2")
    story.add(.attempted(1, "other"), at: 10)
    #expect(story.turn(at: 129) == "wait 130")
    #expect(story.turn(at: 130) == "send 2")
    #expect(story.turn(at: 20, gone: ["other"]) == "send 2")
    story.add(.delivered(2, receipt: "AA"), at: 131)
    #expect(story.turn(at: 131) == "send 1")
    // The clock was put back: nobody waits for a moment that may never come.
    #expect(story.turn(at: 5) == "send 1")
  }

  @Test("A letter that failed waits alone; a receiver that is down makes all its letters wait")
  func setbacks() {
    var story = Story()
    story.queue("s1")
    story.queue("s2")
    story.queue("s3", to: "chart")
    story.fail(1, .letter, wait: 60, at: 10)
    #expect(story.turn(at: 10) == "send 2")
    story.fail(2, .target, wait: 20, at: 11)
    #expect(story.turn(at: 12) == "wait 31")
    #expect(story.turn("chart", at: 12) == "send 3")
    #expect(story.turn(at: 31) == "send 2")
    story.add(.attempted(2, "me"), at: 31)
    story.add(.delivered(2, receipt: "AA"), at: 32)
    #expect(story.turn(at: 32) == "wait 70")
    #expect(story.turn(at: 70) == "send 1")
    #expect(story.outbox.entry(1)?.lastAnswer == "down")
  }

  @Test("A letter that brings the receiver down every time does not keep the others back")
  func poison() {
    var story = Story()
    story.queue("s1")
    story.queue("s2")
    story.fail(1, .target, wait: 5, at: 0)
    #expect(story.turn(at: 5) == "send 2")
  }

  @Test("An earlier revision goes first, unless it was refused for good")
  func order() {
    var story = Story()
    story.queue("s1", 1)
    story.queue("s1", 2)
    story.fail(1, .letter, wait: 60, at: 0)
    #expect(story.turn(at: 1) == "wait 60")
    story.add(.attempted(1, "me"), at: 60)
    story.add(.parked(1, words: "AR"), at: 60)
    #expect(story.turn(at: 60) == "send 2")
  }

  @Test("What was refused is tried again by hand, from the first wait on")
  func release() throws {
    var story = Story()
    story.queue("s1")
    story.add(.attempted(1, "me"), at: 1)
    #expect(throws: Outbox.ReleaseRefusal.notParked) { try story.outbox.release(1) }
    #expect(throws: Outbox.ReleaseRefusal.noSuchLetter) { try story.outbox.release(7) }
    story.add(.parked(1, words: "AR"), at: 1)
    #expect(story.turn(at: 999) == "idle")
    story.add(try story.outbox.release(1), at: 5)
    #expect(story.turn(at: 5) == "send 1")
    #expect(story.outbox.entry(1)?.tries == 0)
    #expect(story.outbox.entry(1)?.attempts == 1)
  }

  @Test("An old revision never follows a later one that the target may have")
  func superseded() {
    var story = Story()
    story.queue("s1", 1)
    story.add(.attempted(1, "me"), at: 1)
    story.add(.parked(1, words: "AR"), at: 1)
    story.queue("s1", 2)
    #expect(throws: Never.self) { try story.outbox.release(1) }
    story.add(.attempted(4, "me"), at: 2)
    #expect(throws: Outbox.ReleaseRefusal.superseded) { try story.outbox.release(1) }
  }

  @Test("A void session's letters are withdrawn where they did not leave")
  func withdrawn() {
    var story = Story()
    story.queue("s1", to: "lab")
    story.queue("s1", to: "chart")
    story.queue("s2", to: "lab")
    story.add(.attempted(1, "me"), at: 1)
    story.add(.delivered(1, receipt: "AA"), at: 1)
    #expect(story.outbox.withdrawals(of: "s1") == [.withdrawn(2)])
    #expect(story.outbox.mayHaveLeft("s1", for: "lab"))
    #expect(!story.outbox.mayHaveLeft("s1", for: "chart"))
    story.add(.withdrawn(2), at: 2)
    #expect(story.turn("chart", at: 2) == "idle")
    #expect(story.turn("lab", at: 2) == "send 3")
  }

  @Test("Events about letters that there are not, or that are done with, change nothing")
  func strangers() {
    var story = Story()
    story.queue("s1")
    story.add(.attempted(1, "me"), at: 1)
    story.add(.delivered(1, receipt: "AA"), at: 1)
    let before = story.outbox.entries
    story.add(.parked(1, words: "late"), at: 2)
    story.add(.attempted(9, "me"), at: 2)
    story.add(.released(1), at: 2)
    #expect(story.outbox.entries == before)
    #expect(story.outbox.version == 6)
  }
}
