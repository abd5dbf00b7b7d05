import Interview

extension AuditFact.Act {
  /// What was done, after the name of whoever did it.
  package var words: String {
    switch self {
    case .begun: "began the interview"
    case .codeEntered: "went on with a code"
    case .submitted: "sent the answers"
    case .closed: "ended the interview at the kiosk"
    case .viewed: "viewed the record"
    case .claimed: "took the record"
    case .released: "gave the record back"
    case .identified: "identified the patient"
    case .entered(let item): "entered \(item.map(\.text) ?? "an answer")"
    case .cleared(let item): "removed \(item.map(\.text) ?? "an answer")"
    case .amended(let item): "amended \(item.map(\.text) ?? "an answer")"
    case .undone(let item): "took back a change of \(item.map(\.text) ?? "an answer")"
    case .acknowledged: "acknowledged an alert"
    case .codeGiven: "gave a code"
    case .interviewEnded: "ended the interview from the desk"
    case .signed: "signed"
    case .voided: "made the record void"
    case .exported(let format): "wrote the record as \(format)"
    case .failedExport(let format): "did not finish writing the record as \(format)"
    case .destroyed: "destroyed what was said"
    case .delivery(let letter, let target, let delivery): delivery.words(letter, target)
    case .triedPIN: "typed a PIN"
    case .signedIn: "signed in"
    case .lockedDesk: "locked the desk"
    case .signedOut: "signed out"
    case .addedStaff(let name): "\(name) was added to the list of staff"
    case .changedPIN(let name): "\(name) got a new PIN"
    case .disabledStaff(let name): "\(name) was disabled"
    case .read: "read the record"
    case .listed(let sessions): "listed \(sessions) \(sessions == 1 ? "session" : "sessions")"
    case .readAudit: "read this log"
    case .exportedAudit(let format): "wrote this log as \(format)"
    case .failedAuditExport(let format): "did not finish writing this log as \(format)"
    case .verified(let head, let faults):
      "verified the store up to \(head), \(faults) \(faults == 1 ? "fault" : "faults")"
    case .backedUp(let head): "backed the store up at \(head)"
    case .restored(let head): "restored the store as of \(head)"
    case .destroyedSessions(let count):
      "destroyed \(count) \(count == 1 ? "session" : "sessions") for good"
    case .changedStaff: "changed the list of staff"
    case .protectedKey: "put the clinic's key behind a passphrase"
    case .rotatedKey: "changed the clinic's key"
    case .recoveredKey: "used the recovery code"
    case .madeStore: "the store was made"
    case .sealedKeysAnew: "every key was sealed anew"
    case .migrated(let version): "the store was taken over from format \(version)"
    case .unreadable: "this event cannot be read"
    }
  }

  /// The question that it was about.
  package var item: Item.ID? {
    switch self {
    case .entered(let item), .cleared(let item), .amended(let item), .undone(let item): item
    case .begun, .codeEntered, .submitted, .closed, .viewed, .claimed, .released, .identified,
      .acknowledged, .codeGiven, .interviewEnded, .signed, .voided, .exported, .failedExport,
      .destroyed,
      .delivery, .triedPIN, .signedIn, .lockedDesk, .signedOut, .addedStaff, .changedPIN,
      .disabledStaff, .read, .listed, .readAudit, .exportedAudit, .failedAuditExport,
      .verified, .backedUp, .restored,
      .destroyedSessions, .changedStaff, .protectedKey, .rotatedKey, .recoveredKey, .madeStore,
      .sealedKeysAnew,
      .migrated, .unreadable:
      nil
    }
  }
}

extension AuditFact.Delivery {
  fileprivate func words(_ letter: Int, _ target: String) -> String {
    switch self {
    case .queued: "letter \(letter) waits for \(target)"
    case .attempted: "letter \(letter) is being sent to \(target)"
    case .delivered: "letter \(letter) was taken by \(target)"
    case .failed: "letter \(letter) did not reach \(target)"
    case .refused: "letter \(letter) was refused by \(target)"
    case .released: "letter \(letter) is tried again with \(target)"
    case .withdrawn: "letter \(letter) to \(target) was withdrawn"
    }
  }
}
