import Interview

@testable import Store

extension SQLiteEventStore {
  /// Unlocked as a desk is, with codes that cost nothing.
  static func desk(at path: String) throws -> SQLiteEventStore {
    let store = try kiosk(at: path)
    try store.unlock(with: KeyFile(at: KeyFile.path(beside: store.path)).openIdentity())
    return store
  }

  /// Locked as a kiosk is.
  static func kiosk(at path: String) throws -> SQLiteEventStore {
    try SQLiteEventStore(
      at: path, patience: .seconds(5),
      codeCost: PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1))
  }
}
