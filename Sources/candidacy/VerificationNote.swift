import Interview
import Store

/// That somebody verified a store and found no fault, to be on record in it.
struct VerificationNote {
  private let path: String
  private let head: ChainHead
  private let identity: ClinicIdentity

  init(_ path: String, head: ChainHead, _ identity: ClinicIdentity) {
    self.path = path
    self.head = head
    self.identity = identity
  }

  /// The result does not depend on it: where it cannot be added, that is said.
  func add() throws(Failure) {
    do throws(StoreError) {
      let store = try SQLiteEventStore(at: path)
      try store.unlock(with: identity)
      try store.note(
        .used(SystemAccount.current(), .verified(head: head.text, faults: 0)), at: .now())
    } catch {
      try StandardError.write(["That it was verified is not on record: \(error.sentence)"])
    }
  }
}
