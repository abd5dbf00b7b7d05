import Foundation
import GRDB
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

@testable import candidacy

/// What `keys` does where something else is going on, or nothing is there.
@Suite struct KeyChangesTests {
  let folder: TemporaryFolder
  let clinic: String

  init() throws {
    folder = try TemporaryFolder()
    clinic = try SQLiteEventStore.unlocked(at: folder.storePath).clinic().name
  }

  @Test("While one program changes the key, another one is refused, and nothing is lost")
  func oneAtATime() throws {
    let busy = "Another program is changing the clinic's key: try again when it is done.\n"
    let asking = try TerminalSession(arguments: ["keys", "protect", "--store", folder.storePath])
    try asking.wait(for: "New passphrase, at least 15 characters:")
    let key = folder.storePath + ".key"
    let before = try Data(contentsOf: URL(filePath: key))
    for command in ["rotate", "protect", "recover"] {
      #expect(
        try Command.run("keys", command, "--store", folder.storePath)
          == .init(status: 3, output: "", errors: busy))
    }
    #expect(try Data(contentsOf: URL(filePath: key)) == before)
    #expect(try Command.run("keys", "show", "--store", folder.storePath).status == 0)
    for prompt in ["New passphrase once more:", "has a passphrase now"] {
      asking.press("four tall pear trees")
      asking.press(.enter)
      try asking.wait(for: prompt)
    }
    #expect(try asking.exitStatus() == .exited(0))
    #expect(try KeyFile(at: key).isLocked)
  }

  @Test("Two who rotate at once leave a file that holds the key of the store")
  func rotatingTogether() throws {
    let processes = try (0..<4).map { order in
      try LineProcess(
        Product.executable(), arguments: ["keys", "rotate", "--store", folder.storePath],
        environment: ["PATH": "/usr/bin:/bin"], errors: folder.path("errors-\(order)"))
    }
    let ends = try processes.map { try $0.end() }
    #expect(ends.contains(.exited(0)))
    #expect(ends.allSatisfy { $0 == .exited(0) || $0 == .exited(3) })
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    #expect(try KeyFile(at: folder.storePath + ".key").clinic == store.clinic())
  }

  @Test(
    "A rotation that ends halfway leaves a key that the new passphrase opens, and the printed code")
  func halfway() throws {
    let former = "four tall pear trees"
    let next = "nine low plum hedges"
    let store = folder.storePath
    let made = try Command.run(
      "keys", "protect", "--store", store, input: "\(former)\n\(former)\n")
    #expect(made.status == 0)
    let rotating = try TerminalSession(
      arguments: ["keys", "rotate", "--store", store], size: .init(columns: 300, rows: 33))
    try rotating.wait(for: "Present passphrase:")
    // Nobody can write to the store from here on.
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let database = try DatabaseQueue(path: store, configuration: configuration)
    try database.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    for (line, prompt) in [
      (former, "New passphrase, at least"), (next, "New passphrase once more:"),
      (next, "The key file was changed, and what was chosen now opens it: rotate once more."),
    ] {
      rotating.press(line)
      rotating.press(.enter)
      try rotating.wait(for: prompt, within: 30)
    }
    #expect(try rotating.exitStatus() == .exited(3))
    try database.inDatabase { try $0.execute(sql: "ROLLBACK") }
    let code = try #require(
      rotating.screen.text.split(whereSeparator: \.isWhitespace).compactMap {
        RecoveryCode(String($0))
      }.first)
    let file = try KeyFile(at: "\(store).key")
    #expect(throws: StoreError.wrongSecret) { try file.unlocked(by: .passphrase(former)) }
    for secret in [KeySlot.Secret.passphrase(next), .recovery(code)] {
      let identity = try file.unlocked(by: secret).identity
      try SQLiteEventStore(at: store).unlock(with: identity)
      #expect(identity.keys.count == 2)
    }
    let again = try Command.run(
      "keys", "rotate", "--store", store, input: "\(next)\n\(former)\n\(former)\n")
    #expect(again.status == 0)
    #expect(try SQLiteEventStore(at: store).clinic().name != clinic)
  }

  @Test("A mistyped store is said to be missing, and nothing is made")
  func mistyped() throws {
    let empty = try TemporaryFolder()
    let path = empty.path("else/store.sqlite")
    for command in ["show", "protect", "rotate", "recover"] {
      #expect(
        try Command.run("keys", command, "--store", path)
          == .init(status: 2, output: "", errors: "There is no store at \(path).\n"))
    }
    #expect(try empty.names() == [])
  }

  @Test("What is no store is said to be none, before anything of its key")
  func noStore() throws {
    let text = folder.path("letter.txt")
    try Data("Dear Ana".utf8).write(to: URL(filePath: text))
    #expect(
      try Command.run("keys", "show", "--store", text)
        == .init(
          status: 3, output: "",
          errors: "The file \(text) is not a store of this program and was left as it is: name"
            + " another path with --store, or move the file away.\n"))
    for words in [["keys", "show"], ["keys", "rotate"], ["verify"], ["backup"]] {
      #expect(
        try Command.run(Product.executable(), words + ["--store", folder.path], input: [])
          == .init(
            status: 3, output: "",
            errors: "\(folder.path) is a folder, and no store: name the file of the store with"
              + " --store.\n"))
    }
    for (words, sentence) in [
      (
        ["backup", ""], "`candidacy backup` takes the path of a file or a folder, and it is empty."
      ),
      (["verify", ""], "`candidacy verify` takes the path of a file, and it is empty."),
    ] {
      #expect(
        try Command.run(
          Product.executable(), words + ["--store", folder.storePath], input: [])
          == .init(status: 2, output: "", errors: "\(sentence)\n"))
    }
    #expect(try !folder.names().contains { $0.hasPrefix("letter.txt.") || $0 == "backups" })
  }

  @Test("Before the first start the key is said to be made by it")
  func beforeTheStart() throws {
    let empty = try TemporaryFolder()
    let result = try Command.run(
      Product.executable(), ["keys"], input: [], environment: ["XDG_DATA_HOME": empty.path])
    #expect(
      result
        == .init(
          status: 2, output: "",
          errors: "There is no store at \(empty.path("candidacy/candidacy.sqlite")) yet: the first"
            + " start makes it, and its key.\n"))
    #expect(try empty.names() == [])
  }

  @Test("A store from before a rotation is said to seal to the former key, until the next one")
  func former() throws {
    let copy = try Data(contentsOf: URL(filePath: folder.storePath))
    #expect(try Command.run("keys", "rotate", "--store", folder.storePath).status == 0)
    try copy.write(to: URL(filePath: folder.storePath))
    let sentence = "The store seals to the former key \(clinic)."
    let shown = try Command.run("keys", "show", "--store", folder.storePath)
    #expect(shown.status == 1)
    #expect(
      shown.output.hasSuffix(
        "Store \(sentence)\n      `candidacy keys rotate` makes a new one.\n"))
    let found = DoctorKey(store: folder.storePath, identity: nil).findings
    #expect(
      found.first
        == .problem(.key, sentence, fix: "`candidacy keys rotate` makes a new one."))
    #expect(found.map(\.status) == [.problem, .warning])
    #expect(try Command.run("keys", "rotate", "--store", folder.storePath).status == 0)
    #expect(try Command.run("keys", "show", "--store", folder.storePath).status == 0)
    #expect(DoctorKey(store: folder.storePath, identity: nil).findings.map(\.status) == [.warning])
  }

  @Test("A key file of elsewhere is found, and what needs only the public key goes on")
  func foreign() throws {
    let elsewhere = try TemporaryFolder()
    _ = try SQLiteEventStore.unlocked(at: elsewhere.storePath)
    let key = folder.storePath + ".key"
    try Data(contentsOf: URL(filePath: elsewhere.storePath + ".key")).write(to: URL(filePath: key))
    chmod(key, 0o600)
    let warning =
      "The key file \(key) does not belong to this store, so nothing was opened with it: put the"
      + " right one back.\n"
    for (command, status) in [
      (["backup", folder.path("a.backup")], 0), (["verify"], 0), (["audit", "verify"], 0),
      (["doctor"], 1), (["verify", folder.path("a.backup")], 0),
    ] as [([String], Int32)] {
      let result = try Command.run(
        Product.executable(), command + ["--store", folder.storePath], input: [])
      #expect(result.errors == warning, "\(command)")
      #expect(result.status == status, "\(command): \(result.output)")
      #expect(!result.output.contains("restore"), "\(command)")
    }
    let made = try Command.run("backup", folder.path("b.backup"), "--store", folder.storePath)
    #expect(
      made.output.contains(
        "\nKey       The file \(key) does not open this backup: that takes the file with the key"
          + " \(clinic). Put it back, and keep a copy of it elsewhere.\n"))
    #expect(
      DoctorKey(store: folder.storePath, identity: nil).findings == [
        .problem(
          .key, "The key file \(key) is of another clinic or store.", fix: "Put the right one back."
        )
      ])
    let shown = try Command.run("keys", "show", "--store", folder.storePath)
    #expect(shown.status == 1)
    #expect(shown.output.contains("Store The key file \(key) is of another clinic or store.\n"))
    let sessions = try Command.run("sessions", "--store", folder.storePath)
    #expect(sessions.status == 3)
    #expect(sessions.errors.hasPrefix("The records are sealed to the key \(clinic), and"))
  }

  @Test("A backup beside a locked key file of elsewhere does not say that it alone is enough")
  func foreignLocked() throws {
    let elsewhere = try TemporaryFolder()
    _ = try SQLiteEventStore.unlocked(at: elsewhere.storePath)
    let key = folder.storePath + ".key"
    try KeyFile.locked(
      KeyFile(at: elsewhere.storePath + ".key").openIdentity(), passphrase: "seven",
      recovery: .random(), cost: PINHash.Cost(rounds: 16, blockSize: 8, parallelism: 1)
    ).write(at: key)
    let made = try Command.run("backup", folder.path("b.backup"), "--store", folder.storePath)
    #expect(made.status == 0)
    #expect(
      made.output.contains(
        "\nKey       The file \(key) has another key now: unless that one was rotated from the key"
          + " \(clinic), this backup takes the file with the key \(clinic).\n"))
  }

  @Test("A store whose key somebody changed blames no key file, and lists the rest afterwards")
  func changed() throws {
    let path = folder.storePath
    let store = try SQLiteEventStore.unlocked(at: path)
    let opened = try #require(try DeskInterview.events().first)
    for session in ["first", "second"] as [Session.ID] {
      _ = try store.append([opened], to: session, after: 0, at: .now())
    }
    let stranger = try #require(ClinicPrivateKey.random()).publicKey
    try put(stranger)
    let error = StoreError.changedKey(path: path, named: stranger.name, chained: clinic).sentence
    for command in [["sessions"], ["export", "1"], ["keys", "show"], ["keys", "rotate"]] {
      #expect(
        try Command.run(Product.executable(), command + ["--store", path], input: [])
          == .init(status: 3, output: "", errors: error + "\n"), "\(command)")
    }
    let audit = try Command.run("audit", "verify", "--store", path)
    #expect(audit.status == 1)
    #expect(audit.output.contains("The store seals to another key than the chain says."))
    #expect(audit.errors == "")
    let doctor = try Command.run("doctor", "--store", path)
    #expect(doctor.status == 1)
    #expect(doctor.output.contains("The store seals to another key than the chain says."))
    for result in [audit, doctor] {
      #expect(!(result.output + result.errors).contains("right one back"))
    }

    try put(try KeyFile(at: path + ".key").clinic)
    // The second one as an older program wrote it under the stranger's key.
    try DatabaseQueue(path: path).write { database in
      let wrapped = try #require(
        try Data.fetchOne(database, sql: "SELECT wrapped FROM log_key WHERE log = 2"))
      try database.execute(
        sql: "UPDATE log_key SET wrapped = ? WHERE log = 2",
        arguments: [wrapped.prefix(1) + Data(stranger.id) + wrapped.dropFirst(9)])
    }
    let sessions = try Command.run("sessions", "--store", path)
    #expect(sessions.errors == "")
    #expect(sessions.status == 1)
    let lines = sessions.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].contains("damaged"))
    #expect(!lines[2].contains("damaged"))
    let export = try Command.run("export", "2", "--unidentified", "--store", path)
    #expect(export.errors.hasSuffix("One of its events cannot be read.\n"))
  }

  private func put(_ key: ClinicPublicKey) throws {
    try DatabaseQueue(path: folder.storePath).write { database in
      try database.execute(sql: "UPDATE site SET public = ?", arguments: [Data(key.bytes)])
    }
  }

  @Test("A damaged key file is named")
  func damaged() throws {
    let key = folder.storePath + ".key"
    try Data("{}".utf8).write(to: URL(filePath: key))
    chmod(key, 0o600)
    #expect(
      try Command.run("sessions", "--store", folder.storePath)
        == .init(
          status: 3, output: "",
          errors: "The file \(key) with the clinic's key is damaged: put it back from where a copy"
            + " is kept.\n"))
  }
}
