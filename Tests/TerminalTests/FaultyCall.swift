import Foundation
import Glibc
import TestSupplies

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
  let path: String
  private let file: FileHandle

  init(at path: String, times: Int64) throws {
    self.path = path
    try Data(count: 4096).write(to: URL(fileURLWithPath: path))
    file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try set(times)
  }

  /// From now on nothing fails.
  func lift() throws { try set(0) }

  func calls(_ kind: FaultyCall.Kind) throws -> Int64 { try number(kind.rawValue) }

  /// How many calls have failed.
  func failures() throws -> Int64 { try number(FaultyCall.Kind.allCases.count) }

  private func set(_ times: Int64) throws {
    try file.seek(toOffset: UInt64(8 * (FaultyCall.Kind.allCases.count + 1)))
    try file.write(contentsOf: withUnsafeBytes(of: times) { Data($0) })
  }

  private func number(_ place: Int) throws -> Int64 {
    try file.seek(toOffset: UInt64(8 * place))
    let bytes = try file.read(upToCount: 8) ?? Data()
    return bytes.withUnsafeBytes { $0.loadUnaligned(as: Int64.self) }
  }
}
