import Interview

@testable import candidacy

/// Somebody of the staff whose PIN the tests know.
struct DeskPerson: Hashable {
  let id: StaffMember.ID
  let name: String
  let pin: String

  static let ana = DeskPerson(id: "ana", name: "Ana Ruiz", pin: "280417")
  static let ben = DeskPerson(id: "ben", name: "Ben Cole", pin: "731946")

  /// As the list of staff has them, with a PIN that is looked at in no time.
  func added() throws -> StaffEvent {
    let cost = PINHash.Cost(rounds: 16, blockSize: 8, parallelism: 1)
    return .added(
      id, name: name, try PINHash(of: PIN(pin), salt: Array(repeating: 7, count: 16), cost: cost))
  }
}
