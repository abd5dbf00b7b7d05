/// Something that happened to the list of staff, or at the door of the desk.
package enum StaffEvent: Hashable, Sendable {
  case added(StaffMember.ID, name: String, PINHash)
  /// A new PIN also forgets earlier misses and lets somebody disabled in again.
  case pinSet(StaffMember.ID, PINHash)
  case disabled(StaffMember.ID)
  /// Counted before the PIN is looked at, so that ending the program saves no try; the station
  /// keeps two tries at the same moment apart.
  case tried(StaffMember.ID, Station)
  case signedIn(StaffMember.ID, Station)
  case locked(StaffMember.ID, Station)
  case signedOut(StaffMember.ID, Station)
}

/// One run of the desk program at one terminal.
package typealias Station = Identifier<StationSubject>

package enum StationSubject: Sendable {}

/// A staff event with its number, counted from 1, and the time it was stored with.
package struct StoredStaffEvent: Hashable, Sendable {
  package let number: Int
  package let event: StaffEvent
  package let at: Timestamp

  package init(number: Int, event: StaffEvent, at: Timestamp) {
    self.number = number
    self.event = event
    self.at = at
  }
}
