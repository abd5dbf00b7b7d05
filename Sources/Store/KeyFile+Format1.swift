import Foundation
import Interview

/// Format 1 of key files; never edited once one was written.
struct KeyFileFormat1: Codable {
  static let name = "candidacy keys 1"

  var format: String
  var publicKey: Data
  var privateKeys: [Data]?
  var sealed: Data?
  var slots: [Slot]?

  struct Slot: Codable {
    var kind: String
    var salt: Data
    var sealed: Data
    var rounds: Int?
    var blockSize: Int?
    var parallelism: Int?
  }
}

extension KeyFile {
  /// As JSON, in base 64 where it is bytes.
  package func encoded() throws(StoreError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(KeyFileFormat1(self)) + Data("\n".utf8))
    } catch {
      throw .noMemory
    }
  }

  package init(decoding bytes: [UInt8]) throws(StoreError) {
    let format: KeyFileFormat1
    do {
      format = try JSONDecoder().decode(KeyFileFormat1.self, from: Data(bytes))
    } catch {
      throw .keyFileDamaged(path: nil)
    }
    guard format.format == KeyFileFormat1.name, let clinic = ClinicPublicKey(format.publicKey),
      let keeping = format.keeping
    else { throw .keyFileDamaged(path: nil) }
    self.init(clinic: clinic, keeping: keeping)
  }
}

extension KeyFileFormat1 {
  /// Each that is tried takes a third of a second.
  private static let mostSlots = 8

  fileprivate init(_ file: KeyFile) {
    format = Self.name
    publicKey = Data(file.clinic.bytes)
    switch file.keeping {
    case .open(let keys): privateKeys = keys.map { Data($0) }
    case .locked(let sealed, let slots):
      self.sealed = Data(sealed)
      self.slots = slots.map { Slot($0) }
    }
  }

  fileprivate var keeping: KeyFile.Keeping? {
    switch (privateKeys, sealed, slots) {
    case (let keys?, nil, nil): return keys.isEmpty ? nil : .open(keys.map { Array($0) })
    case (nil, let sealed?, let slots?):
      guard slots.count <= Self.mostSlots else { return nil }
      let read = slots.compactMap(\.slot)
      return read.count == slots.count ? .locked(sealed: Array(sealed), slots: read) : nil
    case _: return nil
    }
  }
}

extension KeyFileFormat1.Slot {
  fileprivate init(_ slot: KeySlot) {
    salt = Data(slot.salt)
    sealed = Data(slot.sealed)
    switch slot.kind {
    case .passphrase(let cost):
      kind = "passphrase"
      rounds = cost.rounds
      blockSize = cost.blockSize
      parallelism = cost.parallelism
    case .recovery: kind = "recovery"
    }
  }

  fileprivate var slot: KeySlot? {
    switch kind {
    case "passphrase":
      guard let rounds, let blockSize, let parallelism else { return nil }
      let cost = PINHash.Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
      guard Scrypt.isUsable(salt: Array(salt), cost: cost), parallelism == 1 else { return nil }
      return KeySlot(kind: .passphrase(cost: cost), salt: Array(salt), sealed: Array(sealed))
    case "recovery": return KeySlot(kind: .recovery, salt: Array(salt), sealed: Array(sealed))
    case _: return nil
    }
  }
}
