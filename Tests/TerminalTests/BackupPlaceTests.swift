import Foundation
import Store
import TerminalHarness
import TestSupplies
import Testing

@Suite struct BackupPlaceTests {
  @Test(
    "On a disk that knows no second names, as in a USB stick, a backup gets its name all the same",
    .enabled(if: Preload.compiler != nil, Preload.missing))
  func withoutLinks() throws {
    let library = try Preload("faults")
    let folder = try TemporaryFolder()
    let stick = try TemporaryFolder()
    _ = try SQLiteEventStore(at: folder.storePath)
    for number in 1...2 {
      let table = try FaultTable(at: folder.path("table\(number)"), times: 1)
      // The first such call looks whether the folder is there.
      let environment = [
        "LD_PRELOAD": library.path, "FAULT_BELOW": stick.path, "FAULT_AT": "2",
        "FAULT_KIND": "\(FaultyCall.Kind.link.rawValue)", "FAULT_ERROR": "\(EPERM)",
        "FAULT_TABLE": table.path,
      ]
      let made = try Command.run(
        Product.executable(), ["backup", stick.path + "/", "--store", folder.storePath], input: [],
        environment: environment)
      #expect(made.errors == "")
      #expect(made.status == 0)
      #expect(try table.failures() == 1)
    }
    let names = try stick.names()
    #expect(names.count == 2)
    for name in names { try BackupReader(stick.path(name)).check() }
  }
}
