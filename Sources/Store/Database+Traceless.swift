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
    // Under a lock, because the next writer uses the same file.
    let erased = Result {
      try inTransaction(.immediate) {
        DraftFile.overwrite("\(path)-journal")
        truncate("\(path)-journal", 0)
        return .commit
      }
    }
    // What went wrong first says more.
    let value = try done.get()
    try erased.get()
    return value
  }
}
