extension StoreError {
  /// What happened and what to do about it, for a person.
  package var sentence: String {
    switch self {
    case .cannotCreateFolder(let path, let reason):
      "The folder \(path) for the store could not be made (\(reason)): make it by hand so that"
        + " this account may write in it, or name another place with --store."
    case .cannotOpen(let path, let reason):
      "The store \(path) could not be opened (\(reason)): check the path and that this account"
        + " may read and write the file and its folder."
    case .notAStore(let path):
      "The file \(path) is not a store of this program and was left as it is: name another path"
        + " with --store, or move the file away."
    case .damagedFile(let path):
      "The store \(path) is damaged and was left as it is: keep a copy of it, then restore the"
        + " last backup."
    case .altered(let path, let part):
      "The store \(path) was altered, its part “\(part)” is not as this program made it: keep a"
        + " copy of it, then restore the last backup."
    case .changedKey(let path, let named, let chained):
      "The store \(path) names the key \(named) to seal to, but by its history it is \(chained), so"
        + " somebody changed it and nothing is written: keep a copy of the store, look with"
        + " `candidacy audit verify`, then restore the last backup."
    case .newer(let found, let known):
      "The store has format \(found), this program knows formats up to \(known): start a newer"
        + " version of the program."
    case .noBackup(let path, let reason):
      "The store \(path) is of an older version and was left as it is, because no backup of it could"
        + " be made first. \(reason)"
    case .unsafeSetting(let path, let setting):
      "The store \(path) was not used because the setting “\(setting)” could not be made safe:"
        + " put the store on a local disk and start again."
    case .readOnly(let path):
      "The store \(path) cannot be written: give this account the right to write the file and"
        + " its folder, or mount the disk writable."
    case .full(let path):
      "The disk that holds \(path) is full and nothing new can be stored: free some space, then"
        + " try again."
    case .busy:
      "Another program kept the store locked for too long: close that program or wait for it,"
        + " then try again."
    case .ioError(let path, let code):
      "The disk failed while the store \(path) was used (SQLite code \(code)): check the disk and"
        + " its cable, then try again."
    case .failed(let path, let code):
      "The store \(path) refused the work (SQLite code \(code)): start the program again, and"
        + " report the code if it happens once more."
    case .conflict(let session, let number):
      "Session \(session) already has another event \(number), so two programs were writing it:"
        + " open the session again and repeat the last step."
    case .gap(let session, let number):
      "Event \(number) of session \(session) was not stored because an event before it is"
        + " missing: send the earlier events first."
    case .notStorable(let session, let number):
      "Event \(number) of session \(session) holds a number that is not finite: enter an ordinary"
        + " number."
    case .damaged(let session, let number):
      "Event \(number) of session \(session) cannot be read: restore the last backup, or ask the"
        + " patient again in a new session."
    case .noSuchSession(let session):
      "There is no session \(session) in this store: check the name against the list of sessions."
    case .archiveConflict(let digest):
      "Another questionnaire is already kept under the digest \(digest): compute the digest of the"
        + " folder again."
    case .staffConflict(let number):
      "The list of staff already has another entry \(number), so two programs were writing it: do"
        + " the last step again."
    case .staffGap(let number):
      "Entry \(number) of the list of staff was not stored because an entry before it is missing:"
        + " send the earlier entries first."
    case .damagedStaff(let number):
      "Entry \(number) of the list of staff cannot be read, so nobody can sign in: keep a copy of"
        + " the store, then restore the last backup."
    case .deliveryConflict(let number):
      "The outbox already has another entry \(number), so two programs were writing it: do the last"
        + " step again."
    case .deliveryGap(let number):
      "Entry \(number) of the outbox was not stored because an entry before it is missing: send the"
        + " earlier entries first."
    case .damagedDelivery(let number):
      "Entry \(number) of the outbox cannot be read, so nothing can be sent: keep a copy of the"
        + " store, then restore the last backup."
    case .payloadConflict(let digest):
      "Another document is already kept under the digest \(digest): compute the digest again."
    case .damagedPayload(let digest):
      "The document kept under the digest \(digest) was changed: keep a copy of the store, then"
        + " restore the last backup."
    case .siteConflict(let number):
      "The list of what happened to the store already has another entry \(number): do the last step"
        + " again."
    case .siteGap(let number):
      "Entry \(number) of what happened to the store was not stored because an entry before it is"
        + " missing: send the earlier entries first."
    case .damagedSite(let number):
      "Entry \(number) of what happened to the store cannot be read: keep a copy of the store, then"
        + " restore the last backup."
    case .locked:
      "The records are sealed, and the clinic's key is locked: give its passphrase."
    case .otherKey(let id):
      "The records are sealed to the key \(id), and the key at hand is another one: start again"
        + " where the clinic's key was changed, or put the right key file beside the store."
    case .keyMissing(let log):
      "The key of the log “\(log)” is missing although the log has entries: keep a copy of the"
        + " store, then restore the last backup."
    case .keyDamaged(let log):
      "The key of the log “\(log)” was changed: keep a copy of the store, then restore the last"
        + " backup."
    case .destroyed(let session):
      "What was said in session \(session) was destroyed for good."
    case .noKeyFile(let path):
      "The file \(path) with the clinic's key is missing, so nothing can be read: put it back from"
        + " where a copy is kept. Answers are still taken."
    case .keyFileUnreadable(let path, let reason):
      "The file \(path) with the clinic's key cannot be read (\(reason)): give this account the"
        + " right to read it."
    case .keyFileUnwritable(let path, let reason):
      "The file \(path) for the clinic's key cannot be written (\(reason)): give this account the"
        + " right to write in its folder."
    case .keyFileExposed(let path):
      "Others may read the file \(path) with the clinic's key: take their rights away with"
        + " `chmod 600`, and think of `candidacy keys rotate`."
    case .keyFileDamaged(let path):
      "The file \(path.map { "\($0) " } ?? "")with the clinic's key is damaged: put it back from"
        + " where a copy is kept."
    case .keyFileInUse:
      "Another program is changing the clinic's key: try again when it is done."
    case .keyFileOpen:
      "The clinic's key has no passphrase: `candidacy keys protect` gives it one."
    case .wrongSecret:
      "That does not open the clinic's key: check each letter, and try again."
    case .noMemory:
      "There was not enough memory: close other programs, then try again."
    case .cannotWatch(let path, let reason):
      "The system cannot tell when another program writes \(path) (\(reason)): close programs that"
        + " watch many files, or ask the administrator to allow more inotify instances."
    }
  }
}
