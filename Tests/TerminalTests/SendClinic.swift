import Foundation
import Interview
import Store
import TerminalHarness
import Testing

@testable import candidacy

/// A clinic with signed sessions and a file that names where they go.
final class SendClinic {
  let desk: DeskClinic
  /// Words that no line, no name of a file and no error may hold.
  static let secrets = ["Quispe", "Ñusta", "MRN-77", "1961-02-03", "19610203"]

  init() throws {
    desk = try DeskClinic()
  }

  var store: SQLiteEventStore { desk.store }

  func path(_ name: String) -> String { desk.folder.path(name) }

  /// A session that Ana has signed, of a patient who is known unless told otherwise; its ticket.
  @discardableResult
  func sign(patient number: Int? = 1) throws -> Int {
    let ticket = try desk.put(try Self.interview.get())
    if let number {
      try desk.identify(ticket, "MRN-77\(number)", "Ñusta Quispe", "1961-02-03")
    }
    try sign(again: ticket)
    return ticket
  }

  func sign(again ticket: Int) throws {
    try act(.signed(.init(outcome: "discuss", rule: "R1")), on: ticket)
  }

  func act(_ act: StaffAct, on ticket: Int) throws {
    try desk.add([.staff(StaffEntry(by: DeskPerson.ana.id, act))], to: ticket)
  }

  func id(of ticket: Int) throws -> Session.ID { try desk.stored(ticket).id }

  func folder(_ name: String) throws -> String {
    let path = path(name)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    return path
  }

  func write(_ text: String, to name: String, rights: Int = 0o600) throws {
    let made = FileManager.default.createFile(
      atPath: path(name), contents: Data(text.utf8), attributes: [.posixPermissions: rights])
    #expect(made)
  }

  /// Each line is one target, in braces.
  func targets(_ targets: String...) throws {
    try write(
      "targets:\n" + targets.map { "  - {\($0)}\n" }.joined(), to: "targets.yaml")
  }

  /// The arguments of every run.
  var arguments: [String] {
    ["send", "--store", desk.folder.storePath, "--targets", path("targets.yaml")]
  }

  func send(_ more: String...) throws -> Command.Result {
    let result = try Command.run(Product.executable(), arguments + more, input: [])
    return Command.Result(
      status: result.status, output: Self.withoutTimes(result.output), errors: result.errors)
  }

  /// Lines begin with the minute.
  static func withoutTimes(_ text: String) -> String {
    text.replacing(#/(?m)^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2} /#, with: "")
  }

  var outbox: Outbox { get throws { Outbox(try store.deliveries(after: 0)) } }

  private static let interview = Result { try DeskInterview.events() }
}
