import TerminalHarness
import Foundation

/// A small disk that only one process and its children see.
enum PrivateDisk {
  static let place = "/mnt"

  /// Words to put before a command, so that it runs with a disk of one megabyte at `place`.
  static let prefix = prefix(megabytes: 1)

  static func prefix(megabytes: Int) -> [String] {
    [
      "unshare", "--mount", "--map-root-user", "/bin/sh", "-c",
      "mount -t tmpfs -o size=\(megabytes)m,mode=0700 none \(place) && exec \"$0\" \"$@\"",
    ]
  }

  /// Whether this system lets us mount anything.
  static let isAllowed: Bool = {
    do {
      return try Command.run("/usr/bin/env", prefix + ["true"], input: []).status == 0
    } catch {
      return false
    }
  }()

  /// The disk as seen from outside, while the process lives.
  static func path(_ name: String, of process: pid_t) -> String {
    "/proc/\(process)/root\(place)/\(name)"
  }

  /// Leaves not a byte free.
  static func fill(of process: pid_t) throws {
    let file = open(path("filler", of: process), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw HarnessFailure.system("filling a disk", errno) }
    defer { close(file) }
    let block = [UInt8](repeating: 0, count: 4096)
    while write(file, block, block.count) > 0 {}
    guard errno == ENOSPC else { throw HarnessFailure.system("filling a disk", errno) }
  }

  static func free(of process: pid_t) throws {
    try FileManager.default.removeItem(atPath: path("filler", of: process))
  }
}
