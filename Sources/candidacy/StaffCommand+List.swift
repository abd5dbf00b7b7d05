import ArgumentParser
import Hardening
import Interview

extension StaffCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists everybody who was ever added, in that order.")

    @OptionGroup var store: RecordsOption

    @Option(help: "How to print: text or json.")
    var format = ListFormat.text

    func run() throws {
      Posture.records.take()
      let members = try members()
      switch format {
      case .text: try StandardOutput.show(StaffTable(members).text)
      case .json: try StandardOutput.write(StaffTable(members).json)
      }
    }

    private func members() throws -> [StaffMember] {
      guard let store = try store.openExisting() else { return [] }
      return try StaffCommand.attempt { () throws(StaffFault) in
        try StaffDoor(store).roster().members
      }
    }
  }
}
