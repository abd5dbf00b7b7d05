import ArgumentParser
import Hardening

/// The list of those who may use the desk.
struct StaffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff",
    abstract: "Says who may use the desk, and changes it.",
    discussion: """
      A PIN is never an argument: it is asked for without being shown, or read as one line from \
      standard input where that is no terminal.
      """,
    subcommands: [Add.self, List.self, Disable.self, Reset.self])

  /// Adds somebody, who chooses a PIN.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Adds somebody, who chooses a PIN of six digits.")

    @Argument(help: "The name, as the desk and the chart show it.")
    var name: String

    @OptionGroup var store: RecordsOption

    func run() throws {
      Posture.staff.take()
      let records = try store.open()
      let door = StaffDoor(records)
      try StaffCommand.attempt { () throws(StaffFault) in
        try door.checkFree(name)
      }
      let pin = try StaffCommand.newPIN(for: name)
      let member = try StaffCommand.attempt { () throws(StaffFault) in
        try door.add(name: name, pin: pin)
      }
      try StaffCommand.noteChange(in: records)
      try StandardOutput.show("\(member.name) may use the desk from now on.\n")
    }
  }

  /// Nobody is ever removed, because the records name those who made them.
  struct Disable: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keeps somebody out; what they recorded stays.")

    @Argument(help: "The name, as `candidacy staff list` shows it.")
    var name: String

    @OptionGroup var store: RecordsOption

    func run() throws {
      Posture.staff.take()
      let (records, door, member) = try StaffCommand.member(named: name, in: store)
      try StaffCommand.attempt { () throws(StaffFault) in try door.disable(member.id) }
      try StaffCommand.noteChange(in: records)
      try StandardOutput.show("\(member.name) may not use the desk any more.\n")
    }
  }

  /// Also lets in somebody who was disabled, or whose PIN was tried too often.
  struct Reset: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Gives somebody a new PIN, and lets them in again.")

    @Argument(help: "The name, as `candidacy staff list` shows it.")
    var name: String

    @OptionGroup var store: RecordsOption

    func run() throws {
      Posture.staff.take()
      let (records, door, member) = try StaffCommand.member(named: name, in: store)
      let pin = try StaffCommand.newPIN(for: member.name)
      try StaffCommand.attempt { () throws(StaffFault) in
        try door.setPIN(of: member.id, to: pin)
      }
      try StaffCommand.noteChange(in: records)
      try StandardOutput.show("\(member.name) has a new PIN and may use the desk.\n")
    }
  }
}
