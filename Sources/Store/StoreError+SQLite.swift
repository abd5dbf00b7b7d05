import GRDB

extension StoreError {
  /// The fact behind `error`, which was thrown while the store at `path` was used.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(error, path: path)
    // What remains are values of a type that no column of the store can hold.
    case _: self = .damagedFile(path: path)
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let code = Int(error.extendedResultCode.rawValue)
    switch error.resultCode {
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
    case .SQLITE_CANTOPEN:
      self = .cannotOpen(path: path, reason: error.message ?? "SQLite code \(code)")
    case .SQLITE_NOTADB: self = .notAStore(path: path)
    case .SQLITE_CORRUPT: self = .damagedFile(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_IOERR: self = .ioError(path: path, code: code)
    case _: self = .failed(path: path, code: code)
    }
  }

  /// The connection that met this error must not be used again.
  var breaksConnection: Bool {
    switch self {
    case .cannotCreateFolder, .cannotOpen, .notAStore, .damagedFile, .altered, .newer,
      .noBackup, .unsafeSetting, .readOnly, .ioError, .failed:
      true
    case .full, .busy, .conflict, .gap, .notStorable, .damaged, .noSuchSession, .archiveConflict,
      .staffConflict, .staffGap, .damagedStaff, .deliveryConflict, .deliveryGap, .damagedDelivery,
      .payloadConflict, .cannotWatch, .damagedPayload, .siteConflict, .siteGap, .damagedSite,
      .locked, .otherKey, .keyMissing, .keyDamaged, .destroyed, .noKeyFile, .keyFileUnreadable,
      .keyFileUnwritable, .keyFileExposed, .keyFileDamaged, .keyFileInUse, .keyFileOpen,
      .wrongSecret, .noMemory, .changedKey:
      false
    }
  }
}
