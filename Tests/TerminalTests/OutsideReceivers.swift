import Foundation
import TestSupplies

/// Receivers that others wrote: `CANDIDACY_VALIDATORS` names the Python environment that they need,
/// and the scripts lie in `../shared/validators` beside the repository.
enum OutsideReceivers {
  static let reason = "CANDIDACY_VALIDATORS names no environment with receivers"

  static var areThere: Bool {
    python != nil && FileManager.default.fileExists(atPath: script("mllp_receiver.py"))
      && FileManager.default.fileExists(atPath: script("fhir_server.py"))
  }

  private static var python: String? {
    ProcessInfo.processInfo.environment["CANDIDACY_VALIDATORS"].map { $0 + "/bin/python" }
  }

  private static func script(_ name: String) -> String {
    Repository.path("../shared/validators/\(name)")
  }

  static func start(
    _ name: String, _ arguments: [String], output: String
  ) throws -> SendProcess {
    try SendProcess(python ?? "", [script(name)] + arguments, output: output)
  }

  /// Runs a few lines of Python to their end.
  static func run(_ lines: String, _ arguments: [String], output: String) throws -> Int32 {
    try SendProcess(python ?? "", ["-c", lines] + arguments, output: output).end()
  }

  /// One that nobody listens at.
  static func freePort() throws -> UInt16 { try Listener { _, _ in }.port }
}
