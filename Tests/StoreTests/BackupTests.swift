import Foundation
import GRDB
import Interview
import Synchronization
import TestSupplies
import Testing

@testable import Store

@Suite("A backup")
struct BackupTests {
  let folder: TemporaryFolder
  let store: SQLiteEventStore
  let identity: ClinicIdentity
  let cheap = PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1)

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteEventStore.desk(at: folder.storePath)
    identity = try KeyFile(at: KeyFile.path(beside: folder.storePath)).openIdentity()
    try store.keep([UInt8](repeating: 7, count: 300_000), digest: "d1")
    _ = try store.append([opening, kneeHurts, pain], to: anna, after: 0, at: time(1))
    _ = try store.append([opening, kneeIsFine], to: bert, after: 0, at: time(2))
    _ = try store.append([.tried("m1", "desk")], after: 0, at: time(3))
  }

  private var target: String { folder.path("copy.backup") }

  private func opened(_ path: String) throws -> OpenedBackup {
    try BackupReader(path).opened(with: identity, beside: folder.path("drill"))
  }

  @Test("Says what is in it, is this account's alone, and leaves nothing else behind")
  func made() throws {
    let head = try store.head()
    let backup = try store.backUp(to: .file(path: target), at: time(9), opening: identity)
    #expect(backup.header.head == head)
    #expect(backup.header.sessions == 2)
    #expect(backup.header.at == time(9))
    #expect(backup.header.clinic == (try store.clinic()))
    #expect(backup.verification == .opened)
    #expect(backup.key == .outside(path: KeyFile.path(beside: folder.storePath)))
    #expect(try permissions(of: target) == 0o600)
    #expect(
      try folder.names() == [
        "copy.backup", "store.sqlite", "store.sqlite-journal", "store.sqlite.key",
        "store.sqlite.lock",
      ])
    #expect(!(try bytes(at: target)).contains(Array("SQLite format".utf8)))
  }

  @Test("Opens as the same store, with every event of every log")
  func opens() throws {
    _ = try store.backUp(to: .file(path: target), at: time(9), opening: nil)
    let opened = try opened(target)
    #expect(opened.inspection.opening == .init(readable: 2, unreadable: [], unasked: []))
    #expect(opened.inspection.head == (try store.head()))
    #expect(RestoringPlace(at: folder.path("new.sqlite"), before: opened) == .empty)
    let new = folder.path("new.sqlite")
    try opened.place(at: new, while: StoreExclusion(of: new))
    let restored = try SQLiteEventStore.kiosk(at: folder.path("new.sqlite"))
    try restored.unlock(with: identity)
    #expect(try restored.events(of: anna) == store.events(of: anna))
    #expect(try restored.staff() == store.staff())
    #expect(try restored.siteEvents() == store.siteEvents())
    #expect(try restored.append([pain], to: bert, after: 2, at: time(10)) == 3)
  }

  @Test("Needs the public key alone, and is then checked as far as that goes")
  func publicKeyAlone() throws {
    try FileManager.default.removeItem(atPath: KeyFile.path(beside: folder.storePath))
    let kiosk = try SQLiteEventStore.kiosk(at: folder.storePath)
    let backup = try kiosk.backUp(to: .file(path: target), at: time(9), opening: nil)
    #expect(backup.verification == .openedByItsMaker)
    #expect(backup.key == .unknown(path: KeyFile.path(beside: folder.storePath)))
    try BackupReader(target).check()
    #expect(try opened(target).inspection.sessions == 2)
  }

  @Test("Carries the key file where a passphrase guards it, and either secret opens it again")
  func carriesKey() throws {
    let code = RecoveryCode.random()
    try KeyFile.locked(identity, passphrase: "seven red boats", recovery: code, cost: cheap)
      .write(at: KeyFile.path(beside: folder.storePath))
    #expect(try store.backUp(to: .file(path: target), at: time(9), opening: nil).key == .inside)
    let carried = try #require(try BackupReader(target).header.carriedKeyFile())
    for secret in [KeySlot.Secret.passphrase("seven red boats"), .recovery(code)] {
      let found = try carried.unlocked(by: secret).identity
      let opened = try BackupReader(target).opened(with: found, beside: folder.path("drill"))
      #expect(opened.inspection.opening?.readable == 2)
    }
  }

  @Test("Takes the place of an earlier one as a whole")
  func again() throws {
    _ = try store.backUp(to: .file(path: target), at: time(9), opening: identity)
    _ = try store.append([pain], to: bert, after: 2, at: time(10))
    _ = try store.backUp(to: .file(path: target), at: time(11), opening: identity)
    #expect(try opened(target).inspection.head == store.head())
  }

  @Test("Is sound at every moment while others write", .timeLimit(.minutes(5)))
  func whileOthersWrite() throws {
    let writers = try (0..<3).map { place in
      try Writer(at: folder.storePath, session: Session.ID("writer\(place)"))
    }
    for writer in writers { writer.wait(for: 3) }
    var counts: [Int] = []
    for _ in 0..<5 {
      let backup = try store.backUp(to: .file(path: target), at: time(9), opening: identity)
      #expect(try opened(target).inspection.faults == [])
      counts.append(backup.header.head.count)
      for writer in writers { writer.wait(for: 1) }
    }
    for writer in writers { writer.stop() }
    // Each was made later than the one before, and something was written in between.
    #expect(counts == Array(Set(counts)).sorted())
  }

  @Test("Of which any bit was changed is refused, wherever it is")
  func flipped() throws {
    _ = try store.backUp(to: .file(path: target), at: time(9), opening: nil)
    let whole = try bytes(at: target)
    let broken = folder.path("broken.backup")
    var found = 0
    let places = Array(stride(from: 0, to: whole.count, by: 3331)) + Array(0..<120)
    for place in places {
      var changed = whole
      changed[place] ^= 1 << UInt8(place % 8)
      try write(changed, to: broken)
      #expect(throws: BackupError.self, "byte \(place)") { try BackupReader(broken).check() }
      do throws(BackupError) {
        _ = try BackupReader(broken).opened(with: identity, beside: folder.path("drill"))
      } catch {
        found += 1
      }
    }
    #expect(found == places.count)
    #expect(!(try folder.names()).contains { $0.hasPrefix("drill") })
  }

  @Test("Whose digest was made anew after a change is refused by its seal")
  func forged() throws {
    _ = try store.backUp(to: .file(path: target), at: time(9), opening: nil)
    let whole = try bytes(at: target)
    let chunk = 4 + BackupSeal.chunkLength + BackupSeal.tagLength
    let start = whole.count - 32
    for change in Forgery.allCases {
      var body = Array(whole[..<start])
      change.carryOut(on: &body, chunk: chunk)
      try write(body + BackupForging.digest(of: body), to: target)
      #expect(throws: BackupError.self, "\(change)") { try opened(target) }
    }
  }

  enum Forgery: CaseIterable {
    case contents
    case headerTime
    case cutAtChunk
    case swappedChunks

    /// The last chunk ends with the body.
    func carryOut(on body: inout [UInt8], chunk: Int) {
      switch self {
      case .contents: body[body.count - 5] ^= 1
      case .headerTime:
        let place = body.firstRange(of: Array(#""at":9"#.utf8))?.upperBound ?? 1
        body[place - 1] = UInt8(ascii: "8")
      case .cutAtChunk:
        body.removeLast(body.count - BackupForging.firstChunk(of: body) - chunk)
        body[BackupForging.firstChunk(of: body)] |= 0x80
      case .swappedChunks:
        let first = BackupForging.firstChunk(of: body)
        let head = Array(body[first..<first + chunk])
        body.replaceSubrange(first..<first + chunk, with: body[first + chunk..<first + 2 * chunk])
        body.replaceSubrange(first + chunk..<first + 2 * chunk, with: head)
      }
    }
  }

  @Test("Cut off anywhere is refused")
  func cut() throws {
    _ = try store.backUp(to: .file(path: target), at: time(9), opening: nil)
    let whole = try bytes(at: target)
    for length in Array(stride(from: 0, to: whole.count, by: 9_973)) + [whole.count - 1] {
      try write(Array(whole[..<length]), to: target)
      #expect(throws: BackupError.self, "\(length) bytes") { try BackupReader(target).check() }
    }
    try write(whole + [0], to: target)
    #expect(throws: BackupError.damaged(path: target, part: .end)) {
      try BackupReader(target).check()
    }
  }

  @Test("To another key is refused with the id of the key that it wants")
  func otherKey() throws {
    _ = try store.backUp(to: .file(path: target), at: time(9), opening: nil)
    let other = ClinicIdentity(present: try #require(ClinicPrivateKey.random()))
    #expect(throws: BackupError.otherKey(path: target, id: try store.clinic().name)) {
      try BackupReader(target).opened(with: other, beside: folder.path("drill"))
    }
  }

  @Test("Of a store that was changed by hand is not made")
  func unsound() throws {
    try StoreOnDisk(path: folder.storePath).change(
      """
      DROP TRIGGER event_refuses_update; UPDATE event SET at = at + 1 WHERE seq = 2;
      \(StoreSchema.refusal(of: "UPDATE", on: "event").definition)
      """)
    #expect(throws: BackupError.self) {
      try store.backUp(to: .file(path: target), at: time(9), opening: identity)
    }
    #expect(
      !(try folder.names()).contains { $0.contains("draft") || $0.contains("backup") })
  }

  @Test("That cannot get its name is not made, and nothing is left of it")
  func noName() throws {
    try FileManager.default.createDirectory(
      atPath: target, withIntermediateDirectories: false)
    #expect(throws: BackupError.self) {
      try store.backUp(to: .file(path: target), at: time(9), opening: identity)
    }
    #expect(
      try folder.names() == [
        "copy.backup", "store.sqlite", "store.sqlite-journal", "store.sqlite.key",
        "store.sqlite.lock",
      ])
  }

  @Test("That has no folder to go to is told with its own name, not with the draft's")
  func noFolder() {
    let lost = folder.path("gone/copy.backup")
    #expect(
      throws: BackupError.unwritable(path: lost, reason: "No such file or directory")
    ) { try store.backUp(to: .file(path: lost), at: time(9), opening: identity) }
  }

  @Test("Is remembered with the time, which needs no key to be known")
  func remembered() throws {
    #expect(try StoreInspection(of: folder.storePath).lastBackupAt == nil)
    let kiosk = try SQLiteEventStore.kiosk(at: folder.storePath)
    try kiosk.note(.backupMade(head: "3-00ff"), at: time(9))
    try store.note(.used("ann", .backedUp(head: "4-00ff")), at: time(10))
    let inspection = try StoreInspection(of: folder.storePath, opening: identity)
    #expect(inspection.lastBackupAt == time(9))
    #expect(inspection.isSound)
    #expect(try store.siteEvents().map(\.event).contains(.backupMade(head: "3-00ff")))
  }

  @Test("Never takes the place of another store's")
  func otherStore() throws {
    let other = try SQLiteEventStore.desk(at: folder.path("other.sqlite"))
    _ = try other.backUp(to: .file(path: target), at: time(9), opening: nil)
    let before = try bytes(at: target)
    #expect(throws: BackupError.ofOtherStore(path: target)) {
      try store.backUp(to: .file(path: target), at: time(10), opening: identity)
    }
    #expect(try bytes(at: target) == before)
  }

  @Test("Never takes the place of one with events that the store does not have")
  func holdsOther() throws {
    let other = folder.path("other.sqlite")
    try store.connection.copy(to: other)
    _ = try store.append([pain], to: bert, after: 2, at: time(8))
    _ = try store.backUp(to: .file(path: target), at: time(9), opening: nil)
    let before = try bytes(at: target)
    let restored = try SQLiteEventStore.kiosk(at: other)
    for number in 1...2 {
      _ = try restored.append([opening], to: Session.ID("new\(number)"), after: 0, at: time(10))
      #expect(throws: BackupError.holdsOther(path: target)) {
        try restored.backUp(to: .file(path: target), at: time(11), opening: nil)
      }
    }
    #expect(try bytes(at: target) == before)
    #expect(
      BackupError.holdsOther(path: "a.backup").sentence
        == "a.backup holds events that the store does not have, as after a restore, and was left as"
        + " it is: name another file.")
    _ = try store.append([kneeIsFine], to: bert, after: 3, at: time(12))
    #expect(try store.backUp(to: .file(path: target), at: time(13), opening: nil).path == target)
  }

  @Test("Never takes the place of one that holds more than the store does now")
  func holdsMore() throws {
    let old = folder.path("old.sqlite")
    try store.connection.copy(to: old)
    let count = try store.head().count
    _ = try store.append([pain], to: bert, after: 2, at: time(8))
    _ = try store.backUp(to: .file(path: target), at: time(9), opening: nil)
    let before = try bytes(at: target)
    let cutStore = try SQLiteEventStore.kiosk(at: old)
    #expect(throws: BackupError.holdsMore(path: target, events: count + 1, now: count)) {
      try cutStore.backUp(to: .file(path: target), at: time(10), opening: nil)
    }
    #expect(try bytes(at: target) == before)
    #expect(!(try folder.names()).contains { $0.contains("draft") })
  }

  @Test("Is not looked for in a pipe, which would never end", .timeLimit(.minutes(5)))
  func pipe() throws {
    #expect(mkfifo(target, 0o600) == 0)
    #expect(!BackupReader.isBackup(target))
  }

  @Test("With a name of its own never takes the place of another")
  func newNames() throws {
    let path = folder.path("a.backup")
    let made = try (1...3).map { _ in
      try store.backUp(to: .new(path: path), at: time(9), opening: nil).path
    }
    #expect(made == [path, folder.path("a-2.backup"), folder.path("a-3.backup")])
    for path in made { try BackupReader(path).check() }
  }

  @Test("Carries a key file that opens it, also where the key is changed on the way")
  func rotated() throws {
    let path = KeyFile.path(beside: folder.storePath)
    let next = try #require(ClinicPrivateKey.random())
    let code = RecoveryCode.random()
    let (store, folder, identity, cheap) = (store, folder, identity, cheap)
    try KeyFile.locked(identity, passphrase: "boats", recovery: code, cost: cheap).write(at: path)
    let making = BackupMaking(
      store: folder.storePath, clinic: try store.clinic(), at: time(9), opening: identity)
    let backup = try making.make(at: .file(path: target)) { (draft) throws(StoreError) in
      let both = ClinicIdentity(present: next, former: identity.keys)
      try KeyFile.locked(both, passphrase: "boats", recovery: code, cost: cheap).write(at: path)
      _ = try store.rotate(to: next, by: "ann", at: time(8))
      try store.connection.copy(to: draft)
    }
    #expect(backup.header.clinic == next.publicKey)
    let carried = try #require(try BackupReader(target).header.carriedKeyFile())
    let found = try carried.unlocked(by: .passphrase("boats")).identity
    let opened = try BackupReader(target).opened(with: found, beside: folder.path("drill"))
    #expect(opened.inspection.opening == .init(readable: 2, unreadable: [], unasked: []))
  }

  @Test("Names the sessions in it that cannot be opened")
  func unreadable() throws {
    let keyring = store.keyring
    try store.connection.write { database in
      let number = LogNumber.session(ticket: 1)
      let (log, newKey) = try database.logToWrite(.session(anna), number, with: keyring)
      try database.append(
        [Array("no event".utf8)], to: log, after: database.count(of: number), at: time(8),
        newKey: newKey)
    }
    let backup = try store.backUp(to: .file(path: target), at: time(9), opening: identity)
    #expect(backup.verification == .opened)
    #expect(backup.opening?.unreadable == [1])
  }

  @Test("Leaves alone what others put where a program may have left something")
  func foreignLeftOvers() throws {
    let precious = folder.path("precious")
    let draft = folder.path("store.sqlite.copy.draft-999999999-")
    try write([1, 2, 3], to: precious)
    #expect(link(precious, "\(draft)1") == 0)
    #expect(mkfifo("\(draft)2", 0o600) == 0)
    #expect(symlink(precious, "\(draft)3") == 0)
    _ = try store.backUp(to: .file(path: target), at: time(9), opening: nil)
    #expect(try bytes(at: precious) == [1, 2, 3])
    #expect(
      try folder.names().filter { $0.contains("draft") } == [
        "store.sqlite.copy.draft-999999999-2", "store.sqlite.copy.draft-999999999-3",
      ])
  }

  @Test("Removes what a program left that was killed on the way")
  func leftOvers() throws {
    let gone = folder.path("store.sqlite.copy.draft-999999999-1")
    try write([1, 2, 3], to: gone)
    _ = try store.backUp(to: .file(path: target), at: time(9), opening: nil)
    #expect(!(try folder.names()).contains { $0.contains("draft") })
  }
}

/// A kiosk that writes as fast as it can.
private final class Writer: Sendable {
  private let isStopped = Mutex(false)
  private let written = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  init(at path: String, session: Session.ID) throws {
    let kiosk = try SQLiteEventStore.kiosk(at: path)
    Thread.detachNewThread { [self] in
      do {
        var version = try kiosk.append([opening], to: session, after: 0, at: time(1))
        while !isStopped.withLock({ $0 }) {
          version = try kiosk.append([kneeHurts], to: session, after: version, at: time(1))
          written.signal()
        }
      } catch {
        Issue.record(error)
      }
      ended.signal()
    }
  }

  func wait(for events: Int) {
    for _ in 0..<events { #expect(written.wait(timeout: .now() + 20) == .success) }
  }

  func stop() {
    isStopped.withLock { $0 = true }
    #expect(ended.wait(timeout: .now() + 20) == .success)
  }
}

enum BackupForging {
  static func digest(of bytes: [UInt8]) -> [UInt8] { BackupDigest.sha256(bytes) }

  /// Behind magic, version, the header and the wrapped key.
  static func firstChunk(of bytes: [UInt8]) -> Int {
    let header = Int(BackupSeal.number(of: bytes[9..<13]))
    let key = Int(BackupSeal.number(of: bytes[13 + header..<17 + header]))
    return 17 + header + key
  }
}

@Suite("A store that a backup takes the place of")
struct ReplacedStoreTests {
  @Test("Is the one that every program goes on with, and nothing goes to the old one")
  func goesOn() throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    let identity = try KeyFile(at: KeyFile.path(beside: folder.storePath)).openIdentity()
    _ = try store.append([opening], to: anna, after: 0, at: time(1))
    _ = try store.backUp(to: .file(path: folder.path("b.backup")), at: time(2), opening: identity)
    _ = try store.append([opening, pain], to: bert, after: 0, at: time(3))
    let opened = try BackupReader(folder.path("b.backup"))
      .opened(with: identity, beside: folder.storePath)
    #expect(
      RestoringPlace(at: folder.storePath, before: opened) == .ahead(events: 2, tickets: [2]))
    // As `replace` does it, which would find this very program to be one that has it open.
    try opened.draft.replace(folder.storePath)
    #expect(throws: StoreError.gap(session: bert, number: 3)) {
      try store.append([pain], to: bert, after: 2, at: time(4))
    }
    #expect(try store.sessions().map(\.id) == [anna])
    #expect(try store.append([opening], to: cleo, after: 0, at: time(5)) == 1)
    #expect(try SQLiteEventStore.desk(at: folder.storePath).sessions().map(\.id) == [cleo, anna])
  }
}
