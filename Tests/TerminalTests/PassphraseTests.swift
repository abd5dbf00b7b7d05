import Foundation
import Store
import TerminalHarness
import TestSupplies
import Testing

/// How a passphrase is asked for, and what is said where it does not come as it should.
@Suite struct PassphraseTests {
  private static let passphrase = "nine low plum hedges"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    let path = KeyFile.path(beside: store.path)
    try KeyFile.locked(
      KeyFile(at: path).openIdentity(), passphrase: Self.passphrase, recovery: .random()
    ).write(at: path)
  }

  private func sessions(firstLine: [UInt8], rights: mode_t = 0o600) throws -> Command.Result {
    let path = folder.path("passphrase")
    try Data(firstLine + [10]).write(to: URL(filePath: path))
    chmod(path, rights)
    return try Command.run("sessions", "--store", folder.storePath, "--passphrase-file", path)
  }

  @Test("A file with the passphrase is used only where nobody else can read it")
  func exposed() throws {
    let line = Array(Self.passphrase.utf8)
    #expect(try sessions(firstLine: line).status == 0)
    #expect(try sessions(firstLine: line, rights: 0o400).status == 0)
    let path = folder.path("passphrase")
    for rights: mode_t in [0o640, 0o604, 0o644] {
      #expect(
        try sessions(firstLine: line, rights: rights)
          == .init(
            status: 3, output: "",
            errors: "The file \(path) can be read by others: `chmod 600 \(path)`.\n"))
    }
  }

  @Test("A pipe gives the passphrase as a file does")
  func pipe() throws {
    let result = try Command.run(
      "/bin/bash",
      [
        "-c",
        "\"$candidacy\" sessions --store \"$store\" --passphrase-file <(echo '\(Self.passphrase)')",
      ],
      input: [],
      environment: ["candidacy": try Product.executable(), "store": folder.storePath])
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test("An empty first line, and bytes that are no text, are said to be that")
  func unusable() throws {
    #expect(
      try sessions(firstLine: [])
        == .init(
          status: 1, output: "",
          errors: "The first line of \(folder.path("passphrase")) is empty: it has to be the"
            + " passphrase.\n"))
    let garbled = Command.Result(
      status: 1, output: "",
      errors: "The passphrase is not text in UTF-8: set what it was typed in to UTF-8, then give it"
        + " again.\n")
    let latin: [UInt8] = Array("cinco ni".utf8) + [0xF1] + Array("os y un perro".utf8)
    #expect(try sessions(firstLine: latin) == garbled)
    #expect(
      try Command.run(
        Product.executable(), ["keys", "protect", "--store", folder.storePath],
        input: latin + [10] + latin + [10]) == garbled)
  }

  @Test("What was asked for and not given is named")
  func nothing() throws {
    for (words, sentence) in [
      (["keys", "protect"], "No passphrase was given."),
      (["keys", "rotate"], "No passphrase was given."),
      (["keys", "recover"], "No recovery code was given."),
    ] {
      #expect(
        try Command.run(
          Product.executable(), words + ["--store", folder.storePath], input: [])
          == .init(status: 1, output: "", errors: sentence + "\n"))
    }
  }

  @Test("At a terminal a wrong passphrase may be typed again, twice, and is never shown")
  func again() throws {
    let refusal = "That does not open the clinic's key: check each letter, and try again."
    for (lines, end) in [
      (["wrong", "wrong again", Self.passphrase], ProcessEnd.exited(0)),
      (["one", "two", "three"], .exited(3)),
    ] {
      let session = try TerminalSession(arguments: ["sessions", "--store", folder.storePath])
      for (order, line) in lines.enumerated() {
        try session.wait(until: "prompt \(order + 1)") {
          $0.text.components(separatedBy: "Passphrase of the clinic's key:").count == order + 2
        }
        session.press(line)
        session.press(.enter)
        if order == 0 { session.press("too early ") }
      }
      #expect(try session.exitStatus() == end)
      let screen = session.screen.text
      #expect(!screen.contains("early"))
      let refusals = screen.components(separatedBy: refusal).count - 1
      #expect(refusals == (end == .exited(0) ? 2 : 3))
    }
  }

  @Test("A desk in Spanish asks for the passphrase, and refuses a wrong one, in Spanish")
  func spanish() throws {
    let session = try TerminalSession(
      arguments: ["desk", "--store", folder.storePath, "--language", "es"])
    try session.wait(for: "Frase de contraseña de la llave de la clínica:")
    session.press("otra cosa")
    session.press(.enter)
    try session.wait(
      for: "Eso no abre la llave de la clínica: revise cada letra e inténtelo de nuevo.")
    session.press(Self.passphrase)
    session.press(.enter)
    try session.wait(for: "PIN")
    session.signal(15)
    #expect(try session.exitStatus() == .exited(0))
    #expect(
      try Command.run("desk", "--store", folder.storePath, "--language", "es")
        == .init(
          status: 2, output: "",
          errors: "La llave de la clínica está cerrada: nombre con --passphrase-file un archivo con"
            + " su frase.\n"))
  }
}
