import Interview

/// What pages acknowledged beside what a store holds.
struct ClaimCheck {
  private(set) var acknowledged = 0
  private(set) var lost = 0
  /// Sessions with events that nobody typed, or with half of what was typed at once.
  private(set) var unexplained = 0

  init(_ claims: [LineClaim], _ histories: [StoredTruth.History]) {
    let byKey = Dictionary(grouping: histories) { history in
      history.events.first { $0.isKey }
    }
    var anonymous = 0
    for claim in claims {
      let found = byKey[claim.key] ?? []
      acknowledged += claim.acknowledged.count
      if let events = found.first?.events, found.count == 1 {
        lost += claim.lost(from: events).count
        unexplained += claim.explains(events) ? 0 : 1
      } else {
        // Opened, and cut off before the first word: there is one such session for each.
        unexplained += found.count
        lost += max(0, claim.acknowledged.count - 1)
        anonymous += claim.acknowledged.isEmpty ? 0 : 1
      }
    }
    lost += max(0, anonymous - (byKey[nil]?.count ?? 0))
    let known = Set(claims.map(\.key))
    unexplained += byKey.keys.count { key in key.map { !known.contains($0) } ?? false }
  }
}

extension SessionEvent {
  /// By this event the tests by force tell their sessions apart.
  fileprivate var isKey: Bool {
    switch self {
    case .answered(let item, _): item == "word-1"
    case .staff(let entry): if case .identified = entry.act { true } else { false }
    case .opened, .languageChosen, .skipped, .takenBack, .interrupted, .resumed, .submitted,
      .closed, .codeEntered:
      false
    }
  }
}
