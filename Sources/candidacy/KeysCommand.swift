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
      let place = FilePlace(try store.resolvedPath())
      guard place.isThere || store.path != nil else {
        throw Failure.usage(
          "There is no store at \(place.path) yet: the first start makes it, and its key.")
      }
      _ = try store.existingPath()
      let path = KeyFile.path(beside: place.path)
      // Before its key: a file that is no store has none.
      let clinic = try KeysCommand.attempt { () throws(StoreError) in
        try ClinicPublicKey.sealing(storeAt: place.path)
      }
      guard clinic != nil || FilePlace(path).isThere else {
        throw Failure.usage(
          "The store \(place.path) is of an older format, in which nothing is sealed: the next start"
            + " of a kiosk or a desk brings it up, and makes its key.")
      }
      let report = try KeysCommand.attempt { () throws(StoreError) in
        let file = try KeyFile(at: path)
        return KeyReport(file, at: path, try file.fit(to: clinic, opened: nil))
      }
      try StandardOutput.write(report.text)
      if report.hasProblem { throw ExitCode(.problems) }
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
      let identity = try keys.identity(
        asking: .passphrase(prompt: "Present passphrase: ", .english))
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
      try keys.protect(try keys.identity(asking: .recoveryCode), noting: .recoveredKey)
    }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a new key and seals the key of every record to it.",
      discussion: """
        For when somebody knew the passphrase who should not know it any more, or after the key \
        lay open. The former key is kept with the new one, because older backups need it. Where \
        the key has a passphrase, it gets a new one and a new recovery code too: the present \
        passphrase is asked for without being shown, or read from standard input, then the new \
        one twice.
        """)

    @OptionGroup var store: StoreOption

    func run() throws {
      umask(0o077)
      let keys = try ClinicKeys(store)
      try keys.rotate(asking: .passphrase(prompt: "Present passphrase: ", .english))
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
