import Foundation
import Hardening
import Interview
import Store
import TerminalHarness
import TerminalUI
import TestSupplies
import Testing

@testable import candidacy

/// `doctor`: each finding by its facts, and the whole of it as an administrator runs it.
@Suite struct DoctorTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func time(_ text: String) -> Timestamp {
    let seconds = ISO8601DateFormatter().date(from: text)?.timeIntervalSince1970 ?? 0
    return Timestamp(milliseconds: Int64(seconds) * 1000)
  }

  private func status(
    now: String, event: String? = nil, file: String? = nil
  ) -> DoctorFinding.Status {
    DoctorClock(
      now: time(now), lastEvent: event.map(time), lastChange: file.map(time)
    ).finding.status
  }

  @Test("A clock is suspect before 2025, far in the future, and before what was written")
  func clock() {
    #expect(status(now: "2024-12-31T23:59:59Z") == .problem)
    #expect(status(now: "2025-01-01T00:00:00Z") == .ok)
    #expect(status(now: "2050-01-01T00:00:00Z") == .problem)
    #expect(status(now: "2026-11-21T10:00:00Z", event: "2026-11-21T10:04:59Z") == .ok)
    #expect(status(now: "2026-11-21T10:00:00Z", event: "2026-11-21T10:05:01Z") == .problem)
    #expect(status(now: "2026-11-21T10:00:00Z", file: "2027-01-01T00:00:00Z") == .problem)
    #expect(status(now: "2027-11-23T10:00:00Z", event: "2026-11-21T10:00:00Z") == .warning)
  }

  @Test("The age of the last backup counts, and letters that are refused or late")
  func history() {
    let now = time("2026-11-21T10:00:00Z")
    let made = time("2026-11-15T10:00:00Z")
    let letter = Letter(
      session: "a", revision: 1, edition: .signed, target: "chart", format: .fhir, digest: "0")
    func mail(_ event: DeliveryEvent?, _ at: String) -> Outbox {
      Outbox(
        [StoredDeliveryEvent(number: 1, event: .queued(letter), at: time(at))]
          + (event.map { [StoredDeliveryEvent(number: 2, event: $0, at: time(at))] } ?? []))
    }
    func found(_ backup: Timestamp?, _ outbox: Outbox?) -> [DoctorFinding.Status] {
      DoctorHistory(lastBackup: backup, outbox: outbox, now: now).findings.map(\.status)
    }
    #expect(found(made, Outbox()) == [.ok, .ok])
    #expect(found(nil, Outbox()) == [.warning, .ok])
    #expect(found(made, nil) == [.ok, .ok])
    let old = time("2026-11-14T10:00:00Z")
    #expect(found(old, mail(nil, "2026-11-21T09:00:00Z")) == [.warning, .ok])
    #expect(found(made, mail(nil, "2026-11-19T09:00:00Z")) == [.ok, .warning])
    #expect(
      found(made, mail(.parked(1, words: "no"), "2026-11-21T09:00:00Z")) == [.ok, .problem])
  }

  @Test("Rights of others are a problem on files, and on a folder that they may write")
  func permissions() throws {
    let path = folder.storePath
    _ = try SQLiteEventStore(at: path)
    func found() -> [DoctorFinding.Status] {
      DoctorPermissions(store: FilePlace(path), account: geteuid()).findings.map(\.status)
    }
    chmod(folder.path, 0o700)
    #expect(found() == [.ok])
    chmod(folder.path, 0o755)
    #expect(found() == [.warning])
    chmod(folder.path, 0o777)
    #expect(found() == [.problem])
    chmod(folder.path, 0o700)
    chmod(KeyFile.path(beside: path), 0o640)
    #expect(found() == [.problem])
    chmod(KeyFile.path(beside: path), 0o600)
    #expect(
      DoctorPermissions(store: FilePlace(path), account: geteuid() + 1).findings.map(\.status)
        == [.warning, .warning, .warning, .warning, .warning])
  }

  @Test("A key file with the wrong rights is not missing, and neither is a folder in its place")
  func keyRights() throws {
    let path = KeyFile.path(beside: folder.storePath)
    _ = try SQLiteEventStore(at: folder.storePath)
    func fix() -> String? {
      DoctorKey(store: folder.storePath, identity: nil).findings.last?.fix
    }
    for rights in [0o640, 0o604] as [mode_t] {
      chmod(path, rights)
      #expect(fix() == "`chmod 600 \(path)`.")
    }
    unlink(path)
    #expect(
      fix()
        == "Without the key nothing can be read: put a copy of its file back. Of the backups only"
        + " those hold it that were made after `candidacy keys protect`.")
    mkdir(path, 0o700)
    #expect(fix() == "Move the folder \(path) away, and put the file back.")
    chmod(folder.path, 0o700)
    #expect(
      DoctorPermissions(store: FilePlace(folder.storePath), account: geteuid()).findings
        == [
          .problem(
            .permissions, "\(path) is a folder, and no file.",
            fix: "Move it away, and put the file back.")
        ])
  }

  @Test("A store of an older format is said to be readable, and to be sealed by the next start")
  func older() throws {
    try OlderStore.make(at: folder.storePath, saying: "a-word")
    chmod(folder.path, 0o700)
    chmod(folder.storePath, 0o600)
    let next = "Start a kiosk or a desk: it keeps a sealed backup, then brings the store up."
    let found = try DoctorStore(FilePlace(folder.storePath), identity: nil, now: .now()).findings
    let told: [DoctorFinding.Check] = [.store, .permissions, .key, .chain, .backup, .outbox]
    #expect(
      found.filter { told.contains($0.check) } == [
        .warning(
          .store,
          "\(folder.storePath) has the older format 1, in which nothing is sealed: whoever reads it"
            + " reads all.",
          fix: next),
        .warning(
          .chain,
          "Nothing is chained: of its 2 events nobody can say whether they were changed.",
          fix: next),
        .ok(.permissions, "The store, its key and its folder are this account's alone."),
        .ok(.key, "There is none, because nothing is sealed yet: the next start makes it."),
        .warning(
          .backup, "Format 1 does not tell when a backup was made.",
          fix: "`candidacy backup FOLDER`, best every night and to another disk."),
        .ok(.outbox, "What is on its way can be said when the store was brought up."),
      ])
    #expect(try Command.run("doctor", "--store", folder.storePath).status == 0)
    let verified = try Command.run("verify", "--store", folder.storePath)
    #expect(verified.status == 0)
    #expect(
      verified.output.contains(
        """
        Head      None: format 1 has no chain.
        File      The file is whole; nothing in it is sealed or chained.

        """))
    #expect(
      try Command.run("keys", "show", "--store", folder.storePath)
        == .init(
          status: 2, output: "",
          errors: "The store \(folder.storePath) is of an older format, in which nothing is sealed:"
            + " the next start of a kiosk or a desk brings it up, and makes its key.\n"))
    #expect(try folder.names() == ["store.sqlite"])
    #expect(try Command.run("sessions", "--store", folder.storePath).status == 0)
    #expect(try folder.names().contains("store.sqlite.before-version-4.backup"))
    #expect(
      try Command.run("doctor", "--store", folder.storePath).output
        .contains("ok       store        \(folder.storePath), format 4.\n"))
  }

  private static let ownFolder =
    "Put the store, and the files beside it that begin with its name, into a folder of its own."

  @Test("The rights of a folder that others need are left alone, and the store is to leave it")
  func sharedFolder() throws {
    _ = try SQLiteEventStore(at: folder.storePath)
    chmod(folder.path, 0o1777)
    #expect(
      DoctorPermissions(store: FilePlace(folder.storePath), account: geteuid()).findings == [
        .problem(
          .permissions, "Others may use \(folder.path) (its rights are 1777).",
          fix: Self.ownFolder)
      ])
    for path in ["/", "/tmp", "/dev", "/etc", "/usr/bin", "/var/lib"] {
      #expect(FilePlace(path).isShared, "\(path)")
      let fix = DoctorFolder(store: FilePlace("\(path)/no-store.sqlite"), account: 0).finding?.fix
      #expect(fix == Self.ownFolder || path == "/" && fix == nil, "\(path)")
    }
    chmod(folder.path, 0o755)
    #expect(!FilePlace(folder.path).isShared)
    func fix(_ account: uid_t) -> String? {
      DoctorFolder(store: FilePlace(folder.storePath), account: account).finding?.fix
    }
    #expect(fix(geteuid()) == "`chmod 700 \(folder.path)`.")
    #expect(fix(geteuid() + 1) == "Run this as the account of the store.")
  }

  @Test("What is no store is said to be none, and nothing is advised about its rights")
  func noStore() throws {
    let text = folder.path("letter.txt")
    try Data("Dear Ana".utf8).write(to: URL(filePath: text))
    let name = "Name the file of the store with --store."
    let cases: [(path: String, sentence: String, fix: String)] = [
      ("/dev/null", "/dev/null is a device, and no store.", name),
      (folder.path, "\(folder.path) is a folder, and no store.", name),
      (
        text,
        "The file \(text) is not a store of this program and was left as it is: name another path"
          + " with --store, or move the file away.",
        "\(name) If this was it, keep a copy of it, then `candidacy restore`."
      ),
    ]
    for (path, sentence, fix) in cases {
      let result = try Command.run("doctor", "--store", path)
      #expect(result.status == 1)
      #expect(
        result.output.contains(
          "problem  store        \(sentence)\n                      → \(fix)\n"))
      for word in ["chmod", "chown", "ballast", "chain"] {
        #expect(!result.output.contains(word), "\(path) \(word)")
      }
    }
    #expect(
      try Command.run("doctor", "--store", "")
        == .init(
          status: 2, output: "", errors: "--store takes the path of a file, and it is empty.\n"))
  }

  @Test("A file that this account may not read is not damaged", .enabled(if: geteuid() == 0))
  func unreadable() throws {
    let path = folder.storePath
    _ = try SQLiteEventStore(at: path)
    chmod(folder.path, 0o755)
    chmod(path, 0o000)
    let own = try unprivileged("doctor", "--store", path)
    #expect(own.status == 1)
    #expect(
      own.output.contains(
        """
        This account may not read \(path) (Permission denied).
                              → If it is the store, `chmod 600 \(path)`.

        """))
    chown(path, 4321, 4321)
    let other = try unprivileged("doctor", "--store", path)
    #expect(other.status == 1)
    #expect(
      other.output.contains(
        """
        This account may not read \(path), which belongs to another one (4321).
                              → Run this as the account of the store.

        """))
    for word in ["restore", "chmod", "chown"] { #expect(!other.output.contains(word)) }
  }

  @Test("Where the first start cannot make a store, that is a problem with its fix")
  func noPlace() throws {
    let closed = folder.path("closed")
    try FileManager.default.createDirectory(
      atPath: closed, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o500])
    let store = "\(closed)/below/store.sqlite"
    let below = try unprivileged("doctor", "--store", store)
    #expect(below.status == 1)
    #expect(
      below.output.contains(
        """
        There is no store at \(store) yet, and the first start cannot make it: this account can \
        make nothing in \(closed) (Permission denied).
                              → Make the folder \(closed)/below for this account, or name another \
        place with --store.

        """))
    let beside = try unprivileged("doctor", "--store", "\(closed)/store.sqlite")
    #expect(beside.status == 1)
    #expect(beside.output.contains("→ Name a place with --store that this account may write in.\n"))
    let text = folder.path("letter.txt")
    try Data("Dear Ana".utf8).write(to: URL(filePath: text))
    #expect(
      DoctorPlace(place: FilePlace("\(text)/store.sqlite"), account: geteuid()).finding
        == .problem(
          .store,
          "No store is at \(text)/store.sqlite, and none can be made: \(text) is no folder.",
          fix: "Name another place with --store."))
  }

  @Test("A store that cannot be written is a problem with its fix, and nothing else is left out")
  func readOnly() throws {
    _ = try SQLiteEventStore(at: folder.storePath)
    chmod(folder.path, 0o700)
    chmod(folder.storePath, 0o400)
    #expect(
      DoctorPermissions(store: FilePlace(folder.storePath), account: geteuid()).findings
        == [
          .problem(
            .permissions,
            "Not even its own account may read and write \(folder.storePath) (its rights are 400).",
            fix: "`chmod 600 \(folder.storePath)`.")
        ])
    let result = try unprivileged("doctor", "--store", folder.storePath, "--format", "json")
    #expect(result.status == 1)
    for check in DoctorFinding.Check.allCases {
      #expect(result.output.contains("\"\(check)\""), "\(check)")
    }
  }

  @Test("A store behind a folder that is closed is not taken for none")
  func unreachable() throws {
    let place = folder.path("closed")
    try FileManager.default.createDirectory(
      atPath: place, withIntermediateDirectories: false, attributes: [.posixPermissions: 0])
    let store = "\(place)/store.sqlite"
    let result = try unprivileged("doctor", "--store", store)
    #expect(result.status == 1)
    #expect(
      result.output.contains(
        "Nobody can say whether a store is at \(store): it cannot be reached (Permission denied)."))
    #expect(!result.output.contains("the first start makes it"))
  }

  /// Runs the program; root may do anything unless its rights are taken away.
  private func unprivileged(_ words: String...) throws -> Command.Result {
    let rights =
      geteuid() == 0
      ? ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"]
      : ["/usr/bin/env"]
    let all = try rights + [Product.executable()] + words
    return try Command.run(all[0], Array(all.dropFirst()), input: [])
  }

  @Test("A terminal is too small, unknown or without UTF-8")
  func terminal() {
    func found(
      _ knowledge: TerminalProbe.Knowledge = .known, columns: Int = 80, rows: Int = 24,
      isUTF8: Bool = true
    ) -> [DoctorFinding.Status] {
      DoctorTerminal(
        probe: TerminalProbe(
          type: "xterm", knowledge: knowledge, colors: 8, size: Size(columns: columns, rows: rows),
          locale: "C.UTF-8", isUTF8: isUTF8)
      ).findings.map(\.status)
    }
    #expect(found() == [.ok, .ok])
    #expect(found(columns: 63) == [.warning, .ok])
    #expect(found(rows: 23) == [.warning, .ok])
    #expect(found(.unknownType) == [.warning, .ok])
    #expect(found(isUTF8: false) == [.ok, .warning])
  }

  @Test("What a system does not offer a kiosk is named with its reason")
  func hardening() {
    #expect(
      DoctorHardening([
        MeasureResult(.noCoreDump, .offered), MeasureResult(.files([]), .offered),
      ]).finding
        == .ok(
          .hardening,
          "A kiosk here starts no program, dumps no memory and uses no file but its store."))
    #expect(
      DoctorHardening([
        MeasureResult(.noCoreDump, .offered),
        MeasureResult(.files([]), .notOffered(reason: "Function not implemented")),
      ]).finding
        == .warning(
          .hardening,
          "This system does not offer all that a kiosk asks for: rules about files (Function not"
            + " implemented).",
          fix: "Let kiosks run on Linux 5.13 or later, outside of a container that forbids it."))
  }

  @Test("The report puts each fix below its finding, and ends with the counts")
  func report() {
    let report = DoctorReport(findings: [
      .ok(.clock, "It shows noon."), .warning(.key, "It lies open.", fix: "Protect it."),
    ])
    #expect(
      report.text == """
        ok       clock        It shows noon.
        warning  key          It lies open.
                              → Protect it.
        2 checks: 0 problems, 1 warning.

        """)
    #expect(
      report.json == """
        [
          {"check": "clock", "status": "ok", "finding": "It shows noon.", "fix": null},
          {"check": "key", "status": "warning", "finding": "It lies open.", "fix": "Protect it."}
        ]

        """)
  }

  @Test("On a machine without a store it says so and makes none")
  func fresh() throws {
    let store = folder.path("none/store.sqlite")
    let result = try Command.run("doctor", "--store", store)
    #expect(result.status == 0)
    #expect(result.output.contains("There is no store at \(store) yet: the first start makes it."))
    #expect(result.output.contains(" MB are free"))
    #expect(try folder.names() == [])
  }

  @Test("A store that others may read, or that is damaged, ends it with 1")
  func problems() throws {
    _ = try SQLiteEventStore(at: folder.storePath)
    chmod(folder.path, 0o700)
    #expect(try Command.run("doctor", "--store", folder.storePath).status == 0)
    chmod(folder.storePath, 0o644)
    #expect(try Command.run("doctor", "--store", folder.storePath).status == 1)
    chmod(folder.storePath, 0o600)
    try Data(repeating: 7, count: 9000).write(to: URL(filePath: folder.storePath))
    let result = try Command.run("doctor", "--store", folder.storePath, "--format", "json")
    #expect(result.status == 1)
    #expect(result.output.contains("is not a store of this program"))
  }

  @Test("With a key behind a passphrase, it says what that means and what it cannot know")
  func locked() throws {
    _ = try SQLiteEventStore(at: folder.storePath)
    let path = KeyFile.path(beside: folder.storePath)
    let identity = try KeyFile(at: path).openIdentity()
    try KeyFile.locked(
      identity, passphrase: "seven", recovery: .random(),
      cost: PINHash.Cost(rounds: 16, blockSize: 8, parallelism: 1)
    ).write(at: path)
    let output = try Command.run("doctor", "--store", folder.storePath).output
    #expect(
      output.contains(
        "Key \(identity.present.publicKey.name) is behind its passphrase: kiosks go on, and a desk"
          + " asks for it. The disk alone shows questionnaires, times and counts, and answers only"
          + " of an interview that waits for its six digits, which can be guessed within hours.\n"))
    #expect(output.contains("→ Start a kiosk or a desk, which makes it where there is room.\n"))
    #expect(output.contains("What is on its way is sealed, and the key is not at hand."))
    #expect(output.contains("No backup was made yet."))
    let made = try Command.run("backup", folder.path("b"), "--store", folder.storePath)
    #expect(made.status == 0)
    let after = try Command.run("doctor", "--store", folder.storePath).output
    #expect(after.contains("The last backup was made "))
    #expect(!after.contains("No backup was made yet."))
  }
}
