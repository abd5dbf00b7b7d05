import Foundation
import TestSupplies
import Testing

/// A small library that a program loads before all others, made for one test: it stands between the
/// program and the system.
struct Preload {
  let folder: TemporaryFolder
  let path: String

  /// What makes libraries here; nothing where there is no compiler.
  static let compiler: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    for name in ["cc", "gcc", "clang"] {
      for folder in folders where access("\(folder)/\(name)", X_OK) == 0 {
        return "\(folder)/\(name)"
      }
    }
    return nil
  }()

  static let missing: Comment = "There is no C compiler here to make a library with."

  struct NotMade: Error {
    let reason: String
  }

  /// Made from the source of this name among the fixtures.
  init(_ name: String) throws {
    guard let compiler = Self.compiler else { throw NotMade(reason: "no compiler") }
    folder = try TemporaryFolder()
    path = folder.path("\(name).so")
    let source = Repository.path("Tests/Fixtures/preload/\(name).c")
    let made = try Command.run(
      compiler, ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", path, source, "-ldl"],
      input: [], environment: ["PATH": "/usr/bin:/bin"])
    guard made.status == 0 else { throw NotMade(reason: made.errors) }
  }
}
