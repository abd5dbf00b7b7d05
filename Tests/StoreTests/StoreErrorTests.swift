import GRDB
import Interview
import Testing

@testable import Store

@Suite("What a person is told when the store fails")
struct StoreErrorTests {
  static let all: [StoreError] = [
    .cannotCreateFolder(path: "/p", reason: "why"), .cannotOpen(path: "/p", reason: "why"),
    .notAStore(path: "/p"), .damagedFile(path: "/p"), .altered(path: "/p", part: "event"),
    .newer(found: 2, known: 1), .unsafeSetting(path: "/p", setting: "synchronous"),
    .readOnly(path: "/p"), .full(path: "/p"), .busy, .ioError(path: "/p", code: 1034),
    .failed(path: "/p", code: 1), .conflict(session: anna, number: 3),
    .gap(session: anna, number: 3), .notStorable(session: anna, number: 3),
    .damaged(session: anna, number: 3), .noSuchSession(anna), .archiveConflict(digest: "d1"),
    .staffConflict(number: 3), .staffGap(number: 3), .damagedStaff(number: 3),
    .cannotWatch(path: "/p", reason: "why"),
    .changedKey(path: "/p", named: "k2", chained: "k1"),
  ]

  @Test("Is one sentence with a colon before what to do", arguments: all)
  func sentence(_ error: StoreError) {
    let sentence = error.sentence
    #expect(sentence.hasSuffix("."))
    #expect(sentence.split(separator: ": ").count == 2)
    #expect(!sentence.dropLast().contains(". "))
    #expect(!sentence.contains("\n"))
  }

  @Test("Is different for every failure")
  func different() {
    #expect(Set(Self.all.map(\.sentence)).count == Self.all.count)
  }

  @Test("Says where, why and how to go on")
  func example() {
    #expect(
      StoreError.full(path: "/var/store").sentence
        == "The disk that holds /var/store is full and nothing new can be stored: free some space,"
        + " then try again.")
  }

  @Test("Says of a key that somebody changed which it is, and which it should be")
  func changedKey() {
    #expect(
      StoreError.changedKey(path: "/var/store", named: "k2", chained: "k1").sentence
        == "The store /var/store names the key k2 to seal to, but by its history it is k1, so"
        + " somebody changed it and nothing is written: keep a copy of the store, look with"
        + " `candidacy audit verify`, then restore the last backup.")
  }

  @Test(
    "Says what is wrong with the list of staff, and with watching, in whole sentences",
    arguments: [
      (
        StoreError.staffConflict(number: 3),
        "The list of staff already has another entry 3, so two programs were writing it: do the"
          + " last step again."
      ),
      (
        .staffGap(number: 3),
        "Entry 3 of the list of staff was not stored because an entry before it is missing: send"
          + " the earlier entries first."
      ),
      (
        .damagedStaff(number: 3),
        "Entry 3 of the list of staff cannot be read, so nobody can sign in: keep a copy of the"
          + " store, then restore the last backup."
      ),
      (
        .cannotWatch(path: "/var/store", reason: "Too many open files"),
        "The system cannot tell when another program writes /var/store (Too many open files):"
          + " close programs that watch many files, or ask the administrator to allow more inotify"
          + " instances."
      ),
    ])
  func staffSentences(_ error: StoreError, _ sentence: String) {
    #expect(error.sentence == sentence)
  }

  @Test(
    "Comes from the result code of SQLite, extended codes included",
    arguments: [
      (ResultCode.SQLITE_FULL, StoreError.full(path: "/p")),
      (.SQLITE_READONLY_DBMOVED, .readOnly(path: "/p")),
      (.SQLITE_READONLY_DIRECTORY, .readOnly(path: "/p")),
      (.SQLITE_NOTADB, .notAStore(path: "/p")),
      (.SQLITE_CORRUPT_INDEX, .damagedFile(path: "/p")),
      (.SQLITE_BUSY_RECOVERY, .busy),
      (.SQLITE_IOERR_FSYNC, .ioError(path: "/p", code: 1034)),
      (.SQLITE_CONSTRAINT_TRIGGER, .failed(path: "/p", code: 1811)),
    ])
  func codes(_ code: ResultCode, _ expected: StoreError) {
    #expect(StoreError(DatabaseError(resultCode: code), path: "/p") == expected)
  }

  @Test("A connection is used again only after a failure that cannot have broken it")
  func breaking() {
    let kept = Self.all.filter { !$0.breaksConnection }
    #expect(
      kept == [
        .full(path: "/p"), .busy, .conflict(session: anna, number: 3),
        .gap(session: anna, number: 3), .notStorable(session: anna, number: 3),
        .damaged(session: anna, number: 3), .noSuchSession(anna), .archiveConflict(digest: "d1"),
        .staffConflict(number: 3), .staffGap(number: 3), .damagedStaff(number: 3),
        .cannotWatch(path: "/p", reason: "why"),
        .changedKey(path: "/p", named: "k2", chained: "k1"),
      ])
  }
}
