import Foundation
import GRDB
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

/// `keys`, run as an administrator runs it.
@Suite struct KeysCommandTests {
  static let passphrase = "four tall pear trees"
  static let next = "nine low plum hedges"
  let folder: TemporaryFolder
  let clinic: String

  init() throws {
    folder = try TemporaryFolder()
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    clinic = try store.clinic().name
    _ = try store.append([.opened(Self.opening)], to: "first", after: 0, at: .now())
  }

  private static let opening = SessionEvent.Opening(
    questionnaire: "tpi-candidacy", version: "0.1.0", digest: "d1", language: "en")

  private func keys(_ words: String..., lines: String...) throws -> Command.Result {
    try Command.run(
      Product.executable(), ["keys"] + words + ["--store", folder.storePath],
      input: Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  private func sessions(passphrase: String? = nil) throws -> Command.Result {
    let path = folder.path("passphrase")
    if let passphrase {
      try Data((passphrase + "\n").utf8).write(to: URL(filePath: path))
      chmod(path, 0o600)
    }
    return try Command.run(
      Product.executable(),
      ["sessions", "--store", folder.storePath]
        + (passphrase == nil ? [] : ["--passphrase-file", path]),
      input: [])
  }

  private func protect() throws -> String {
    let result = try keys("protect", lines: Self.passphrase, Self.passphrase)
    #expect(result.errors == "")
    #expect(result.status == 0)
    let code = try recoveryCode(in: result.output)
    #expect(
      result.output == """
        The key \(clinic) has a passphrase now.
        Desks and exports ask for it; kiosks do not need it.

        Recovery code:

          \(code)

        Write it down and lock it away. It opens the records when the
        passphrase is forgotten, and it is not shown again.

        Until now the key lay open on this computer and in copies of its
        disk. If anybody may have taken one, `candidacy keys rotate`
        makes a new key.

        """)
    #expect(isNarrow(result.output))
    return code
  }

  /// Whether no line is broken inside a word on the narrowest screen.
  private func isNarrow(_ output: String) -> Bool {
    output.split(separator: "\n").allSatisfy { $0.count <= 64 }
  }

  private func recoveryCode(in output: String) throws -> String {
    try #require(
      output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .first { RecoveryCode($0) != nil })
  }

  @Test("A fresh key is said to lie open, with what that means")
  func show() throws {
    #expect(
      try keys("show").output == """
        Key   \(clinic)
        File  \(folder.storePath).key
        State open: whoever can read this file can read every record,
              and so can whoever takes the disk or a copy of it.
              `candidacy keys protect` puts it behind a passphrase.

        """)
  }

  @Test("Behind a passphrase records are read with it, and with nothing else")
  func protected() throws {
    _ = try protect()
    #expect(
      try keys("show").output == """
        Key   \(clinic)
        File  \(folder.storePath).key
        State behind a passphrase and a recovery code. Without them the
              disk shows questionnaires, times and counts. Answers can be
              read only of an interview that waits for its six digits,
              which can be guessed within hours.

        """)
    #expect(try sessions(passphrase: Self.passphrase).status == 0)
    #expect(
      try sessions(passphrase: "four tall pear tree")
        == .init(
          status: 3, output: "",
          errors:
            "That does not open the clinic's key: check each letter, and try again.\n"))
    #expect(
      try sessions()
        == .init(
          status: 2, output: "",
          errors: "The clinic's key is locked: name a file with its passphrase with"
            + " --passphrase-file.\n"))
  }

  @Test("While the key is locked a kiosk still takes answers")
  func kiosk() throws {
    _ = try protect()
    let result = try Command.run(
      Product.executable(), ["kiosk", "--linear", "--store", folder.storePath],
      input: Array("\n\n".utf8))
    #expect(result.status == 0)
    let store = try SQLiteEventStore(at: folder.storePath)
    #expect(try store.sessions().count == 2)
  }

  @Test("The recovery code opens the key, and gives it another passphrase and code")
  func recover() throws {
    let code = try protect()
    let result = try keys(
      "recover", lines: code.lowercased(), "another passphrase", "another passphrase")
    #expect(result.status == 0)
    #expect(
      result.output.hasSuffix(
        """
        The former passphrase and code still open the copies of the key
        that were made before, also those in backups: against that helps
        only a new key, which `candidacy keys rotate` makes.

        """))
    #expect(isNarrow(result.output))
    #expect(try sessions(passphrase: "another passphrase").status == 0)
    #expect(try sessions(passphrase: Self.passphrase).status == 3)
    #expect(
      try keys("recover", lines: code, "x", "x")
        == .init(
          status: 3, output: "",
          errors: "This recovery code does not open the clinic's key: it may be an earlier one, or"
            + " another clinic's.\n"))
    #expect(
      try keys("recover", lines: String(code.dropLast()))
        == .init(
          status: 1, output: "",
          errors: "This is not a recovery code: it has nine groups of four letters and digits, and"
            + " one of them is mistyped.\n"))
  }

  @Test("A short passphrase, or two that differ, change nothing")
  func refused() throws {
    let before = try Data(contentsOf: URL(filePath: folder.storePath + ".key"))
    #expect(
      try keys("protect", lines: "too short", "too short")
        == .init(
          status: 1, output: "",
          errors: "A passphrase has at least 15 characters: take five or six words that do not"
            + " belong together.\n"))
    #expect(
      try keys("protect", lines: Self.passphrase, "four tall pear treez")
        == .init(
          status: 1, output: "",
          errors: "The two passphrases differ: nothing was changed.\n"))
    #expect(try Data(contentsOf: URL(filePath: folder.storePath + ".key")) == before)
  }

  @Test("Rotating a key that lies open makes another one, which lies open too")
  func rotateOpen() throws {
    let result = try keys("rotate")
    let next = try SQLiteEventStore(at: folder.storePath).clinic().name
    #expect(next != clinic)
    // The interview: nothing else was sealed before.
    #expect(
      result
        == .init(
          status: 0,
          output: """
            The key is \(next) now.
            1 key of records was sealed to it.
            Start desks and `candidacy send` again. Kiosks go on.

            """,
          errors: ""))
    #expect(try sessions().status == 0)
    #expect(try keys("show").output.hasPrefix("Key   \(next)\n"))
  }

  @Test("Rotating names the tickets whose keys nobody can open, and changes all others")
  func rotateUnopened() throws {
    let queue = try DatabaseQueue(path: folder.storePath)
    try queue.write { database in
      try database.execute(
        sql: """
          UPDATE log_key SET wrapped = CAST(substr(wrapped, 1, 60) || x'00' || substr(wrapped, 62) \
          AS BLOB) WHERE log = 1
          """)
    }
    try queue.close()
    let result = try keys("rotate")
    let next = try SQLiteEventStore(at: folder.storePath).clinic().name
    #expect(next != clinic)
    #expect(
      result
        == .init(
          status: 0,
          output: """
            The key is \(next) now.
            0 keys of records were sealed to it.
            Start desks and `candidacy send` again. Kiosks go on.
            The keys of these tickets could not be opened and stay as they
            were: 1. `candidacy audit verify` says what is wrong.

            """,
          errors: ""))
  }

  @Test("Rotating a key with a passphrase gives it another one, and another recovery code")
  func rotateLocked() throws {
    let formerCode = try protect()
    let formerFile = try KeyFile(at: folder.storePath + ".key")
    let result = try keys("rotate", lines: Self.passphrase, Self.next, Self.next)
    let next = try SQLiteEventStore(at: folder.storePath).clinic().name
    #expect(next != clinic)
    let code = try recoveryCode(in: result.output)
    #expect(code != formerCode)
    #expect(
      result
        == .init(
          status: 0,
          output: """
            Recovery code:

              \(code)

            Write it down and lock it away. It opens the records when the
            passphrase is forgotten, and it is not shown again.

            The key is \(next) now.
            2 keys of records were sealed to it.
            Start desks and `candidacy send` again. Kiosks go on.
            The former passphrase and recovery code still open the copies of
            the key that were made before, also those in earlier backups.

            """,
          errors: ""))
    #expect(isNarrow(result.output))
    #expect(try sessions(passphrase: Self.next).status == 0)
    #expect(try sessions(passphrase: Self.passphrase).status == 3)
    #expect(try keys("recover", lines: formerCode, "x", "x").status == 3)
    // Whoever has the former file and its passphrase has no key that anything is sealed to now.
    let formerKeys = try formerFile.unlocked(by: .passphrase(Self.passphrase)).identity.keys
    #expect(!formerKeys.contains { $0.publicKey.name == next })
    #expect(try keys("recover", lines: code, Self.next, Self.next).status == 0)
    #expect(try keys("show").output.hasPrefix("Key   \(next)\n"))
  }

  @Test("A rotation that is given no usable passphrase changes nothing")
  func rotateRefused() throws {
    _ = try protect()
    let before = try Data(contentsOf: URL(filePath: folder.storePath + ".key"))
    for lines in [
      ["wrong, and long enough", Self.next, Self.next], [Self.passphrase],
      [Self.passphrase, "short", "short"], [Self.passphrase, Self.next, "four plum trees and on"],
    ] {
      let result = try Command.run(
        "keys", "rotate", "--store", folder.storePath,
        input: lines.map { $0 + "\n" }.joined())
      #expect(result.status != 0)
      #expect(result.output == "")
    }
    #expect(try Data(contentsOf: URL(filePath: folder.storePath + ".key")) == before)
    #expect(try SQLiteEventStore(at: folder.storePath).clinic().name == clinic)
  }

  @Test("Without the key file nothing is read, and answers are still taken")
  func missing() throws {
    try FileManager.default.removeItem(atPath: folder.storePath + ".key")
    #expect(
      try sessions()
        == .init(
          status: 3, output: "",
          errors:
            "The file \(folder.storePath).key with the clinic's key is missing, so nothing can"
            + " be read: put it back from where a copy is kept. Answers are still taken.\n"))
    let kiosk = try SQLiteEventStore(at: folder.storePath)
    #expect(try kiosk.append([.opened(Self.opening)], to: "next", after: 0, at: .now()) == 1)
  }
}
