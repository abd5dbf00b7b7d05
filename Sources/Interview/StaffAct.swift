/// What somebody at the desk did with one session.
package struct StaffEntry: Hashable, Sendable {
  package let by: StaffMember.ID
  package let act: StaffAct

  package init(by: StaffMember.ID, _ act: StaffAct) {
    self.by = by
    self.act = act
  }
}

package enum StaffAct: Hashable, Sendable {
  /// The interview was begun at the desk.
  case received
  case viewed
  /// Works on it from now on, whoever did before.
  case claimed(Station)
  case released
  case identified(PatientIdentity)
  /// An answer given to staff, where there was none.
  case entered(Item.ID, Answer)
  /// An answer that was entered by staff is removed.
  case cleared(Item.ID)
  /// An answer is replaced, or removed, and the earlier one stays on record.
  case amended(Item.ID, Answer?, reason: String)
  /// The last change that was not undone yet is taken back.
  case undone(Item.ID)
  case acknowledged(Acknowledgement)
  /// The interview may go on at a kiosk that is told this code.
  case codeGiven(AccessCode)
  /// The interview at the kiosk is over; staff go on with it.
  case interviewEnded
  case signed(SessionEvent.Verdict)
  case voided(reason: String)
  /// It was written for somebody outside of the desk.
  case exported(ExportedFormat)

  package struct Acknowledgement: Hashable, Sendable {
    package let initials: String
    package let alert: Alert
    /// From the moment the alert arose.
    package let delayMilliseconds: Int64

    package init(initials: String, alert: Alert, delayMilliseconds: Int64) {
      self.initials = initials
      self.alert = alert
      self.delayMilliseconds = delayMilliseconds
    }
  }
}

/// How loudly a session calls for staff.
package enum Alert: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The outcome asks for staff before the patient leaves.
  case staff
  case emergency

  package static func < (left: Alert, right: Alert) -> Bool {
    left == .staff && right == .emergency
  }
}
