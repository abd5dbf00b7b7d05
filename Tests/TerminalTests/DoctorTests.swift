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
      fix() == "Without the key nothing can be read: put its file back, or restore a backup.")
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
    #expect(output.contains("Key \(identity.present.publicKey.name) is behind its passphrase"))
    #expect(output.contains("What is on its way is sealed, and the key is not at hand."))
    #expect(output.contains("No backup was made yet."))
    let made = try Command.run("backup", folder.path("b"), "--store", folder.storePath)
    #expect(made.status == 0)
    let after = try Command.run("doctor", "--store", folder.storePath).output
    #expect(after.contains("The last backup was made "))
    #expect(!after.contains("No backup was made yet."))
  }
}
