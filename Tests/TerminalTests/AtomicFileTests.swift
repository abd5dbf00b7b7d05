import Foundation
import TestSupplies
import Testing

@testable import candidacy

@Suite("Files that are whole or absent")
struct AtomicFileTests {
  private let folder: String

  init() throws {
    folder = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: FileManager.default.temporaryDirectory, create: true
    ).path
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("The new text is there alone, for its owner alone")
  func replaced() throws {
    try AtomicFile.write("old and longer", to: "\(folder)/a")
    try AtomicFile.write("new", to: "\(folder)/a")
    #expect(try text("a") == "new")
    #expect(try names() == ["a"])
    let rights = try FileManager.default.attributesOfItem(atPath: "\(folder)/a")[.posixPermissions]
    #expect(rights as? Int == 0o600)
  }

  @Test("A link still leads where it led, and the file there is the new one")
  func link() throws {
    try AtomicFile.write("old", to: "\(folder)/a")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/b", withDestinationPath: "a")
    try AtomicFile.write("new", to: "\(folder)/b")
    #expect(try text("a") == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/b") == "a")
    #expect(try names() == ["a", "b"])
  }

  @Test("What is no file is written to, never put aside")
  func pipe() throws {
    let path = "\(folder)/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let end = open(path, O_RDONLY | O_NONBLOCK)
    try AtomicFile.write("words", to: path)
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(read(end, &bytes, bytes.count) == 5)
    #expect(String(decoding: bytes.prefix(5), as: UTF8.self) == "words")
    close(end)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(throws: OutputError(reason: "Is a directory")) {
      try AtomicFile.write("words", to: folder)
    }
    #expect(throws: OutputError(reason: "No space left on device")) {
      try AtomicFile.write("words", to: "/dev/full")
    }
  }
}
