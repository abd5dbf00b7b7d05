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

  /// The store that is to be written, made when it is missing.
  func open() throws -> SQLiteEventStore {
    try Self.store(at: try resolvedPath())
  }

  /// The store that is to be read; nothing where the usual place holds none yet.
  func openExisting() throws -> SQLiteEventStore? {
    let place = try resolvedPath()
    guard access(place, F_OK) != 0, errno == ENOENT else { return try Self.store(at: place) }
    guard path == nil else { throw Failure.usage("There is no store at \(place).") }
    return nil
  }

  private static func store(at path: String) throws -> SQLiteEventStore {
    do {
      return try SQLiteEventStore(at: path)
    } catch {
      throw Failure.environment(error.sentence)
    }
  }

  private func resolvedPath() throws -> String {
    if let path { return path }
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
