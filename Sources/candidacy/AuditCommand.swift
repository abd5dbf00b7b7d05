import ArgumentParser
import ChartExport
import Interview
import Store

/// Tells whether the records are as they were written, and who did what with them.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Verifies the records, and says who did what with them.",
    subcommands: [Verify.self, Show.self, Export.self])

  /// Every fact that is selected, first to last.
  static func eachFact(
    in store: SQLiteEventStore, _ selection: AuditSelection,
    _ body: (AuditFact) throws -> Void
  ) throws {
    var facts = try AuditFacts(store)
    let reader = AuditReader(store)
    while case let entries = try reader.next(), !entries.isEmpty {
      for entry in entries {
        for fact in try facts.facts(of: entry) where selection.includes(fact) { try body(fact) }
      }
    }
    for fact in facts.last() where selection.includes(fact) { try body(fact) }
  }
}
