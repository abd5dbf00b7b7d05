import Foundation
import GRDB
import Interview

/// The file of a store: made when it is missing, opened only when it is safe to write.
struct StoreFile: Sendable {
  let path: String
  let patience: Duration

  init(path: String, patience: Duration) {
    // SQLite gives a meaning to names such as ":memory:", and a later reopening must not depend on
    // the working directory.
    self.path = RealPath.of(path)
    self.patience = patience
  }

  /// Makes the folder and an empty store unless something is at the path already.
  func createIfMissing() throws(StoreError) {
    guard !exists else { return }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try makeFolder(folder)
    let lock = try StoreLock.made(of: path)
    guard try isAlone(with: lock) else { return }
    let code = StrayJournal.setAside(of: path)
    guard code == 0 else { throw cannotOpen(code) }
    // Made under another name first: a crash on the way never leaves half a store at the path.
    let draft = "\(path).new-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    try makePrivateFile(draft)
    defer { unlink(draft) }
    let clinic = try KeyFile.madeIfMissing(at: KeyFile.path(beside: path)).clinic
    try fill(draft, for: clinic)
    if uninterrupted({ link(draft, path) }) != 0 && errno != EEXIST { throw cannotOpen(errno) }
    try synchronize(folder: folder)
    // Until here, so that others that begin at once find all of it.
    withExtendedLifetime(lock) {}
  }

  /// Held with the others that have the store open; nothing where there is no lock to hold.
  func heldLock(
    _ lock: (String) throws(StoreError) -> StoreLock?
  ) throws(StoreError) -> StoreLock? {
    let lock = try lock(path)
    try lock?.holdTogether(patience: patience)
    return lock
  }

  /// A connection whose file was found to be a sound store that can be written, and the key that it
  /// seals to.
  func open() throws(StoreError) -> (queue: DatabaseQueue, clinic: ClinicPublicKey) {
    try checkKind()
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let clinic = try queue.inDatabase { database -> ClinicPublicKey? in
        try StoreSettings.check(database, path: path)
        try database.eraseLeftOverTrace(path: path)
        try StoreSchema.migrate(database, path: path, at: .now()) {
          try KeyFile.madeIfMissing(at: KeyFile.path(beside: path))
        }
        try StoreSchema.checkParts(of: StoreSchema.version, in: database, path: path)
        var clinic: ClinicPublicKey?
        // A row that every opening changes, because only a commit proves that a commit succeeds.
        try database.inTransaction(.immediate) {
          clinic = try database.checkedClinic(path: path)
          try database.execute(sql: "UPDATE starts SET count = count + 1")
          return .commit
        }
        return clinic
      }
      guard let clinic else { throw StoreError.damagedSite(number: 0) }
      return (queue, clinic)
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

extension StoreFile {
  private var exists: Bool {
    var status = stat()
    return stat(path, &status) == 0 || errno != ENOENT
  }

  /// A folder, a pipe or a device is no store, and a missing file is not made here.
  private func checkKind() throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw cannotOpen(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAStore(path: path) }
  }

  var configuration: Configuration {
    var configuration = Configuration()
    let wait = BusyWait(patience: patience)
    configuration.busyMode = .callback { wait.waits(before: $0) }
    configuration.prepareDatabase { [path] database in
      try StoreSettings.keepingJournal(of: database) {
        // The identity first: a foreign database must not even have its journal mode changed.
        try StoreSchema.checkIdentity(of: database, path: path)
        try StoreSettings.apply(to: database)
      }
    }
    return configuration
  }

  private func cannotOpen(_ code: CInt) -> StoreError {
    .cannotOpen(path: path, reason: String(cString: strerror(code)))
  }
}

// MARK: - Making a store

extension StoreFile {
  /// Waits until nobody else makes the store; false where somebody has made it meanwhile.
  private func isAlone(with lock: StoreLock?) throws(StoreError) -> Bool {
    guard let lock else { return true }
    let wait = BusyWait(patience: patience)
    var tries = 0
    while !lock.isHeld(.alone) {
      guard !exists else { return false }
      guard wait.waits(before: tries) else { throw .busy }
      tries += 1
    }
    return !exists
  }

  private func makeFolder(_ folder: String) throws(StoreError) {
    guard uninterrupted({ mkdir(folder, 0o700) }) != 0 else { return }
    switch errno {
    case EEXIST: return
    case ENOENT where folder != "/":
      try makeFolder(URL(fileURLWithPath: folder).deletingLastPathComponent().path)
      guard uninterrupted({ mkdir(folder, 0o700) }) != 0, errno != EEXIST else { return }
      throw .cannotCreateFolder(path: folder, reason: String(cString: strerror(errno)))
    case let code:
      throw .cannotCreateFolder(path: folder, reason: String(cString: strerror(code)))
    }
  }

  /// SQLite gives its journal the rights of the file.
  private func makePrivateFile(_ name: String) throws(StoreError) {
    let descriptor = uninterrupted {
      Glibc.open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else {
      let code = errno
      guard code != EROFS, code != EACCES else { throw .readOnly(path: path) }
      guard code != ENOSPC, code != EDQUOT else { throw .full(path: path) }
      throw cannotOpen(code)
    }
    FileOwner.give(descriptor, asFor: path)
    close(descriptor)
  }

  private func fill(_ draft: String, for clinic: ClinicPublicKey) throws(StoreError) {
    do {
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        // No one else can see the draft, so a crash needs no journal.
        try database.execute(sql: "PRAGMA journal_mode = MEMORY")
        try database.execute(sql: "PRAGMA synchronous = EXTRA")
      }
      let queue = try DatabaseQueue(path: draft, configuration: configuration)
      try queue.inTransaction(.immediate) { database in
        try StoreSchema.create(in: database, for: clinic, at: .now())
        return .commit
      }
      try queue.close()
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private func synchronize(folder: String) throws(StoreError) {
    let descriptor = uninterrupted {
      Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw cannotOpen(errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .ioError(path: path, code: Int(errno)) }
  }
}
