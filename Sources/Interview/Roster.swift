/// Who may use the desk: the fold of the staff events.
package struct Roster: Hashable, Sendable {
  /// In the order they were added.
  package private(set) var members: [StaffMember] = []
  /// The number of the last event.
  package private(set) var version = 0

  package init(_ events: some Sequence<StoredStaffEvent> = []) {
    for event in events { apply(event) }
  }

  /// With what was stored since.
  package func followed(by events: some Sequence<StoredStaffEvent>) -> Roster {
    var roster = self
    for event in events where event.number == roster.version + 1 { roster.apply(event) }
    return roster
  }

  package subscript(id: StaffMember.ID) -> StaffMember? { members.first { $0.id == id } }

  package func member(named name: String) -> StaffMember? {
    members.first { $0.name.lowercased() == name.lowercased() }
  }

  private mutating func apply(_ stored: StoredStaffEvent) {
    version = stored.number
    switch stored.event {
    case .added(let id, let name, let pin):
      guard self[id] == nil else { return }
      members.append(
        StaffMember(id: id, name: name, pin: pin, standing: .active, misses: 0, lastTry: nil))
    case .pinSet(let id, let pin):
      change(id) { old in
        StaffMember(
          id: id, name: old.name, pin: pin, standing: .active, misses: 0, lastTry: nil)
      }
    case .disabled(let id):
      change(id) { $0.with(standing: .disabled, misses: $0.misses, lastTry: $0.lastTry) }
    case .tried(let id, _):
      change(id) { $0.with(standing: $0.standing, misses: $0.misses + 1, lastTry: stored.at) }
    case .signedIn(let id, _):
      change(id) { $0.with(standing: $0.standing, misses: 0, lastTry: nil) }
    case .locked, .signedOut:
      break
    }
  }

  private mutating func change(_ id: StaffMember.ID, _ body: (StaffMember) -> StaffMember) {
    guard let place = members.firstIndex(where: { $0.id == id }) else { return }
    members[place] = body(members[place])
  }
}

extension StaffMember {
  /// Whether a PIN may be tried now.
  package enum Permission: Hashable, Sendable {
    case allowed
    case wait(milliseconds: Int64)
    /// Ten misses in a row: only an administrator helps.
    case off
    case disabled
  }

  package static let missesUntilOff = 10

  /// After the third miss each try waits twice as long as the one before, from 5 seconds on.
  package func permission(at now: Timestamp) -> Permission {
    switch standing {
    case .disabled: return .disabled
    case .active: break
    }
    guard misses < Self.missesUntilOff else { return .off }
    guard misses >= 3, let lastTry else { return .allowed }
    let passed = now.since(lastTry)
    let delay = Int64(5_000) << Int64(misses - 3)
    // A clock that was set back tells no time, and the limit of ten still holds.
    return 0..<delay ~= passed ? .wait(milliseconds: delay - passed) : .allowed
  }

  fileprivate func with(standing: Standing, misses: Int, lastTry: Timestamp?) -> StaffMember {
    StaffMember(
      id: id, name: name, pin: pin, standing: standing, misses: misses, lastTry: lastTry)
  }
}
