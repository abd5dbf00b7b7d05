/// What is on its way to other systems: the fold of all delivery events.
package struct Outbox: Hashable, Sendable {
  /// The number of the last event.
  package private(set) var version = 0
  /// In the order of queueing.
  package private(set) var entries: [Entry] = []
  private var places: [Letter.Number: Int] = [:]
  private var keys: Set<Letter.Key> = []
  private var pauses: [TargetName: Wait] = [:]

  package init(_ events: [StoredDeliveryEvent] = []) {
    for event in events { apply(event) }
  }

  package struct Entry: Hashable, Sendable {
    package let number: Letter.Number
    package let letter: Letter
    package let queuedAt: Timestamp
    package fileprivate(set) var state: State
    package fileprivate(set) var attempts = 0
    /// Since it was queued or released.
    package fileprivate(set) var tries = 0
    package fileprivate(set) var lastAnswer: String?
  }

  package enum State: Hashable, Sendable {
    case waiting(Wait)
    case sending(Station, since: Timestamp)
    case sent(at: Timestamp)
    case parked(at: Timestamp)
    case withdrawn
  }

  /// A pause that began at a moment.
  package struct Wait: Hashable, Sendable {
    package let since: Timestamp
    package let milliseconds: Int64

    package var end: Timestamp { since.advanced(by: max(0, milliseconds)) }

    /// A clock that was put back ends every pause.
    func isOver(at now: Timestamp) -> Bool { now >= end || now < since }
  }
}

extension Outbox {
  /// Total: an event about a letter that there is not, or that is done with, changes nothing.
  package mutating func apply(_ stored: StoredDeliveryEvent) {
    version = stored.number
    let at = stored.at
    switch stored.event {
    case .queued(let letter): add(letter, stored)
    case .attempted(let number, let station):
      change(number) { entry in
        entry.state = .sending(station, since: at)
        entry.attempts += 1
        entry.tries += 1
      }
    case .delivered(let number, let receipt):
      change(number) { $0.settle(.sent(at: at), receipt) }
    case .failed(let number, let setback):
      let wait = Wait(since: at, milliseconds: setback.retryAfterMilliseconds)
      change(number, pausing: setback.scope == .target ? wait : nil) { entry in
        entry.settle(.waiting(wait), setback.reason)
      }
    case .parked(let number, let words):
      change(number) { $0.settle(.parked(at: at), words) }
    case .released(let number):
      change(number) { entry in
        entry.state = .waiting(Wait(since: at, milliseconds: 0))
        entry.tries = 0
      }
    case .withdrawn(let number):
      change(number) { $0.state = .withdrawn }
    }
  }

  private mutating func add(_ letter: Letter, _ stored: StoredDeliveryEvent) {
    guard keys.insert(letter.key).inserted else { return }
    places[stored.number] = entries.count
    entries.append(
      Entry(
        number: stored.number, letter: letter, queuedAt: stored.at,
        state: .waiting(Wait(since: stored.at, milliseconds: 0))))
  }

  /// Whatever becomes of a letter also says whether its target takes anything at present.
  private mutating func change(
    _ number: Letter.Number, pausing pause: Wait? = nil, _ body: (inout Entry) -> Void
  ) {
    guard let place = places[number], !entries[place].isOver else { return }
    body(&entries[place])
    pauses[entries[place].letter.target] = pause
  }
}

extension Outbox.Entry {
  /// Nothing more can happen to it.
  package var isOver: Bool {
    switch state {
    case .sent, .withdrawn: true
    case .waiting, .sending, .parked: false
    }
  }

  /// Still to be sent by itself.
  package var isOpen: Bool {
    switch state {
    case .waiting, .sending: true
    case .sent, .parked, .withdrawn: false
    }
  }

  fileprivate mutating func settle(_ state: Outbox.State, _ answer: String) {
    self.state = state
    lastAnswer = answer.isEmpty ? nil : answer
  }
}

extension Outbox {
  package func entry(_ number: Letter.Number) -> Entry? { places[number].map { entries[$0] } }

  package func holds(_ key: Letter.Key) -> Bool { keys.contains(key) }

  func pause(of target: TargetName) -> Wait? { pauses[target] }
}
