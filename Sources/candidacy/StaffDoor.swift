import Interview
import Store

/// The one place where PINs are looked at: a try is counted in the store before the PIN is checked,
/// so that no kill, no second desk and no clock gives anybody another one.
struct StaffDoor {
  let store: any EventStore
  let surroundings: Surroundings

  /// What the door cannot know by itself.
  struct Surroundings {
    var now: () -> Timestamp = { .now() }
    /// So many random bytes, for salts and ids.
    var random: (Int) -> [UInt8] = { count in (0..<count).map { _ in .random(in: 0...255) } }
    var cost = PINHash.Cost.usual
    var check: (PINHash, String) throws(PINHashFault) -> Bool = {
      (hash, digits) throws(PINHashFault) in try hash.check(digits)
    }
  }

  init(_ store: any EventStore, surroundings: Surroundings = Surroundings()) {
    self.store = store
    self.surroundings = surroundings
  }

  /// Takes about 0.3 seconds where it comes to a check.
  func open(_ id: StaffMember.ID, pin: String, at station: Station) -> Entrance {
    guard PIN.isWellFormed(pin) else { return .notSixDigits }
    do throws(StoreError) {
      let counted = try record { roster, now in
        roster[id]?.permission(at: now) == .allowed ? [.tried(id, station)] : []
      }
      guard let member = counted.before[id] else { return .disabled }
      switch member.permission(at: counted.at) {
      case .disabled: return .disabled
      case .off: return .off
      case .wait(let milliseconds): return .wait(milliseconds: milliseconds)
      case .allowed: break
      }
      switch compare(pin, with: member.pin) {
      case .right: return try letIn(member, at: station)
      case .wrong: return refusal(of: counted.after[id] ?? member)
      case .unusable: return .unusable
      }
    } catch {
      return .failed(error)
    }
  }

  enum Entrance: Hashable, Sendable {
    case signedIn(StaffMember)
    /// Where nobody tries it elsewhere, the next try is possible after so long.
    case wrong(triesLeft: Int, waitMilliseconds: Int64)
    /// Nothing was tried: it is too early.
    case wait(milliseconds: Int64)
    /// Too many wrong PINs: only a new one helps.
    case off
    /// Or not on the list.
    case disabled
    /// Nothing was tried, and nothing counted.
    case notSixDigits
    /// What is kept of the PIN cannot be compared with anything: a new one has to be set.
    case unusable
    case failed(StoreError)
  }

  /// That somebody locked the desk, or left it.
  func note(_ event: StaffEvent) throws(StoreError) {
    _ = try record { _, _ in [event] }
  }
}

extension StaffDoor {
  /// One writing to the list, with the list as it was just before and just after.
  struct Recorded {
    let before: Roster
    let after: Roster
    let at: Timestamp

    var isEmpty: Bool { before.version == after.version }
  }

  /// Stores what `events` makes of the list; again from the start where another desk was first.
  func record(
    _ events: (Roster, Timestamp) -> [StaffEvent]
  ) throws(StoreError) -> Recorded {
    while true {
      let stored = try store.staff()
      let before = Roster(stored)
      let now = surroundings.now()
      let new = events(before, now)
      guard !new.isEmpty else { return Recorded(before: before, after: before, at: now) }
      do throws(StoreError) {
        _ = try store.append(new, after: before.version, at: now)
      } catch {
        // Another desk wrote, and only by writing: this goes on.
        if case .staffConflict = error { continue }
        throw error
      }
      let added = new.enumerated().map { offset, event in
        StoredStaffEvent(number: before.version + 1 + offset, event: event, at: now)
      }
      return Recorded(before: before, after: Roster(stored + added), at: now)
    }
  }

  private enum Comparison {
    case right
    case wrong
    case unusable
  }

  private func compare(_ pin: String, with hash: PINHash) -> Comparison {
    do {
      return try surroundings.check(hash, pin) ? .right : .wrong
    } catch {
      return .unusable
    }
  }

  /// Unless somebody changed the PIN, or disabled its owner, while it was checked.
  private func letIn(
    _ member: StaffMember, at station: Station
  ) throws(StoreError) -> Entrance {
    let recorded = try record { roster, _ in
      guard let now = roster[member.id], now.standing == .active, now.pin == member.pin else {
        return []
      }
      return [.signedIn(member.id, station)]
    }
    guard !recorded.isEmpty, let now = recorded.after[member.id] else { return .disabled }
    return .signedIn(now)
  }

  private func refusal(of member: StaffMember) -> Entrance {
    switch member.permission(at: surroundings.now()) {
    case .off: .off
    case .disabled: .disabled
    case .wait(let milliseconds): wrong(member, wait: milliseconds)
    case .allowed: wrong(member, wait: 0)
    }
  }

  private func wrong(_ member: StaffMember, wait: Int64) -> Entrance {
    .wrong(
      triesLeft: StaffMember.missesUntilOff - member.misses, waitMilliseconds: wait)
  }
}
