import Store

extension RecordsOption {
  /// Where the store is, which has to be there already.
  func existingPath() throws(Failure) -> String { try store.existingPath() }

  /// The identity of the clinic where nobody has to be asked for it: the key is open, or a file
  /// with its passphrase was named. One that does not belong to the store counts as not at hand.
  func identityAtHand(of path: String) throws(Failure) -> ClinicIdentity? {
    let file: KeyFile
    do throws(StoreError) {
      file = try KeyFile(at: KeyFile.path(beside: path))
    } catch {
      return nil
    }
    guard !file.isLocked || passphraseFile != nil else { return nil }
    do {
      let identity = try KeyDoor(passphraseFile).identity(of: path)
      return try Self.belongs(identity, to: path) ? identity : nil
    } catch let error as StoreError {
      throw .environment(error.sentence)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .environment("The clinic's key cannot be read.")
    }
  }
}

extension RecordsOption {
  /// Whether the store at `path` seals to a key of `identity`; where not, it is said. What cannot
  /// be read of the store is left to whoever reads it.
  static func belongs(_ identity: ClinicIdentity, to path: String) throws(Failure) -> Bool {
    let clinic: ClinicPublicKey?
    do throws(StoreError) {
      clinic = FilePlace(path).isThere ? try .sealing(storeAt: path) : nil
    } catch {
      return true
    }
    guard let clinic, !identity.holds(clinic) else { return true }
    try StandardError.write([
      "The key file \(KeyFile.path(beside: path)) does not belong to this store, so nothing was"
        + " opened with it: put the right one back."
    ])
    return false
  }
}

extension Failure {
  init(_ error: BackupError) {
    switch error {
    case .store, .unreadable, .unwritable, .full, .noMemory:
      self = .environment(error.sentence)
    case .notABackup, .newer, .damaged, .unsound, .unsoundStore, .mislabelled, .otherKey, .taken,
      .inUse, .ofOtherStore, .holdsMore, .holdsOther:
      self = .problems(error.sentence)
    }
  }

  /// Carries out `body`, and says in a sentence what went wrong with the store or a backup.
  static func saying<Value>(_ body: () throws -> Value) throws(Failure) -> Value {
    do {
      return try body()
    } catch let failure as Failure {
      throw failure
    } catch let error as StoreError {
      throw .environment(error.sentence)
    } catch let error as BackupError {
      throw Failure(error)
    } catch {
      throw .environment("The store cannot be used.")
    }
  }
}
