import Interview
import Store

extension StaffDoor {
  /// The first person of a fresh store, who is signed in at once.
  func addFirst(
    name: String, pin: String, at station: Station
  ) throws(StaffFault) -> StaffMember {
    try add(name: name, pin: pin) { roster, added, id in
      roster.members.isEmpty ? [added, .signedIn(id, station)] : []
    }
  }

  /// Whether somebody could be added under this name.
  func checkFree(_ name: String) throws(StaffFault) {
    guard let name = Self.fitting(name) else { throw .name }
    try checkFree(name, in: try roster())
  }

  func add(name: String, pin: String) throws(StaffFault) -> StaffMember {
    try add(name: name, pin: pin) { _, added, _ in [added] }
  }

  /// Somebody who is disabled, or off after too many wrong PINs, may come in again.
  func setPIN(of id: StaffMember.ID, to pin: String) throws(StaffFault) {
    let hash = try hash(pin)
    let recorded = try recorded { roster, _ in roster[id] == nil ? [] : [.pinSet(id, hash)] }
    if recorded.isEmpty { throw .notOnTheList }
  }

  func disable(_ id: StaffMember.ID) throws(StaffFault) {
    let recorded = try recorded { roster, _ in
      roster[id]?.standing == .active ? [.disabled(id)] : []
    }
    switch recorded.before[id]?.standing {
    case .active: break
    case .disabled: throw .alreadyDisabled
    case nil: throw .notOnTheList
    }
  }

  func roster() throws(StaffFault) -> Roster {
    do throws(StoreError) {
      return Roster(try store.staff())
    } catch {
      throw .store(error)
    }
  }
}

/// Why the list of staff stays as it is.
enum StaffFault: Error, Hashable, Sendable {
  case name
  case nameTaken(String)
  case pin(PINFault)
  case notFirst
  case notOnTheList
  case alreadyDisabled
  /// There was not enough memory for it.
  case notHashed
  case store(StoreError)
}

extension StaffDoor {
  private func add(
    name: String, pin: String,
    _ events: (Roster, _ added: StaffEvent, StaffMember.ID) -> [StaffEvent]
  ) throws(StaffFault) -> StaffMember {
    guard let name = Self.fitting(name) else { throw .name }
    try checkFree(name, in: try roster())
    let hash = try hash(pin)
    let id = newID()
    let recorded = try recorded { roster, _ in
      guard roster.member(named: name) == nil else { return [] }
      return events(roster, .added(id, name: name, hash), id)
    }
    guard !recorded.isEmpty, let member = recorded.after[id] else {
      try checkFree(name, in: recorded.before)
      throw .notFirst
    }
    return member
  }

  private func checkFree(_ name: String, in roster: Roster) throws(StaffFault) {
    if let other = roster.member(named: name) { throw .nameTaken(other.name) }
  }

  private func recorded(
    _ events: (Roster, Timestamp) -> [StaffEvent]
  ) throws(StaffFault) -> Recorded {
    do throws(StoreError) {
      return try record(events)
    } catch {
      throw .store(error)
    }
  }

  private func hash(_ digits: String) throws(StaffFault) -> PINHash {
    let pin: PIN
    do throws(PINFault) {
      pin = try PIN(digits)
    } catch {
      throw .pin(error)
    }
    do throws(PINHashFault) {
      return try PINHash(
        of: pin, salt: surroundings.random(PINHash.saltLength), cost: surroundings.cost)
    } catch {
      throw .notHashed
    }
  }

  /// Fifty bits in letters that are not taken for one another.
  private func newID() -> StaffMember.ID {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    return StaffMember.ID(
      String(surroundings.random(10).map { letters[Int($0) % letters.count] }))
  }

  /// Without blanks around it; nothing where it is empty, too long, or cannot be printed.
  private static func fitting(_ name: String) -> String? {
    let end = name.lastIndex { !$0.isWhitespace }.map { name.index(after: $0) }
    let trimmed = name[..<(end ?? name.startIndex)].drop(while: \.isWhitespace)
    guard 1...60 ~= trimmed.count, TypedText.isClean(String(trimmed)) else { return nil }
    return String(trimmed)
  }
}
