import Store

extension RecordsOption {
  /// Where the store is, which has to be there already.
  func existingPath() throws(Failure) -> String {
    let path = try store.resolvedPath()
    let place = FilePlace(path)
    if let reason = place.obstacle {
      throw .environment(StoreError.cannotOpen(path: path, reason: reason).sentence)
    }
    guard place.isThere else { throw .usage("There is no store at \(path).") }
    return path
  }

  /// The identity of the clinic where nobody has to be asked for it: the key is open, or a file
  /// with its passphrase was named.
  func identityAtHand(of path: String) throws(Failure) -> ClinicIdentity? {
    let file: KeyFile
    do throws(StoreError) {
      file = try KeyFile(at: KeyFile.path(beside: path))
    } catch {
      return nil
    }
    guard !file.isLocked || passphraseFile != nil else { return nil }
    do {
      return try KeyDoor(passphraseFile).identity(of: path)
    } catch let error as StoreError {
      throw .environment(error.sentence)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .environment("The clinic's key cannot be read.")
    }
  }
}

extension Failure {
  init(_ error: BackupError) {
    switch error {
    case .store, .unreadable, .unwritable, .full, .noMemory:
      self = .environment(error.sentence)
    case .notABackup, .newer, .damaged, .unsound, .unsoundStore, .mislabelled, .otherKey, .taken,
      .inUse, .ofOtherStore, .holdsMore:
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
