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
    chmod(path, 0o600)
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
    chmod(file, 0o600)
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

  @Test("A questionnaire that was changed or removed is found by every command that looks")
  func questionnaires() throws {
    let digest = try DeskInterview.patient().loaded.digest
    let changed = "The questionnaire kept under the digest \(digest) is another one."
    let missing = "The questionnaires of these tickets are missing: 1, 2."
    let backup = ["backup", clinic.folder.path("b.backup"), "--store", storePath]
    try change("UPDATE questionnaire SET archive = CAST(archive || x'00' AS BLOB)")
    #expect(
      try Command.run(Product.executable(), backup, input: []).errors.contains(changed))
    try see(changed)
    try change("DELETE FROM questionnaire")
    try see(missing)
    let made = try Command.run(Product.executable(), backup, input: [])
    #expect(made.status == 1)
    #expect(made.output.contains(missing))
  }

  private func see(_ sentence: String) throws {
    for command in ["verify", "doctor"] {
      let result = try Command.run(command, "--store", storePath)
      #expect(result.status == 1)
      #expect(result.output.contains(sentence), "\(command)")
    }
  }

  /// As somebody does who puts the guards back in place.
  private func change(_ sql: String) throws {
    let queue = try DatabaseQueue(path: storePath)
    try queue.writeWithoutTransaction { database in
      let guards = try Row.fetchAll(
        database,
        sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
      for row in guards { try database.execute(sql: "DROP TRIGGER \(row[0] as String)") }
      try database.execute(sql: sql)
      for row in guards { try database.execute(sql: row[1]) }
    }
    try queue.close()
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

  @Test("Where --replace is refused, the key file beside the store stays as it was")
  func keyStays() throws {
    try protect()
    let backup = clinic.folder.path("b.backup")
    _ = try Command.run("backup", backup, "--store", storePath)
    let path = KeyFile.path(beside: storePath)
    let next = try #require(ClinicPrivateKey.random())
    try KeyFile.open(ClinicIdentity(present: next)).write(at: path)
    let before = FileManager.default.contents(atPath: path)
    let names = try clinic.folder.names()
    let machine = try TemporaryFolder()
    let refused = try Command.run(
      "restore", backup, "--store", storePath, "--replace", "--passphrase-file",
      passphraseFile(in: machine))
    #expect(refused.status == 1)
    #expect(
      refused.errors.hasSuffix("and nothing was changed: end kiosks, desks and senders first.\n"))
    #expect(FileManager.default.contents(atPath: path) == before)
    #expect(try clinic.folder.names() == names)
  }

  @Test(
    "An ordinary account is told too that its store is in use, and may replace it afterwards",
    .enabled(if: OrdinaryAccount.canRunProduct, "An ordinary account cannot run the program here."))
  func inUseByOrdinaryAccount() throws {
    let folder = try TemporaryFolder()
    if geteuid() == 0 { chown(folder.path, OrdinaryAccount.nobody, OrdinaryAccount.nobody) }
    func run(_ words: String...) throws -> Command.Result {
      let all = try OrdinaryAccount.prefix + [Product.executable()] + words
      return try Command.run(all[0], Array(all.dropFirst()), input: [])
    }
    let (store, backup) = (folder.storePath, folder.path("b.backup"))
    let kiosk = try TerminalSession(
      executable: OrdinaryAccount.prefix[0],
      arguments: OrdinaryAccount.prefix.dropFirst() + [
        Product.executable(), "kiosk", "--store", store,
      ])
    try kiosk.wait(for: Stage.firstText)
    try kiosk.settle()
    // What everybody writes meanwhile is no reason against a backup.
    #expect(try run("backup", backup, "--store", store).status == 0)
    let refused = try run("restore", backup, "--store", store, "--replace")
    #expect(refused.status == 1)
    #expect(
      refused.errors
        == "\(store) is in use by another program, and nothing was changed: end kiosks,"
        + " desks and senders first.\n")
    #expect(!(try folder.names()).contains { $0.contains("replaced") })
    kiosk.signal(SIGTERM)
    #expect(try kiosk.exitStatus() == .exited(0))
    #expect(try run("restore", backup, "--store", store, "--replace").errors == "")
  }

  @Test("Sessions that were destroyed after the backup was made are named before and after")
  func revived() throws {
    let machine = try TemporaryFolder()
    let store = machine.path("store.sqlite")
    let backup = machine.path("b.backup")
    try {
      let records = try SQLiteEventStore.unlocked(at: store)
      for name in ["one", "two"] {
        _ = try records.append(DeskInterview.events(), to: Session.ID(name), after: 0, at: .now())
      }
    }()
    _ = try Command.run("backup", backup, "--store", store)
    #expect(try Command.run("destroy", "2", "--yes", "--store", store).status == 0)
    let restored = try Command.run("restore", backup, "--store", store, "--replace")
    #expect(restored.errors == "")
    #expect(
      restored.output.contains(
        "\nDestroyed Ticket 2 was destroyed after the backup was made, and can be read again once"
          + " it is restored, until `candidacy destroy` destroys them again.\n"))
  }

  @Test("A store that seals to a former key again says so, and how to change that")
  func formerKey() throws {
    let machine = try TemporaryFolder()
    let store = machine.path("store.sqlite")
    let backup = machine.path("b.backup")
    let former = try SQLiteEventStore(at: store).clinic().name
    _ = try Command.run("backup", backup, "--store", store)
    #expect(try Command.run("keys", "rotate", "--store", store).status == 0)
    let restored = try Command.run("restore", backup, "--store", store, "--replace")
    #expect(restored.errors == "")
    #expect(
      restored.output.hasSuffix(
        "Key       The store seals to the former key \(former): `candidacy keys rotate` makes a new"
          + " one.\n"))
  }

  @Test("A file that is no backup, or only begins as one, is told as what it is")
  func noBackup() throws {
    let machine = try TemporaryFolder()
    let file = machine.path("b.backup")
    let magic = Array("CNDYBKUP".utf8)
    let no = "The file \(file) is no backup of this program: name another one.\n"
    let damaged =
      "The backup \(file) is damaged (its header): use another one, and check the disk that this one"
      + " is kept on.\n"
    let cases: [([UInt8], String)] = [
      ([], no), (Array("CNDYBKUX".utf8) + [1], no), (magic, damaged),
      (magic + [UInt8](repeating: 0xA7, count: 300), damaged),
    ]
    for (content, sentence) in cases {
      try Data(content).write(to: URL(filePath: file))
      for command in ["verify", "restore"] {
        #expect(
          try Command.run(command, file, "--store", machine.path("s"))
            == .init(status: 1, output: "", errors: sentence))
      }
    }
  }

  @Test("Where no store is, all that look at one say so alike")
  func missing() throws {
    let machine = try TemporaryFolder()
    let store = machine.path("s.sqlite")
    for words in [["verify"], ["audit", "verify"], ["backup"]] {
      #expect(
        try Command.run(Product.executable(), words + ["--store", store], input: [])
          == .init(status: 2, output: "", errors: "There is no store at \(store).\n"))
    }
    #expect(try machine.names() == [])
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
    let backup = try Command.run("backup", "--store", storePath)
    #expect(backup.status == 1)
    #expect(backup.errors.hasPrefix("What is in the store \(storePath) is not sound: "))
    #expect(backup.errors.hasSuffix(" Keep a copy of it, then restore the last backup.\n"))
  }
}
