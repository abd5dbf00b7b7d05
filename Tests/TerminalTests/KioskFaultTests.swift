import TestSupplies
import TerminalHarness
import Foundation
import GRDB
@testable import Kiosk
import Store
import Testing

/// Faults that are there when the kiosk starts.
struct KioskFaultTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// How a kiosk that could not work left its terminal and its operator.
  private struct End: Equatable {
    var status: ProcessEnd
    var errors: String
    var restoresModes = true
    var leavesMainScreen = true
    var showsCursor = true
    var screen = ""
  }

  /// Starts a kiosk with the rights of an ordinary account, its errors kept apart.
  private func end(_ arguments: [String]) throws -> End {
    // Root may write anywhere unless this right is taken away.
    let drop = geteuid() == 0 ? "setpriv --bounding-set=-dac_override,-dac_read_search --" : ""
    let errors = folder.path("errors")
    let session = try TerminalSession(
      executable: "/bin/sh",
      arguments: [
        "-c", "errors=$1; shift; exec \(drop) \"$0\" kiosk \"$@\" 2>\"$errors\"",
        Product.executable(), errors,
      ] + arguments,
      environment: [
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
      ])
    let status = try session.exitStatus()
    return End(
      status: status, errors: try String(contentsOfFile: errors, encoding: .utf8),
      restoresModes: session.terminal.modes == session.terminal.modesBefore,
      leavesMainScreen: !session.screen.isAlternate, showsCursor: session.screen.cursorIsVisible,
      screen: session.screen.everythingVisible.trimmed)
  }

  private func end(store path: String) throws -> End {
    try end(["--store", path])
  }

  private func expect(_ error: StoreError, fromStoreAt path: String) throws {
    let before = FileManager.default.contents(atPath: path)
    #expect(try end(store: path) == End(status: .exited(3), errors: error.sentence + "\n"))
    #expect(FileManager.default.contents(atPath: path) == before)
    #expect(error.sentence.isOneSentence)
  }

  @Test("A folder that cannot be written is one sentence, code 3 and a sane terminal")
  func readOnlyFolder() throws {
    let place = folder.path("closed")
    try FileManager.default.createDirectory(
      atPath: place, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o500])
    try expect(.readOnly(path: "\(place)/store.sqlite"), fromStoreAt: "\(place)/store.sqlite")
  }

  @Test("A store that cannot be written is one sentence, code 3 and a sane terminal")
  func readOnlyStore() throws {
    let place = folder.path("closed")
    let path = "\(place)/store.sqlite"
    _ = try SQLiteEventStore.unlocked(at: path)
    for (name, rights) in [(path, 0o400), (place, 0o500)] {
      try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: name)
    }
    try expect(.readOnly(path: path), fromStoreAt: path)
  }

  @Test("A file that is no store is left alone")
  func garbage() throws {
    let path = folder.storePath
    try "This is a shopping list, and a long one.\n".write(
      toFile: path, atomically: false, encoding: .utf8)
    try expect(.notAStore(path: path), fromStoreAt: path)
  }

  @Test("A store of a newer program is left alone")
  func newer() throws {
    let path = folder.storePath
    _ = try SQLiteEventStore.unlocked(at: path)
    // The format number is the last byte of four behind the first sixty.
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: 63)
    try file.write(contentsOf: [99])
    try file.close()
    try expect(.newer(found: 99, known: 4), fromStoreAt: path)
  }

  @Test("A store whose key somebody changed gets no answers that nobody could read")
  func changedKey() throws {
    let path = folder.storePath
    let clinic = try SQLiteEventStore.unlocked(at: path).clinic()
    let stranger = try #require(ClinicPrivateKey.random()).publicKey
    try DatabaseQueue(path: path).write { database in
      try database.execute(sql: "UPDATE site SET public = ?", arguments: [Data(stranger.bytes)])
    }
    try expect(
      .changedKey(path: path, named: stranger.name, chained: clinic.name), fromStoreAt: path)
  }

  @Test("Where errors go to the terminal, the sentence stands on the terminal")
  func sentenceOnTerminal() throws {
    try "no store".write(toFile: folder.storePath, atomically: false, encoding: .utf8)
    let visit = try KioskVisit(in: folder)
    #expect(try visit.terminal.exitStatus() == .exited(3))
    #expect(!visit.screen.isAlternate)
    // A row that breaks at a blank does not show it.
    let sentence = StoreError.notAStore(path: folder.storePath).sentence
    #expect(visit.screen.rows.joined().filter { $0 != " " } == sentence.filter { $0 != " " })
    #expect(!visit.screen.everythingVisible.contains(visit.wording.welcome))
  }

  @Test("A questionnaire that is not there, or is none, is one sentence and code 2")
  func noQuestionnaire() throws {
    let path = folder.path("questions")
    let missing = try end(["--store", folder.storePath, "--questionnaire", path])
    #expect(missing == End(status: .exited(2), errors: "There is no folder \(path).\n"))

    let unknown = try end(["--store", folder.storePath, "--questionnaire", "unheard-of"])
    #expect(unknown.status == .exited(2))
    #expect(unknown.errors.hasPrefix("There is no questionnaire unheard-of: "))
    #expect(unknown.errors.isOneSentence)

    try "a file".write(toFile: path, atomically: false, encoding: .utf8)
    let file = try end(["--store", folder.storePath, "--questionnaire", path])
    #expect(file.status == .exited(2))
    #expect(file.errors.contains(path) && file.errors.isOneSentence)

    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let empty = try end(["--store", folder.storePath, "--questionnaire", path])
    #expect(empty.status == .exited(2))
    #expect(empty.errors.contains(path) && empty.errors.isOneSentence)

    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let closed = try end(["--store", folder.storePath, "--questionnaire", path])
    #expect(closed.status == .exited(3))
    #expect(closed.errors.contains(path) && closed.errors.isOneSentence)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)

    // None of them has left anything of a store.
    #expect(try folder.names() == ["errors", "questions"])
  }
}

extension String {
  /// One line that ends as a sentence does and has no other end inside.
  fileprivate var isOneSentence: Bool {
    let line = hasSuffix("\n") ? String(dropLast()) : self
    return line.hasSuffix(".") && !line.contains("\n") && !line.dropLast().contains(". ")
  }
}
