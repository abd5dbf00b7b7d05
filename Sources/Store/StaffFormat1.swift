import Foundation
import Interview

/// Format 1 of stored staff events; never edited once a store was written with it.
struct StaffFormat1 {
  let kind: Kind
  let payload: Payload

  init(_ kind: Kind, _ payload: Payload) {
    self.kind = kind
    self.payload = payload
  }

  enum Kind: String, CaseIterable {
    case added
    case pinSet = "pin-set"
    case disabled
    case tried
    case signedIn = "signed-in"
    case locked
    case signedOut = "signed-out"
  }

  /// Each kind has its own keys, and `event` refuses a payload that lacks one of them.
  struct Payload: Codable, Hashable {
    var member: String
    var name: String?
    var pin: PIN?
    var station: String?
  }

  /// Salt and hash are written in base 64.
  struct PIN: Codable, Hashable {
    var salt: Data
    var hash: Data
    var rounds: Int
    var blockSize: Int
    var parallelism: Int
  }
}

extension StaffFormat1 {
  init(_ event: StaffEvent) {
    switch event {
    case .added(let id, let name, let pin):
      self.init(.added, Payload(member: id.text, name: name, pin: PIN(pin)))
    case .pinSet(let id, let pin): self.init(.pinSet, Payload(member: id.text, pin: PIN(pin)))
    case .disabled(let id): self.init(.disabled, Payload(member: id.text))
    case .tried(let id, let station): self.init(.tried, id, station)
    case .signedIn(let id, let station): self.init(.signedIn, id, station)
    case .locked(let id, let station): self.init(.locked, id, station)
    case .signedOut(let id, let station): self.init(.signedOut, id, station)
    }
  }

  private init(_ kind: Kind, _ id: StaffMember.ID, _ station: Station) {
    self.init(kind, Payload(member: id.text, station: station.text))
  }

  /// The event, or nothing where the payload does not have exactly the parts of its kind.
  var event: StaffEvent? {
    let id = StaffMember.ID(payload.member)
    let station = payload.station.map { Station($0) }
    switch kind {
    case .added:
      guard let name = payload.name, let pin = payload.pin else { return nil }
      return .added(id, name: name, pin.hashed)
    case .pinSet: return payload.pin.map { .pinSet(id, $0.hashed) }
    case .disabled: return .disabled(id)
    case .tried: return station.map { .tried(id, $0) }
    case .signedIn: return station.map { .signedIn(id, $0) }
    case .locked: return station.map { .locked(id, $0) }
    case .signedOut: return station.map { .signedOut(id, $0) }
    }
  }
}

extension StaffFormat1.PIN {
  fileprivate init(_ pin: PINHash) {
    self.init(
      salt: Data(pin.salt), hash: Data(pin.hash), rounds: pin.cost.rounds,
      blockSize: pin.cost.blockSize, parallelism: pin.cost.parallelism)
  }

  fileprivate var hashed: PINHash {
    PINHash(
      salt: [UInt8](salt), hash: [UInt8](hash),
      cost: PINHash.Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism))
  }
}
