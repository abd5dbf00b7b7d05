extension Outbox {
  /// How long a station that began to send is left alone; more than any delivery takes.
  package static let lease: Int64 = 120_000

  /// What a sender does next for one target.
  package enum Turn: Hashable, Sendable {
    case send(Entry)
    /// Nothing is due before this moment.
    case wait(until: Timestamp)
    case idle
  }

  /// `isGone` knows the stations whose program has ended, and so sends no more.
  package func turn(
    of target: TargetName, at now: Timestamp, isGone: (Station) -> Bool
  ) -> Turn {
    var due: [(at: Timestamp, entry: Entry)] = []
    var sessions: Set<Session.ID> = []
    for entry in entries where entry.letter.target == target && entry.isOpen {
      // The earlier revision first, or the receiver would end with an old one.
      let isFirst = sessions.insert(entry.letter.session).inserted
      switch entry.state {
      case .sending(let station, let since):
        let lease = Wait(since: since, milliseconds: Self.lease)
        guard isGone(station) || lease.isOver(at: now) else { return .wait(until: lease.end) }
        due.append((min(since, now), entry))
      case .waiting(let wait) where isFirst:
        due.append((wait.isOver(at: now) ? min(wait.end, now) : wait.end, entry))
      case .waiting, .sent, .parked, .withdrawn: break
      }
    }
    guard let next = due.min(by: { ($0.at, $0.entry.number) < ($1.at, $1.entry.number) }) else {
      return .idle
    }
    if let pause = pause(of: target), !pause.isOver(at: now) {
      return .wait(until: max(pause.end, next.at))
    }
    return next.at <= now ? .send(next.entry) : .wait(until: next.at)
  }

  /// Why a letter cannot be tried again by hand.
  package enum ReleaseRefusal: Error, Hashable, Sendable {
    case noSuchLetter
    case notParked
    /// The receiver has a later revision, which an older one must not replace.
    case superseded
  }

  package func release(_ number: Letter.Number) throws(ReleaseRefusal) -> DeliveryEvent {
    guard let entry = entry(number) else { throw .noSuchLetter }
    guard case .parked = entry.state else { throw .notParked }
    let isSuperseded = entries.contains { other in
      other.number > number && other.attempts > 0 && other.letter.session == entry.letter.session
        && other.letter.target == entry.letter.target
    }
    guard !isSuperseded else { throw .superseded }
    return .released(number)
  }

  /// What has to be withdrawn because the session is void.
  package func withdrawals(of session: Session.ID) -> [DeliveryEvent] {
    entries.compactMap { entry in
      guard entry.letter.session == session, entry.letter.edition != .void else { return nil }
      switch entry.state {
      case .waiting, .parked: return .withdrawn(entry.number)
      case .sending, .sent, .withdrawn: return nil
      }
    }
  }

  /// Something of the session may be at the target: it was sent, or begun to be.
  package func mayHaveLeft(_ session: Session.ID, for target: TargetName) -> Bool {
    entries.contains { entry in
      entry.letter.session == session && entry.letter.target == target && entry.attempts > 0
    }
  }
}
