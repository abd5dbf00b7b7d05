import Foundation
import Glibc
import TerminalHarness
import TestSupplies
import Testing

/// What another program of the same ordinary account learns of a kiosk.
@Suite(
  .enabled(if: OrdinaryAccount.canRunProduct, "An ordinary account cannot run the program here."))
struct SameAccountTests {
  private func looking(at process: pid_t, _ file: String) throws -> Command.Result {
    let words =
      OrdinaryAccount.prefix + [
        "/bin/dd", "if=/proc/\(process)/\(file)", "of=/dev/null", "bs=1", "count=1",
      ]
    return try Command.run(words[0], Array(words.dropFirst()), input: [])
  }

  @Test("Its memory, its environment and its files stay closed, those of other programs do not")
  func closed() throws {
    let folder = try TemporaryFolder()
    if geteuid() == 0 { chown(folder.path, OrdinaryAccount.nobody, OrdinaryAccount.nobody) }
    let kiosk = try TerminalSession(
      executable: OrdinaryAccount.prefix[0],
      arguments: OrdinaryAccount.prefix.dropFirst() + [
        Product.executable(), "kiosk", "--store", folder.storePath,
      ])
    try kiosk.wait(for: Stage.firstText)
    try kiosk.settle()
    let other = try TerminalSession(
      executable: OrdinaryAccount.prefix[0],
      arguments: OrdinaryAccount.prefix.dropFirst() + ["/bin/cat"])
    try other.settle()
    let here = try looking(at: other.terminal.process, "environ")
    #expect(here.status == 0, "\(here.errors)")
    for file in ["environ", "mem", "maps", "auxv", "cwd/."] {
      let seen = try looking(at: kiosk.terminal.process, file)
      #expect(seen.status == 1)
      #expect(seen.errors.contains("Permission denied"), "\(file): \(seen.errors)")
    }
    kiosk.signal(SIGTERM)
    #expect(try kiosk.exitStatus() == .exited(0))
  }
}

/// An account without any rights of its own.
enum OrdinaryAccount {
  static let nobody = uid_t(65_534)

  /// Words to put before a command, so that it has an ordinary account; none where we have one.
  static let prefix =
    geteuid() == 0
    ? ["/usr/bin/setpriv", "--reuid=\(nobody)", "--regid=\(nobody)", "--clear-groups", "--"]
    : ["/usr/bin/env"]

  static let canRunProduct: Bool = {
    do {
      let words = try prefix + [Product.executable(), "--version"]
      return try Command.run(words[0], Array(words.dropFirst()), input: []).status == 0
    } catch {
      return false
    }
  }()
}
