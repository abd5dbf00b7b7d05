import Interview

/// The sessions that the desk knows of, and which of them are shown, in which order.
package struct Worklist: Sendable {
  private var rows: [Session.ID: WorklistRow] = [:]
  package private(set) var filter = Filter.open
  package private(set) var query = ""
  /// Nothing older is left to be read.
  package private(set) var isComplete = false
  /// Every ticket from this one on was read, whether its session is on the list or not.
  package private(set) var readDownTo: Int?
  /// Why sessions could not be read when it was tried last.
  package var fault: StoreFault?
  /// What is shown, the most urgent first.
  package private(set) var shown: [WorklistRow] = []
  /// Alerts that nobody has acknowledged, the most urgent first.
  package private(set) var alerts: [WorklistRow] = []

  package init() {}

  package enum Filter: Hashable, Sendable, CaseIterable {
    /// Everything that somebody still has to do something about.
    case open
    case answering
    case waiting
    case inReview
    case notFinished
    case finished
    case all
  }

  package subscript(id: Session.ID) -> WorklistRow? { rows[id] }

  package var count: Int { rows.count }

  /// Those whose tickets are meant, in their order.
  func rows(_ isMeant: (Int) -> Bool) -> [WorklistRow] {
    rows.values.filter { isMeant($0.ticket) }.sorted { $0.ticket < $1.ticket }
  }

  /// Reading worked, and goes on below this ticket, where there is one.
  mutating func hasRead(moreBelow ticket: Int?) {
    isComplete = ticket == nil
    readDownTo = ticket ?? readDownTo
    fault = nil
  }

  package mutating func put(_ new: some Sequence<WorklistRow>, at now: Timestamp) {
    let changed = new.filter { row in
      rows[row.id].map { $0.version <= row.version && $0 != row } ?? true
    }
    guard !changed.isEmpty else { return }
    for row in changed { rows[row.id] = row }
    arrange(at: now)
  }

  mutating func remove(_ ids: Set<Session.ID>, at now: Timestamp) {
    guard ids.contains(where: { rows[$0] != nil }) else { return }
    for id in ids { rows[id] = nil }
    arrange(at: now)
  }

  package mutating func show(_ filter: Filter, matching query: String, at now: Timestamp) {
    self.filter = filter
    self.query = query
    arrange(at: now)
  }

  /// Other sessions of the same record number under another name or date of birth.
  func contradictions(to identity: PatientIdentity, besides id: Session.ID?) -> [WorklistRow] {
    guard let number = identity.recordNumber?.folded else { return [] }
    return rows.values.filter { row in
      guard row.id != id, let other = row.identity, other.recordNumber?.folded == number else {
        return false
      }
      return other.contradicts(identity)
    }
    .sorted { $0.ticket > $1.ticket }
  }

  private mutating func arrange(at now: Timestamp) {
    let wanted = query.folded.split(separator: " ").map { Array($0.utf8) }
    let number = Int(query)
    let all = Array(rows.values)
    // Search goes through everything, whatever the filter shows.
    let taken = all.indices.filter { place in
      wanted.isEmpty ? filter.takes(all[place], at: now) : all[place].matches(wanted, number)
    }
    shown = Self.ranked(taken, of: all, at: now)
    alerts = Self.ranked(all.indices.filter { all[$0].alert != nil }, of: all, at: now)
  }

  /// Only places are moved while sorting, because rows are large.
  private static func ranked(
    _ places: [Int], of all: [WorklistRow], at now: Timestamp
  ) -> [WorklistRow] {
    places.map { (place: $0, rank: all[$0].rank(at: now)) }
      .sorted { $0.rank < $1.rank }
      .map { all[$0.place] }
  }
}

extension Worklist.Filter {
  fileprivate func takes(_ row: WorklistRow, at now: Timestamp) -> Bool {
    let state = row.state(at: now)
    switch self {
    case .open:
      switch state {
      case .expected, .answering, .waiting, .inReview: return true
      // What nobody finished is yesterday's work once its safety answers have expired.
      case .notFinished:
        return row.alert != nil
          || now.milliseconds - row.openedAt.milliseconds < Session.safetyAnswerLife
      case .finished, .void: return false
      }
    case .answering: return state == .answering || state == .expected
    case .waiting: return state == .waiting
    case .inReview: return state == .inReview
    case .notFinished: return state == .notFinished
    case .finished: return state == .finished
    case .all: return true
    }
  }
}

extension WorklistRow {
  /// The order of the list; a lower rank comes first.
  fileprivate struct Rank: Comparable {
    let alert: Int
    let state: Int
    let order: Int64

    static func < (left: Rank, right: Rank) -> Bool {
      (left.alert, left.state, left.order) < (right.alert, right.state, right.order)
    }
  }

  /// Alerts, then those who wait the longest, then the rest with the newest first.
  fileprivate func rank(at now: Timestamp) -> Rank {
    let alert =
      switch self.alert?.alert {
      case .emergency: 0
      case .staff: 1
      case nil: 2
      }
    let state = state(at: now)
    let order: Int64 =
      switch state {
      case .waiting: (sentAt ?? openedAt).milliseconds
      case .expected, .answering, .inReview, .notFinished, .finished, .void: -Int64(ticket)
      }
    return Rank(alert: alert, state: Self.order(of: state), order: order)
  }

  private static func order(of state: CaseState) -> Int {
    switch state {
    case .waiting: 0
    case .inReview: 1
    case .answering: 2
    case .expected: 3
    case .notFinished: 4
    case .finished: 5
    case .void: 6
    }
  }

  /// A number is a ticket or part of a record number; words may stand in any order.
  fileprivate func matches(_ wanted: [[UInt8]], _ number: Int?) -> Bool {
    number == ticket || wanted.allSatisfy { searchBytes.holds($0) }
  }
}

extension PatientIdentity {
  /// Both give the identifier, and not the same.
  fileprivate func contradicts(_ other: PatientIdentity) -> Bool {
    if let name, let its = other.name, name.folded != its.folded { return true }
    if let birthDate, let its = other.birthDate, birthDate != its { return true }
    return false
  }
}

extension [UInt8] {
  /// Whether these bytes stand in it side by side; the general search of collections is many times
  /// slower.
  fileprivate func holds(_ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    return withUnsafeBufferPointer { bytes in
      wanted.withUnsafeBufferPointer { wanted in
        var start = 0
        while start + wanted.count <= bytes.count {
          var length = bytes[start] == first ? 1 : 0
          while length > 0, length < wanted.count, bytes[start + length] == wanted[length] {
            length += 1
          }
          if length == wanted.count { return true }
          start += 1
        }
        return false
      }
    }
  }
}
