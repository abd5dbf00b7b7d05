import Foundation

/// What the tests by force are told from outside.
enum Force {
  /// Repeats a run.
  static func seed() -> UInt64 {
    number("CANDIDACY_SEED").map(UInt64.init) ?? UInt64.random(in: 0..<1_000_000)
  }

  static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  /// What a program of a test is started with, whatever the tests themselves were.
  static func environment(home: String) -> [String: String] {
    ["PATH": "/usr/bin:/bin", "TZ": "UTC", "LC_ALL": "C.UTF-8", "HOME": home]
  }
}
