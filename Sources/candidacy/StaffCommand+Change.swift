import Interview
import Store

extension StaffCommand {
  static func attempt<Value>(
    _ change: () throws(StaffFault) -> Value
  ) throws(Failure) -> Value {
    do throws(StaffFault) {
      return try change()
    } catch {
      throw Failure(error)
    }
  }

  static func member(
    named name: String, in store: RecordsOption
  ) throws -> (SQLiteEventStore, StaffDoor, StaffMember) {
    guard let store = try store.openExisting() else { throw Failure(.notOnTheList) }
    let door = StaffDoor(store)
    let roster = try attempt { () throws(StaffFault) in try door.roster() }
    guard let member = roster.member(named: name) else {
      throw Failure.usage(missing(name, in: roster))
    }
    return (store, door, member)
  }

  /// The account that changed the list from outside of a desk is on record.
  static func noteChange(in store: SQLiteEventStore) throws(Failure) {
    do throws(StoreError) {
      try store.note(.used(SystemAccount.current(), .changedStaff), at: .now())
    } catch {
      throw .environment(error.sentence)
    }
  }

  /// Asked for twice where it cannot be seen.
  static func newPIN(for name: String) throws(Failure) -> String {
    let input = SecretInput()
    let pin = try input.line(asking: "A PIN of six digits for \(name): ", or: .pin)
    do throws(PINFault) {
      _ = try PIN(pin)
    } catch {
      throw Failure(.pin(error))
    }
    guard input.isTerminal else { return pin }
    guard try input.line(asking: "The same PIN once more: ", or: .pin) == pin else {
      throw .problems("The two PINs are not the same: nothing was changed.")
    }
    return pin
  }

  private static func missing(_ name: String, in roster: Roster) -> String {
    let nearest = Spelling.nearest(
      to: name.lowercased(), in: roster.members.map { $0.name.lowercased() })
    guard let nearest, let meant = roster.member(named: nearest) else {
      return "There is nobody of this name on the list of staff:"
        + " `candidacy staff list` shows who is."
    }
    return "There is nobody of this name on the list of staff: did you mean \(meant.name)?"
  }
}

extension Failure {
  init(_ fault: StaffFault) {
    self =
      switch fault {
      case .name:
        .usage("A name has 1 to 60 characters, and all of them can be printed.")
      case .nameTaken(let name):
        .usage(
          "\(name) is on the list of staff already: choose a name that tells the two apart, or"
            + " use `candidacy staff reset` for a new PIN.")
      case .pin(.notSixDigits):
        .problems("A PIN is six digits and nothing else: nothing was changed.")
      case .pin(.tooCommon):
        .problems("Too many people choose this PIN, so it is guessed first: take another one.")
      case .notFirst:
        .problems("Somebody is on the list of staff already: nothing was changed.")
      case .notOnTheList:
        .usage("There is nobody on the list of staff: `candidacy staff add` adds somebody.")
      case .alreadyDisabled:
        .problems("This person is disabled already: nothing was changed.")
      case .notHashed:
        .environment("There is too little memory to keep a PIN safely: nothing was changed.")
      case .store(let error):
        .environment(error.sentence)
      }
  }
}
