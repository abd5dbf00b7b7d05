import ArgumentParser
import Glibc
import Store

/// Where sessions are kept, and what opens them.
struct RecordsOption: ParsableArguments {
  @OptionGroup var store: StoreOption

  @Option(
    help: ArgumentHelp(
      "A file whose first line is the passphrase of the clinic's key.",
      discussion: """
        Without it the passphrase is asked for where it is needed, without being shown. A key \
        that has none needs neither.
        """,
      valueName: "path"))
  var passphraseFile: String?

  /// The store that is to be read and written, made when it is missing.
  func open(speaking wording: KeyWording = .english) throws -> SQLiteEventStore {
    try unlocked(try store.openToWrite(), wording)
  }

  /// The store that is to be read; nothing where the usual place holds none yet.
  func openExisting() throws -> SQLiteEventStore? {
    let place = try store.resolvedPath()
    guard access(place, F_OK) != 0, errno == ENOENT else { return try open() }
    guard store.path == nil else { throw Failure.usage("There is no store at \(place).") }
    return nil
  }

  private func unlocked(
    _ store: SQLiteEventStore, _ wording: KeyWording
  ) throws(Failure) -> SQLiteEventStore {
    do {
      try store.unlock(
        with: try KeyDoor(passphraseFile, speaking: wording).identity(of: store.path))
      return store
    } catch let error as StoreError {
      throw .environment(error.sentence)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .environment("The clinic's key cannot be read.")
    }
  }
}
