import GRDB
import Glibc

extension Database {
  /// One BEGIN IMMEDIATE transaction on the store at `path`, and nothing of what was there before is
  /// left in the journal: it is written over before its place on the disk is given back.
  func inTransactionWithoutTrace<Value>(
    path: String, _ body: () throws -> Value
  ) throws -> Value {
    try execute(sql: "PRAGMA journal_mode = PERSIST")
    defer { StoreSettings.restoreJournal(of: self) }
    let done = Result {
      var values: [Value] = []
      try inTransaction(.immediate) {
        values = [try body()]
        return .commit
      }
      return values[0]
    }
    let erased = Result { try eraseJournal(of: path) }
    // What went wrong first says more.
    let value = try done.get()
    try erased.get()
    return value
  }

  /// Writes over what a program that was killed before it came to that has left in the journal.
  func eraseLeftOverTrace(path: String) throws {
    var first: UInt8 = 1
    let descriptor = Glibc.open("\(path)-journal", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    let count = read(descriptor, &first, 1)
    close(descriptor)
    // Zeros stand at the beginning of a journal that counts no more, or not yet.
    guard count == 1, first == 0 else { return }
    try eraseJournal(of: path)
  }

  /// In a transaction, because the next writer uses the same file.
  private func eraseJournal(of path: String) throws {
    try inTransaction(.immediate) {
      DraftFile.overwrite("\(path)-journal")
      truncate("\(path)-journal", 0)
      return .commit
    }
  }
}
