import Foundation
import Glibc

package enum RealPath {
  /// Where a file really is, without links: SQLite keeps its journal there, and what is put in the
  /// place of a link would leave the file itself behind. Where nothing is at `path` yet, its name in
  /// the real folder.
  package static func of(_ path: String) -> String {
    if let real = real(path) { return real }
    let url = URL(fileURLWithPath: path)
    guard let folder = real(url.deletingLastPathComponent().path) else { return url.path }
    return (folder == "/" ? "" : folder) + "/\(url.lastPathComponent)"
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
