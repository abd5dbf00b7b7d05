import Foundation
import GRDB
import TestSupplies
import Testing

@testable import Store

/// Ten thousand small changes by lot, of which none may stay unfound.
@Suite("A store that is damaged by lot")
struct ChainFuzzTests {
  /// What became of the changes.
  struct Tally: CustomStringConvertible {
    var found = 0
    var foundWithKey = 0
    /// SQLite, or the program, does not take the file or the value at all.
    var refused = 0
    /// Every value of every table is the same as before.
    var unused = 0
    var unfound: [String] = []

    var count: Int { found + foundWithKey + refused + unused + unfound.count }

    var description: String {
      "\(count) changes: \(found) found without a key, \(foundWithKey) with the key, \(refused)"
        + " refused, \(unused) in unused bytes, \(unfound.count) unfound"
    }
  }

  let store: ChainStore
  let other: ChainStore

  init() throws {
    store = try ChainStore()
    other = try ChainStore()
  }

  @Test("7,000 flipped, exchanged and removed values are all found")
  func values() throws {
    var lot = SeededGenerator(seed: 6)
    let queue = try DatabaseQueue(path: store.path)
    let rows = try queue.inDatabase { database in
      try ChainStore.dropGuards(in: database)
      return try ChainCell.all(in: database)
    }
    let others = rows + (try DatabaseQueue(path: other.path).read(ChainCell.all))
    var flips = Tally()
    for _ in 0..<5_500 {
      let cell = try #require(rows.randomElement(using: &lot))
      try apply(cell.flip(using: &lot), as: "flip of \(cell.words)", in: queue, &flips)
    }
    var splices = Tally()
    while splices.count < 1_000 {
      let cell = try #require(rows.randomElement(using: &lot))
      guard let sql = cell.splice(from: others, using: &lot) else { continue }
      try apply(sql, as: "splice: \(sql)", in: queue, &splices)
    }
    var cuts = Tally()
    for _ in 0..<500 {
      let kept = Int.random(in: 0..<ChainStore.events, using: &lot)
      let sql = """
        DELETE FROM event WHERE seq > \(kept);
        DELETE FROM session WHERE ticket NOT IN (SELECT log FROM event);
        DELETE FROM log_key WHERE log NOT IN (SELECT log FROM event WHERE hex(sealed) LIKE '0102%');
        DELETE FROM payload WHERE log NOT IN (SELECT log FROM event);
        DELETE FROM handover WHERE log NOT IN (SELECT log FROM event);
        """
      try apply(sql, as: "cut after \(kept)", in: queue, &cuts, against: store.head)
    }
    print("Values flipped: \(flips)\nValues exchanged: \(splices)\nEvents cut off: \(cuts)")
    #expect(flips.unfound + splices.unfound + cuts.unfound == [])
    #expect(flips.count == 5_500 && splices.count == 1_000 && cuts.count == 500)
    #expect(flips.found > 4_000 && flips.foundWithKey > 100)
    #expect(splices.found > 500 && cuts.found == 500)
  }

  @Test("3,000 flipped bits, cuts and splices of the file are found, or change nothing stored")
  func file() throws {
    var lot = SeededGenerator(seed: 66)
    let whole = try bytes(at: store.path)
    let foreign = try bytes(at: other.path)
    let dump = try ChainDump.lines(of: store.path)
    var flips = Tally()
    for _ in 0..<2_500 {
      var bytes = whole
      let bit = Int.random(in: 0..<bytes.count * 8, using: &lot)
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      try judge(bytes, as: "bit \(bit)", dump, &flips)
    }
    var cuts = Tally()
    for _ in 0..<250 {
      let count = Int.random(in: 0..<whole.count, using: &lot)
      try judge(Array(whole.prefix(count)), as: "cut at \(count)", dump, &cuts)
    }
    var splices = Tally()
    while splices.count < 250 {
      let source = Bool.random(using: &lot) ? whole : foreign
      let length = Int.random(in: 1...512, using: &lot)
      let from = Int.random(in: 0..<source.count - length, using: &lot)
      let to = Int.random(in: 0..<whole.count - length, using: &lot)
      var bytes = whole
      bytes.replaceSubrange(to..<to + length, with: source[from..<from + length])
      guard bytes != whole else { continue }
      try judge(bytes, as: "\(length) bytes from \(from) to \(to)", dump, &splices)
    }
    print("Bits of the file: \(flips)\nFile cut: \(cuts)\nFile spliced: \(splices)")
    #expect(flips.unfound + cuts.unfound + splices.unfound == [])
    #expect(flips.count == 2_500 && cuts.count == 250 && splices.count == 250)
    // Most of so small a file is unused: pages are never filled.
    #expect(flips.found > 100 && flips.refused > 50 && cuts.found + cuts.refused == 250)
    #expect(splices.found + splices.refused > 100)
  }
}

extension ChainFuzzTests {
  /// Changes, looks, and takes the change back.
  private func apply(
    _ sql: String, as words: String, in queue: DatabaseQueue, _ tally: inout Tally,
    against head: ChainHead? = nil
  ) throws {
    try queue.inTransaction { database in
      do {
        try database.execute(sql: sql)
      } catch is DatabaseError {
        tally.refused += 1
        return .rollback
      }
      if try faults(in: database, nil, against: head) > 0 {
        tally.found += 1
      } else if try faults(in: database, store.identity, against: head) > 0 {
        tally.foundWithKey += 1
      } else {
        tally.unfound.append(words)
      }
      return .rollback
    }
  }

  private func faults(
    in database: Database, _ identity: ClinicIdentity?, against head: ChainHead?
  ) throws -> Int {
    let keyring = identity.map { identity in
      let keyring = Keyring()
      keyring.unlock(with: identity.keys)
      return keyring
    }
    var pass = ChainPass(
      keyring, against: head, archiveFits: { $0 == ChainStore.name(of: $1) }, report: { _ in })
    try pass.checkRest(database)
    return pass.result.faults
  }

  /// Looks at a file of these bytes.
  private func judge(
    _ bytes: [UInt8], as words: String, _ dump: [String], _ tally: inout Tally
  ) throws {
    let path = store.folder.path("changed.sqlite")
    try write(bytes, to: path)
    do {
      if try ChainStore.check(path).report.faults > 0 {
        tally.found += 1
      } else if try ChainDump.lines(of: path) == dump {
        tally.unused += 1
      } else if try ChainStore.check(path, with: store.identity).report.faults > 0 {
        tally.foundWithKey += 1
      } else {
        tally.unfound.append(words)
      }
    } catch is ChainRefusal {
      tally.refused += 1
    }
  }
}

/// One value in one row of one table.
struct ChainCell {
  let table: String
  let row: Int
  let column: String
  let value: DatabaseValue

  var words: String { "\(table).\(column) in row \(row)" }

  /// All that says something; how often a store was opened says nothing.
  static func all(in database: Database) throws -> [ChainCell] {
    var values: [ChainCell] = []
    for table in ChainDump.tables {
      for row in try Row.fetchAll(database, sql: "SELECT rowid AS fuzz_row, * FROM \(table)") {
        for (column, value) in row where column != "fuzz_row" {
          guard "\(table).\(column)" != "starts.count" else { continue }
          values.append(
            ChainCell(table: table, row: row["fuzz_row"], column: column, value: value))
        }
      }
    }
    return values
  }

  /// One bit of the value is another one.
  func flip(using lot: inout some RandomNumberGenerator) -> String {
    switch value.storage {
    case .int64(let number):
      return update("\(number ^ (1 << Int64.random(in: 0..<63, using: &lot)))")
    case .string(let text): return update("CAST(\(flipped(Array(text.utf8), &lot)) AS TEXT)")
    case .blob(let data): return update(flipped(Array(data), &lot))
    case .null, .double: return update("x'00'")
    }
  }

  /// The value of another row, here or in another store; nothing where it is the same.
  func splice(
    from cells: [ChainCell], using lot: inout some RandomNumberGenerator
  ) -> String? {
    let others = cells.filter {
      $0.table == table && $0.column == column && $0.value != value
    }
    return others.randomElement(using: &lot).map { update($0.literal) }
  }

  private func update(_ value: String) -> String {
    "UPDATE \(table) SET \(column) = \(value) WHERE rowid = \(row)"
  }

  private var literal: String {
    switch value.storage {
    case .int64(let number): "\(number)"
    case .string(let text): "CAST(x'\(Array(text.utf8).hexadecimal)' AS TEXT)"
    case .blob(let data): "x'\(Array(data).hexadecimal)'"
    case .null, .double: "NULL"
    }
  }

  private func flipped(_ bytes: [UInt8], _ lot: inout some RandomNumberGenerator) -> String {
    var bytes = bytes
    let bit = Int.random(in: 0..<bytes.count * 8, using: &lot)
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return "x'\(bytes.hexadecimal)'"
  }
}

/// Every value of every table of a store, as text.
enum ChainDump {
  static let tables = [
    "starts", "session", "questionnaire", "site", "event", "log_key", "handover", "payload",
  ]

  static func lines(of path: String) throws -> [String] {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration).read { database in
      var lines = try String.fetchAll(
        database,
        sql: """
          SELECT quote(type) || quote(name) || quote(tbl_name) || quote(sql) FROM sqlite_schema
          """)
      for table in tables {
        let columns = try String.fetchAll(
          database, sql: "SELECT name FROM pragma_table_info('\(table)')"
        ).filter { "\(table).\($0)" != "starts.count" }
        let values = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
        lines += try String.fetchAll(
          database,
          sql: "SELECT rowid || ':' || \(values) FROM \(table) NOT INDEXED ORDER BY rowid")
      }
      return lines
    }
  }
}
