import Interview

/// How the desk comes to know the sessions that were there before it started, a few at a time.
extension DeskProgram {
  /// How long a store that could not be read is left alone.
  private static let patience: Int64 = 5_000

  /// Reads what is next, when its time has come.
  mutating func readOn() -> [DeskEffect] {
    guard let next = clock.nextRead, clock.moment >= next else { return [] }
    clock.nextRead = nil
    return [.readSessions(before: list.readDownTo)]
  }

  mutating func take(
    _ files: [CaseFile], unreadable: [Int], moreBelow ticket: Int?
  ) -> [DeskEffect] {
    keep(unreadable: unreadable)
    list.hasRead(moreBelow: ticket)
    // A moment of its own for each reading: the same one is announced only once.
    clock.nextRead = ticket.map { _ in clock.moment.advanced(by: 1) }
    return put(files)
  }

  mutating func keep(unreadable tickets: [Int]) {
    unreadable += tickets.filter { !unreadable.contains($0) }
  }

  /// Until it works, every page says that alerts may be missing.
  mutating func readAgain(after fault: StoreFault) {
    list.fault = fault
    clock.nextRead = clock.nextRead ?? clock.moment.advanced(by: Self.patience)
  }

  var listFault: [String] { list.fault.map { [wording.listUnread($0)] } ?? [] }

  /// For a list without a row: nobody is there only where everything was read.
  var emptySentence: String {
    let isAll = list.query.isEmpty && list.filter == .open
    return list.isComplete && list.fault == nil && unreadable.isEmpty
      ? (isAll ? wording.emptyList : wording.nothingFound)
      : (isAll ? wording.emptyUnsure : wording.nothingFoundUnsure)
  }
}
