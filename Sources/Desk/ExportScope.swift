import Interview

/// The sessions that an export means, with what has to be known before they leave.
struct ExportScope: Hashable, Sendable {
  /// In the order of their tickets.
  var sessions: [Meant] = []
  /// Tickets that are meant and cannot be read.
  var unreadable: [Int] = []
  /// Tickets that are meant and were destroyed.
  var destroyed: [Int] = []
  /// Others may be meant that the desk has not read yet.
  var isStillReading = false

  struct Meant: Hashable, Sendable {
    let id: Session.ID
    let ticket: Int
    let state: CaseState
    let isIdentified: Bool
  }

  /// Why a session stays here.
  enum Hindrance: Hashable, Sendable {
    case void
    case unidentified
    case unreadable
    case destroyed
  }

  /// Goes out marked as preliminary.
  var unsigned: [Meant] { sessions.filter { $0.state != .finished && $0.state != .void } }
  var unidentified: [Meant] { sessions.filter { !$0.isIdentified && $0.state != .void } }
  var void: [Meant] { sessions.filter { $0.state == .void } }
}

extension ExportScope {
  init(_ file: CaseFile, at now: Timestamp) {
    sessions = [
      Meant(
        id: file.id, ticket: file.ticket, state: file.state(at: now),
        isIdentified: file.review.identity != nil)
    ]
  }

  init(
    _ ranges: TicketRanges, of list: Worklist, unreadable: [Int], destroyed: Set<Int> = [],
    at now: Timestamp
  ) {
    sessions = list.rows { ranges.contains($0) }.map { row in
      Meant(
        id: row.id, ticket: row.ticket, state: row.state(at: now),
        isIdentified: row.identity != nil)
    }
    self.unreadable = unreadable.filter { ranges.contains($0) }.sorted()
    self.destroyed = destroyed.filter { ranges.contains($0) }.sorted()
    isStillReading = !list.isComplete && ranges.reachesBelow(list.readDownTo ?? Int.max)
  }

  /// What is written, and what is not and why.
  func sorted(
    needingIdentity: Bool
  ) -> (written: [Session.ID], hindered: [(ticket: Int, hindrance: Hindrance)]) {
    let hindered = sessions.compactMap { session -> (ticket: Int, hindrance: Hindrance)? in
      if session.state == .void { return (session.ticket, .void) }
      return needingIdentity && !session.isIdentified ? (session.ticket, .unidentified) : nil
    }
    let tickets = Set(hindered.map(\.ticket))
    return (
      sessions.filter { !tickets.contains($0.ticket) }.map(\.id),
      (hindered + unreadable.map { ($0, .unreadable) } + destroyed.map { ($0, .destroyed) })
        .sorted { $0.ticket < $1.ticket }
    )
  }
}
