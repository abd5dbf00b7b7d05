import Interview

extension ChainPass {
  /// What was done to keys, said so that everybody can read it: whoever did it says so again behind
  /// it, in an event that only a program with the clinic's key can have sealed.
  struct OpenDeed {
    private(set) var deed: Deed
    let first: ChainFault.Place
    private(set) var last: ChainFault.Place

    enum Deed: Hashable {
      case rotated
      case destroyed(sessions: Int)
    }

    init(_ deed: Deed, from place: ChainFault.Place) {
      self.deed = deed
      first = place
      last = place
    }

    /// False where this one does not belong to the ones before.
    mutating func destroyedOneMore(_ place: ChainFault.Place) -> Bool {
      guard case .destroyed(let count) = deed, place.sequence == last.sequence + 1 else {
        return false
      }
      deed = .destroyed(sessions: count + 1)
      last = place
      return true
    }

    fileprivate func isConfirmed(by event: SiteEvent) -> Bool {
      guard case .used(_, let use) = event else { return false }
      switch (deed, use) {
      case (.rotated, .rotatedKey): return true
      case (.destroyed(let sessions), .destroyedSessions(let count)): return sessions == count
      case (.rotated, _), (.destroyed, _): return false
      }
    }
  }

  /// Nothing confirms an open deed but a sealed event right behind it; without a key none is known.
  mutating func endOpenDeed(with event: SiteEvent? = nil) throws {
    guard let deed = openDeed else { return }
    openDeed = nil
    guard keys != nil else { return }
    if let event, deed.isConfirmed(by: event) { return }
    try noteNotOpened(deed.first, to: deed.last)
  }
}
