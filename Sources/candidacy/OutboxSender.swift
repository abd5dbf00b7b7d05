import Delivery
import Interview
import Store

/// Sends what is due, one letter at a time for each target.
struct OutboxSender {
  private let routes: [OutboxRoute]
  private let ledger: OutboxLedger
  private let station: Station
  private let tell: (String) throws -> Void

  init(
    _ routes: [OutboxRoute], _ ledger: OutboxLedger, station: Station,
    tell: @escaping (String) throws -> Void
  ) {
    self.routes = routes
    self.ledger = ledger
    self.station = station
    self.tell = tell
  }

  /// Goes on until nothing is due; then the moment when something is, or nothing.
  func work() throws -> Timestamp? {
    while true {
      try ledger.catchUp()
      var waits: [Timestamp] = []
      var hasSent = false
      for route in routes {
        switch turn(of: route, ledger.outbox) {
        case .idle: break
        case .wait(let moment): waits.append(moment)
        case .send(let entry):
          try send(entry, by: route)
          hasSent = true
        }
      }
      if !hasSent { return waits.min() }
    }
  }

  private func turn(of route: OutboxRoute, _ outbox: Outbox) -> Outbox.Turn {
    outbox.turn(of: route.target.name, at: .now(), isGone: OutboxStation.isGone)
  }

  private func send(_ entry: Outbox.Entry, by route: OutboxRoute) throws {
    let taken = try ledger.record { outbox in
      guard case .send(let next) = turn(of: route, outbox), next.number == entry.number else {
        return []
      }
      return [.attempted(entry.number, station)]
    }
    guard !taken.isEmpty else { return }
    guard let payload = try ledger.payload(of: entry.letter) else {
      try settle(entry, .parked(words: "The document is not in the store."))
      return
    }
    try settle(entry, route.deliver(payload, of: entry))
  }

  private func settle(_ entry: Outbox.Entry, _ result: DeliveryResult) throws {
    let event = Self.event(
      result, entry.number, tries: entry.tries + 1, jitter: .random(in: 0...1))
    try ledger.record { outbox in
      guard let now = outbox.entry(entry.number), !now.isOver else { return [] }
      if case .delivered = event { return [event] }
      // After the lease another station may be sending, and only that one knows what becomes of it.
      guard case .sending(station, _) = now.state else { return [] }
      return [event]
    }
    try tell("\(entry.number) \(entry.letter.target): \(Self.line(event))")
  }

  static func event(
    _ result: DeliveryResult, _ number: Letter.Number, tries: Int, jitter: Double
  ) -> DeliveryEvent {
    func setback(
      _ reason: String, _ scope: DeliveryEvent.Scope, after: Duration?
    ) -> DeliveryEvent {
      let delay = BackOff.delay(after: tries, jitter: jitter, asked: after)
      return .failed(
        number,
        DeliveryEvent.Setback(
          reason: reason, retryAfterMilliseconds: Int64(delay / .milliseconds(1)), scope: scope))
    }
    switch result {
    case .delivered(let receipt): return .delivered(number, receipt: receipt)
    case .parked(let words): return .parked(number, words: words)
    case .unknown(let reason): return setback(reason, .target, after: nil)
    case .retry(let retry):
      switch retry.cause {
      case .document: return setback(retry.reason, .letter, after: retry.after)
      case .receiver: return setback(retry.reason, .target, after: retry.after)
      }
    }
  }

  /// Without the receiver's words, which may name the patient.
  private static func line(_ event: DeliveryEvent) -> String {
    switch event {
    case .delivered: "sent"
    case .failed(_, let setback):
      "not sent, next try in \((setback.retryAfterMilliseconds + 999) / 1000) s"
    case .parked: "refused for good; candidacy send --list says why"
    case .queued, .attempted, .released, .withdrawn: "noted"
    }
  }
}
