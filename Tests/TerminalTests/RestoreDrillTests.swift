import Foundation
import GRDB
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

@testable import candidacy

/// `backup`, `restore` and `verify`, run as an administrator runs them.
@Suite struct RestoreDrillTests {
  let clinic: DeskClinic
  let code = RecoveryCode.random()
  static let passphrase = "seven red boats go home"

  init() throws {
    clinic = try DeskClinic()
    try clinic.put(try DeskInterview.events())
    try clinic.put(try DeskInterview.events([:], in: "es", .leftAlone))
  }

  private var storePath: String { clinic.folder.storePath }

  private func protect() throws {
    let path = KeyFile.path(beside: storePath)
    let cost = PINHash.Cost(rounds: 1024, blockSize: 8, parallelism: 1)
    try KeyFile.locked(
      KeyFile(at: path).openIdentity(), passphrase: Self.passphrase, recovery: code, cost: cost
    ).write(at: path)
  }

  private func passphraseFile(in folder: TemporaryFolder) throws -> String {
    let path = folder.path("passphrase")
    try Data("\(Self.passphrase)\n".utf8).write(to: URL(filePath: path))
    return path
  }

  /// An empty machine to which only the backup was carried.
  private func carried() throws -> (machine: TemporaryFolder, backup: String) {
    let machine = try TemporaryFolder()
    let made = try Command.run("backup", machine.path("carried.backup"), "--store", storePath)
    #expect(made.errors == "")
    #expect(made.status == 0)
    return (machine, machine.path("carried.backup"))
  }

  @Test("The backup and the passphrase give everything back to a kiosk and a desk")
  func passphrase() throws {
    try protect()
    let head = try clinic.store.head()
    let (machine, backup) = try carried()
    let store = machine.path("new/store.sqlite")
    let secret = try passphraseFile(in: machine)
    let drill = try Command.run(
      "restore", backup, "--store", store, "--passphrase-file", secret, "--dry-run")
    #expect(drill.errors == "")
    let lines = drill.output.split(separator: "\n").map(String.init)
    #expect(lines.contains("Head      \(head.text)"))
    #expect(
      lines.contains(
        "Verified  It was opened, its chain is whole, and the key opens 2 sessions."))
    #expect(
      lines.last == "Nothing was changed: without --dry-run the backup becomes \(store).")
    #expect(try machine.names() == ["carried.backup", "passphrase"])

    let restored = try Command.run(
      "restore", backup, "--store", store, "--passphrase-file", secret)
    #expect(restored.errors == "")
    #expect(restored.status == 0)
    let again = try SQLiteEventStore(at: store)
    let key = try KeyFile(at: KeyFile.path(beside: store))
    #expect(key.isLocked)
    try again.unlock(with: key.unlocked(by: .passphrase(Self.passphrase)).identity)
    let tickets = try clinic.store.sessions()
    #expect(try again.sessions() == tickets)
    for session in tickets {
      #expect(try again.events(of: session.id) == clinic.store.events(of: session.id))
    }
    #expect(
      try again.siteEvents().last?.event
        == .used(SystemAccount.current(), .restored(head: head.text)))

    let desk = try DeskVisit(
      at: TerminalSession(
        arguments: ["desk", "--store", store, "--passphrase-file", secret], keeping: machine),
      staff: [.ana, .ben])
    try desk.signIn(as: .ana)
    let kiosk = KioskVisit(
      at: try TerminalSession(arguments: ["kiosk", "--store", store]), in: machine)
    let question = try DeskInterview.patient().questions()[0]
    try kiosk.start()
    try kiosk.answer(question)
    try kiosk.see(DeskInterview.patient().questions()[1].text)
    try desk.terminal.wait(until: "the new interview") { $0.contains("3") }
    #expect(try kiosk.stop() == .exited(0))
    #expect(try again.sessions().count == 3)
  }

  @Test("The backup and the recovery code give everything back")
  func recoveryCode() throws {
    try protect()
    let (machine, backup) = try carried()
    let store = machine.path("store.sqlite")
    let wrong = try Command.run(
      "restore", backup, "--store", store, "--recovery-code", input: "AAAA-BBBB\n")
    #expect(wrong.status == 1)
    #expect(try machine.names() == ["carried.backup"])
    let restored = try Command.run(
      "restore", backup, "--store", store, "--recovery-code", input: "\(code.shown)\n")
    #expect(restored.errors == "")
    #expect(
      restored.output.hasSuffix("Restored  \(store)\nKey       The key file is \(store).key.\n"))
    #expect(
      try Command.run("verify", "--store", store).output
        .contains("The file and its chain are whole."))
  }

  @Test("A wrong passphrase opens nothing and changes nothing")
  func wrongPassphrase() throws {
    try protect()
    let (machine, backup) = try carried()
    let file = machine.path("passphrase")
    try Data("another one\n".utf8).write(to: URL(filePath: file))
    let result = try Command.run(
      "restore", backup, "--store", machine.path("store.sqlite"), "--passphrase-file", file)
    #expect(
      result
        == .init(
          status: 3, output: "",
          errors: "That does not open the clinic's key: check each letter, and try again.\n"))
    #expect(try machine.names() == ["carried.backup", "passphrase"])
  }

  @Test("Without the key that lay open, a backup says what it is sealed to and stays closed")
  func openKey() throws {
    let (machine, backup) = try carried()
    let store = machine.path("store.sqlite")
    #expect(
      try Command.run("restore", backup, "--store", store)
        == .init(
          status: 1, output: "",
          errors: """
            The backup is sealed to the key \(clinic.store.clinic().name) and does not carry it, \
            and there is no file \(store).key: name the key's file with --key-file.

            """))
    #expect(
      try Command.run(
        "restore", backup, "--store", store, "--key-file", KeyFile.path(beside: storePath)
      ).status == 0)
    #expect(try SQLiteEventStore.unlocked(at: store).sessions().count == 2)
  }

  @Test("A store that is there stays, with what would be lost, until --replace sets it aside")
  func replace() throws {
    let backup = clinic.folder.path("b.backup")
    _ = try Command.run("backup", backup, "--store", storePath)
    try clinic.put(try DeskInterview.events())
    let before = try clinic.store.head()
    let refused = try Command.run("restore", backup, "--store", storePath)
    #expect(refused.status == 1)
    #expect(
      refused.errors
        == "There is a store at \(storePath) already, and nothing was changed: --replace puts the"
        + " backup in its place and keeps the present one aside.\n")
    #expect(try clinic.store.head() == before)
    // Who made the backup, and that it was made, was written after it.
    let count = try clinic.events(of: 3).count + 2
    #expect(
      refused.output.contains(
        "The store at \(storePath) went on after the backup: \(count) events would be lost from it,"
          + " of ticket 3."))
  }

  @Test("A store that a program has open is not replaced")
  func inUse() throws {
    let backup = clinic.folder.path("b.backup")
    _ = try Command.run("backup", backup, "--store", storePath)
    let kiosk = try clinic.kiosk()
    try kiosk.start()
    try kiosk.see(DeskInterview.patient().questions()[0].text)
    let refused = try Command.run("restore", backup, "--store", storePath, "--replace")
    #expect(refused.status == 1)
    #expect(
      refused.errors.hasSuffix(
        "and nothing was changed: end kiosks, desks and senders first.\n"))
    #expect(refused.errors.contains("\(kiosk.process.process)"))
    #expect(!(try clinic.folder.names()).contains { $0.contains("replaced") })
  }

  @Test("With --replace the present store is kept aside, whole")
  func aside() throws {
    let machine = try TemporaryFolder()
    let store = machine.path("store.sqlite")
    let backup = machine.path("b.backup")
    _ = try Command.run("staff", "add", "Ana", "--store", store, input: "280417\n")
    _ = try Command.run("backup", backup, "--store", store)
    _ = try Command.run("staff", "add", "Ben", "--store", store, input: "731946\n")
    #expect(try Command.run("restore", backup, "--store", store, "--replace").errors == "")
    #expect(try SQLiteEventStore.unlocked(at: store).staff().count == 1)
    let aside = try #require(
      try machine.names().first { $0.contains("replaced") && !$0.hasSuffix("journal") })
    #expect(try Command.run("verify", machine.path(aside)).status == 0)
    try FileManager.default.copyItem(
      atPath: KeyFile.path(beside: store), toPath: machine.path("\(aside).key"))
    #expect(try SQLiteEventStore.unlocked(at: machine.path(aside)).staff().count == 2)
  }

  @Test("A damaged backup is refused before anything is touched, and verify says where")
  func damaged() throws {
    let (machine, backup) = try carried()
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: backup)))
    bytes[bytes.count / 2] ^= 4
    try Data(bytes).write(to: URL(filePath: backup))
    let result = try Command.run(
      "restore", backup, "--store", machine.path("s.sqlite"), "--key-file",
      KeyFile.path(beside: storePath))
    #expect(result.status == 1)
    #expect(result.errors.contains("of what is sealed): use another one"))
    #expect(try machine.names() == ["carried.backup"])
    #expect(try Command.run("verify", backup, "--store", storePath).status == 1)
  }

  @Test("A backup shows nothing of anybody, and neither does what is printed about it")
  func nothingShown() throws {
    try clinic.identify(1, "MRN-77", "Ñusta Quispe", "1961-02-03")
    let (machine, backup) = try carried()
    let bytes = try Data(contentsOf: URL(filePath: backup))
    for word in ["Quispe", "MRN-77", "1961", "Ana Ruiz", "answered"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
    }
    for command in [["verify", backup, "--store", storePath], ["doctor", "--store", storePath]] {
      let output = try Command.run(Product.executable(), command, input: []).output
      for word in ["Quispe", "MRN-77", "Ana Ruiz"] { #expect(!output.contains(word)) }
    }
    #expect(try machine.names() == ["carried.backup"])
  }

  @Test("A file that is no backup is never written over")
  func otherFile() throws {
    let path = clinic.folder.path("letter.txt")
    try Data("Dear Ana".utf8).write(to: URL(filePath: path))
    #expect(
      try Command.run("backup", path, "--store", storePath)
        == .init(
          status: 2, output: "",
          errors: "\(path) is no backup and was left as it is: name another file.\n"))
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("Dear Ana".utf8))
  }

  @Test("verify ends with 1 where an event was changed by hand")
  func verifyChanged() throws {
    #expect(try Command.run("verify", "--store", storePath).status == 0)
    try DatabaseQueue(path: storePath).write { database in
      let rule = try String.fetchOne(
        database, sql: "SELECT sql FROM sqlite_schema WHERE name = 'event_refuses_update'")
      try database.execute(
        sql: "DROP TRIGGER event_refuses_update; UPDATE event SET at = at + 1 WHERE seq = 2")
      try database.execute(sql: try #require(rule))
    }
    let result = try Command.run("verify", "--store", storePath)
    #expect(result.output.contains("NOT WHOLE"))
    #expect(result.status == 1)
    #expect(try Command.run("backup", "--store", storePath).status == 1)
  }
}
