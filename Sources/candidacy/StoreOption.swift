import ArgumentParser
import Glibc
import Store

/// Where sessions are kept.
struct StoreOption: ParsableArguments {
  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The file that keeps the sessions.",
      discussion: "Without it, candidacy/candidacy.sqlite below XDG_DATA_HOME or ~/.local/share.",
      valueName: "path"))
  var path: String?

  /// The store that is to be written, made when it is missing; nothing in it can be read.
  func openToWrite() throws(Failure) -> SQLiteEventStore {
    let path = try resolvedPath()
    do throws(StoreError) {
      return try SQLiteEventStore(at: path)
    } catch {
      throw .environment(error.sentence)
    }
  }

  /// Where the store is, which has to be there already.
  func existingPath() throws(Failure) -> String {
    let path = try resolvedPath()
    let place = FilePlace(path)
    if let reason = place.obstacle {
      throw .environment(StoreError.cannotOpen(path: path, reason: reason).sentence)
    }
    guard place.isThere else { throw .usage("There is no store at \(path).") }
    if let sentence = place.noStore {
      throw .environment("\(sentence): name the file of the store with --store.")
    }
    return path
  }

  func resolvedPath() throws(Failure) -> String {
    if let path {
      guard !path.isEmpty else {
        throw .usage("--store takes the path of a file, and it is empty.")
      }
      return path
    }
    let file = "candidacy/candidacy.sqlite"
    // A relative path there counts as none, says the specification of these folders.
    if let data = Self.variable("XDG_DATA_HOME"), data.hasPrefix("/") { return "\(data)/\(file)" }
    guard let home = Self.variable("HOME"), !home.isEmpty else {
      throw Failure.environment(
        "There is no home folder to keep sessions in: name a file with --store.")
    }
    return "\(home)/.local/share/\(file)"
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
