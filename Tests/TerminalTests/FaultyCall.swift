import Foundation
import Glibc

/// A call to the system that fails, as the library `faults` brings it about.
struct FaultyCall: Sendable {
  enum Kind: Int, CaseIterable, Sendable {
    case write, sync, open, truncate, unlink, link
  }

  enum Cause: CaseIterable, Sendable {
    case full, broken, readOnly, interrupted

    var number: Int32 {
      switch self {
      case .full: ENOSPC
      case .broken: EIO
      case .readOnly: EROFS
      case .interrupted: EINTR
      }
    }

    /// How often: a full or read-only disk stays so until somebody does something.
    var times: Int64 {
      switch self {
      case .full, .readOnly: -1
      case .broken, .interrupted: 1
      }
    }
  }

  let kind: Kind
  let cause: Cause
  /// The first call of this kind that fails, counted from 1; 0 for none.
  let number: Int64

  var name: String { "\(kind) \(number): \(cause)" }

  /// What a program is started with so that it happens to it.
  func environment(below folder: String, by library: Preload, _ table: FaultTable) -> [String:
    String]
  {
    [
      "LD_PRELOAD": library.path, "FAULT_BELOW": folder, "FAULT_KIND": "\(kind.rawValue)",
      "FAULT_AT": "\(number)", "FAULT_ERROR": "\(cause.number)", "FAULT_TABLE": table.path,
    ]
  }
}

/// What the library counts, in a file that both sides see.
struct FaultTable {
  private let table: NumberTable

  init(at path: String, times: Int64) throws {
    table = try NumberTable(at: path)
    try set(times)
  }

  var path: String { table.path }

  /// From now on nothing fails.
  func lift() throws { try set(0) }

  /// The next call of the kind that was asked for fails, and no other.
  func failOnce() throws { try set(1) }

  func calls(_ kind: FaultyCall.Kind) throws -> Int64 { try table.number(kind.rawValue) }

  /// How many calls have failed.
  func failures() throws -> Int64 { try table.number(FaultyCall.Kind.allCases.count) }

  private func set(_ times: Int64) throws {
    try table.set(FaultyCall.Kind.allCases.count + 1, to: times)
  }
}
