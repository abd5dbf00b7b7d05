import Interview

/// What is on its way to other systems, in the order in which somebody looks at it.
struct DeskMail: Hashable, Sendable {
  private var outbox = Outbox()
  private var tickets: [Session.ID: Int] = [:]
  /// What was refused, what is waiting, and then what is done with, the newest first.
  private(set) var shown: [Outbox.Entry] = []
  /// Refused, and nothing later of the same session has reached the same receiver.
  private(set) var standingRefusals = 0
  private(set) var counts = Counts()
  /// Why the outbox cannot be read.
  var fault: StoreFault?

  struct Counts: Hashable, Sendable {
    var refused = 0
    var waiting = 0
    var done = 0
  }

  /// What is done with is shown no further back.
  static let mostDone = 200

  /// Events that are known already are passed over.
  mutating func take(_ events: [StoredDeliveryEvent], tickets: [Session.ID: Int]) {
    for event in events where event.number > outbox.version { outbox.apply(event) }
    self.tickets.merge(tickets) { $1 }
    fault = nil
    arrange()
  }

  func ticket(of entry: Outbox.Entry) -> Int? { tickets[entry.letter.session] }

  func entry(_ number: Letter.Number) -> Outbox.Entry? { outbox.entry(number) }

  private mutating func arrange() {
    let groups = Dictionary(grouping: outbox.entries, by: \.group)
    let refused = groups[.refused] ?? []
    let waiting = groups[.waiting] ?? []
    let done = groups[.done] ?? []
    let newest = done.sorted { ($0.doneAt, $0.number) > ($1.doneAt, $1.number) }
    shown = refused.reversed() + waiting + newest.prefix(Self.mostDone)
    counts = Counts(refused: refused.count, waiting: waiting.count, done: done.count)
    let arrived = Dictionary(
      done.filter(\.hasArrived).map { (Way(of: $0), $0.number) }, uniquingKeysWith: max)
    standingRefusals = refused.count { ($0.number > arrived[Way(of: $0)] ?? 0) }
  }

  private struct Way: Hashable {
    let session: Session.ID
    let target: TargetName

    init(of entry: Outbox.Entry) {
      session = entry.letter.session
      target = entry.letter.target
    }
  }
}

extension Outbox.Entry {
  enum Group: Hashable, Sendable {
    case refused
    case waiting
    case done
  }

  var group: Group {
    switch state {
    case .parked: .refused
    case .waiting, .sending: .waiting
    case .sent, .withdrawn: .done
    }
  }

  fileprivate var hasArrived: Bool {
    switch state {
    case .sent: true
    case .waiting, .sending, .parked, .withdrawn: false
    }
  }

  fileprivate var doneAt: Int64 {
    switch state {
    case .sent(let at): at.milliseconds
    case .waiting, .sending, .parked, .withdrawn: queuedAt.milliseconds
    }
  }
}
