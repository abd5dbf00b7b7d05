import Interview

/// Why the store could not do what was asked: facts only, never an answer.
package enum StoreError: Error, Hashable, Sendable {
  case cannotCreateFolder(path: String, reason: String)
  case cannotOpen(path: String, reason: String)
  case notAStore(path: String)
  /// The file is a store, but its structure is broken.
  case damagedFile(path: String)
  /// A table or a guard of the store is missing or was rewritten.
  case altered(path: String, part: String)
  case newer(found: Int, known: Int)
  /// A store of an older program, of which no backup could be made before it is brought up.
  case noBackup(path: String, reason: String)
  /// The store names another key to seal to than its history does, by their ids.
  case changedKey(path: String, named: String, chained: String)
  /// A setting that durability or integrity rests on did not take hold.
  case unsafeSetting(path: String, setting: String)
  case readOnly(path: String)
  case full(path: String)
  case busy
  case ioError(path: String, code: Int)
  /// Any other refusal by SQLite, by its extended result code.
  case failed(path: String, code: Int)

  /// Another event is already stored under this number.
  case conflict(session: Session.ID, number: Int)
  /// The event before this number is not stored.
  case gap(session: Session.ID, number: Int)
  /// The event holds a number that is not finite.
  case notStorable(session: Session.ID, number: Int)
  /// The stored event cannot be read.
  case damaged(session: Session.ID, number: Int)
  case noSuchSession(Session.ID)
  /// Another archive is already kept under this digest.
  case archiveConflict(digest: String)

  /// Another staff event is already stored under this number.
  case staffConflict(number: Int)
  /// The staff event before this number is not stored.
  case staffGap(number: Int)
  /// The stored staff event cannot be read.
  case damagedStaff(number: Int)

  /// Another delivery event is already stored under this number.
  case deliveryConflict(number: Int)
  /// The delivery event before this number is not stored.
  case deliveryGap(number: Int)
  /// The stored delivery event cannot be read.
  case damagedDelivery(number: Int)
  /// Another payload is already kept under this digest.
  case payloadConflict(digest: String)

  /// The kept document was changed, or belongs elsewhere.
  case damagedPayload(digest: String)

  /// Another site event is already stored under this number.
  case siteConflict(number: Int)
  case siteGap(number: Int)
  /// The stored site event cannot be read; 0 is the row that names the store.
  case damagedSite(number: Int)

  /// Reading needs the clinic's key, and nobody unlocked it here.
  case locked
  /// The records are sealed to a key that is not the one at hand.
  case otherKey(id: String)
  /// The key of a log is missing although the log has events.
  case keyMissing(log: String)
  case keyDamaged(log: String)
  /// The session's key was destroyed.
  case destroyed(Session.ID)

  case noKeyFile(path: String)
  case keyFileUnreadable(path: String, reason: String)
  case keyFileUnwritable(path: String, reason: String)
  /// Others than its owner may read the file.
  case keyFileExposed(path: String)
  /// Bytes that came from elsewhere have no path.
  case keyFileDamaged(path: String?)
  /// Another program is changing it.
  case keyFileInUse
  /// The file needs no passphrase.
  case keyFileOpen
  /// Neither the passphrase nor the recovery code is the right one.
  case wrongSecret
  case noMemory

  /// The system does not tell when other programs write the file.
  case cannotWatch(path: String, reason: String)
}
