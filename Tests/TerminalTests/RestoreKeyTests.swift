import Foundation
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

@testable import candidacy

/// Which key a restored store has beside it.
@Suite struct RestoreKeyTests {
  let folder: TemporaryFolder
  static let cost = PINHash.Cost(rounds: 1024, blockSize: 8, parallelism: 1)

  init() throws {
    folder = try TemporaryFolder()
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    _ = try store.append(DeskInterview.events(), to: "first", after: 0, at: .now())
    try lock(KeyFile(at: keyPath).openIdentity(), by: "seven red boats go home")
  }

  private var keyPath: String { KeyFile.path(beside: folder.storePath) }
  private var backup: String { folder.path("b.backup") }

  private func lock(_ identity: ClinicIdentity, by passphrase: String) throws {
    try KeyFile.locked(
      identity, passphrase: passphrase, recovery: .random(), cost: Self.cost
    ).write(at: keyPath)
  }

  private func secret(_ passphrase: String) throws -> String {
    let path = folder.path("passphrase")
    try Data("\(passphrase)\n".utf8).write(to: URL(filePath: path))
    chmod(path, 0o600)
    return path
  }

  private func restore(_ passphrase: String) throws -> Command.Result {
    try Command.run(
      "restore", backup, "--store", folder.storePath, "--replace", "--passphrase-file",
      secret(passphrase))
  }

  @Test("A key that was changed after the backup was made stays, and opens what is restored")
  func rotated() throws {
    _ = try Command.run("backup", backup, "--store", folder.storePath)
    try {
      let store = try SQLiteEventStore(at: folder.storePath)
      let former = try KeyFile(at: keyPath)
        .unlocked(by: .passphrase("seven red boats go home")).identity
      try store.unlock(with: former)
      let next = try #require(ClinicPrivateKey.random())
      _ = try store.rotate(to: next, by: "ann", at: .now())
      try lock(
        ClinicIdentity(present: next, former: former.keys), by: "nine blue kites fly north")
    }()
    let before = FileManager.default.contents(atPath: keyPath)
    let restored = try restore("nine blue kites fly north")
    #expect(restored.errors == "")
    #expect(restored.status == 0)
    #expect(restored.output.contains("\nKey       The store seals to the former key "))
    #expect(FileManager.default.contents(atPath: keyPath) == before)
  }

  @Test("The former passphrase restores too, and what the newer key file is called is said")
  func formerPassphrase() throws {
    _ = try Command.run("backup", backup, "--store", folder.storePath)
    let next = try #require(ClinicPrivateKey.random())
    try lock(ClinicIdentity(present: next), by: "nine blue kites fly north")
    let restored = try restore("seven red boats go home")
    #expect(restored.errors == "")
    #expect(restored.status == 0)
    let aside = try #require(try folder.names().first { $0.contains(".key.replaced-") })
    #expect(
      restored.output.hasSuffix(
        "\nKey       The key file is \(keyPath); the one that was there is \(folder.path(aside))."
          + " If that one is newer, `candidacy keys rotate` has to be done again.\n"))
    #expect(try KeyFile(at: folder.path(aside)).clinic == next.publicKey)
  }

  @Test("A damaged key file is kept aside for the one that the backup carries, where that is said")
  func damaged() throws {
    _ = try Command.run("backup", backup, "--store", folder.storePath)
    let whole = FileManager.default.contents(atPath: keyPath)
    try Data("garbage".utf8).write(to: URL(filePath: keyPath))
    chmod(keyPath, 0o600)
    let restored = try restore("seven red boats go home")
    #expect(restored.errors == "")
    #expect(restored.status == 0)
    #expect(FileManager.default.contents(atPath: keyPath) == whole)
    try Data().write(to: URL(filePath: keyPath))
    try FileManager.default.removeItem(atPath: folder.storePath)
    let refused = try Command.run(
      "restore", backup, "--store", folder.storePath, "--passphrase-file",
      secret("seven red boats go home"))
    #expect(refused.status == 1)
    #expect(
      refused.errors
        == "The key file \(keyPath) is damaged, and nothing was changed: --replace puts the key of"
        + " the backup in its place and keeps the present one aside.\n")
  }

  @Test("Restoring through a link puts the store where the link leads")
  func linked() throws {
    let link = folder.path("here.sqlite")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.storePath)
    _ = try Command.run("backup", backup, "--store", link)
    let restored = try Command.run(
      "restore", backup, "--store", link, "--replace", "--passphrase-file",
      secret("seven red boats go home"))
    #expect(restored.errors == "")
    #expect(restored.output.contains("\nRestored  \(folder.storePath)\n"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == folder.storePath)
    #expect(try folder.names().contains { $0.hasPrefix("store.sqlite.replaced-") })
  }

  @Test(
    "What an administrator restores or changes stays the account's that has the store",
    .enabled(if: geteuid() == 0 && OrdinaryAccount.canRunProduct, "Only root gives files away."))
  func owner() throws {
    let place = try TemporaryFolder()
    chown(place.path, OrdinaryAccount.nobody, OrdinaryAccount.nobody)
    func run(_ words: String..., input: String = "") throws -> Command.Result {
      let all = try OrdinaryAccount.prefix + [Product.executable()] + words
      return try Command.run(all[0], Array(all.dropFirst()), input: Array(input.utf8))
    }
    let store = place.storePath
    let copy = place.path("b.backup")
    #expect(try run("staff", "add", "Ana", "--store", store, input: "280417\n").errors == "")
    #expect(try Command.run("backup", copy, "--store", store).errors == "")
    #expect(try Command.run("keys", "rotate", "--store", store).errors == "")
    #expect(try Command.run("restore", copy, "--store", store, "--replace").errors == "")
    for name in try place.names() where name.hasPrefix("store.sqlite") {
      var facts = stat()
      #expect(stat(place.path(name), &facts) == 0)
      #expect(facts.st_uid == OrdinaryAccount.nobody, "\(name)")
    }
    #expect(try run("sessions", "--store", store).errors == "")
    #expect(try run("keys", "rotate", "--store", store).errors == "")
  }
}
