import ArgumentParser
import Glibc
import Interview
import Store

/// The clinic's key, which opens the records.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Shows and changes the key that opens the records.",
    discussion: """
      Kiosks seal what they write to the clinic's key and cannot read it again. Whoever has the \
      key and its passphrase can. Without both passphrase and recovery code, what is sealed is \
      lost for good.
      """,
    subcommands: [Show.self, Protect.self, Rotate.self, Recover.self],
    defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says where the key is and what that means.")

    @OptionGroup var store: StoreOption

    func run() throws {
      let path = KeyFile.path(beside: try store.resolvedPath())
      let file = try KeysCommand.attempt { () throws(StoreError) in try KeyFile(at: path) }
      try StandardOutput.write(KeyReport(file, at: path).text)
    }
  }

  /// On a key that has a passphrase already, this changes it.
  struct Protect: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Puts the key behind a passphrase, and prints a recovery code.",
      discussion: """
        The passphrase is asked for without being shown, or read from standard input, a line \
        each: the old one where there is one, then the new one twice.
        """)

    @OptionGroup var store: StoreOption

    func run() throws {
      umask(0o077)
      let keys = try ClinicKeys(store)
      let identity = try keys.identity { () throws(Failure) in
        .passphrase(try SecretInput().line(asking: "Present passphrase: "))
      }
      try keys.protect(identity, noting: .protectedKey)
    }
  }

  struct Recover: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Opens the key with the recovery code and gives it a new passphrase.",
      discussion: "The code is asked for, or read as the first line of standard input.")

    @OptionGroup var store: StoreOption

    func run() throws {
      umask(0o077)
      let keys = try ClinicKeys(store)
      let identity = try keys.identity { () throws(Failure) in
        let typed = try SecretInput().line(asking: "Recovery code: ")
        guard let code = RecoveryCode(typed) else {
          throw .problems(
            "This is not a recovery code: it has nine groups of four letters and digits, and one of"
              + " them is mistyped.")
        }
        return .recovery(code)
      }
      try keys.protect(identity, noting: .recoveredKey)
    }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a new key and seals the key of every record to it.",
      discussion: """
        For when somebody knew the passphrase who should not know it any more, or after the key \
        lay open. The former key is kept with the new one, because older backups need it.
        """)

    @OptionGroup var store: StoreOption

    func run() throws {
      umask(0o077)
      let keys = try ClinicKeys(store)
      let count = try keys.rotate { () throws(Failure) in
        .passphrase(try SecretInput().line(asking: "Passphrase of the clinic's key: "))
      }
      try StandardOutput.write(
        """
        The key is \(keys.name) now; the keys of \(count) logs were sealed to it.
        Start desks again. Kiosks go on.

        """)
    }
  }

  static func attempt<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(Failure) -> Value {
    do throws(StoreError) {
      return try body()
    } catch {
      throw .environment(error.sentence)
    }
  }
}
