import Foundation
import TestSupplies

/// The scripts of `../shared/validators`, and the Python environment that `CANDIDACY_VALIDATORS`
/// names.
struct FHIRValidators {
  static let missing = "CANDIDACY_VALIDATORS is not set, or ../shared/validators is not there"

  let python: String
  let scripts: String
  let folder: TemporaryFolder

  static var areThere: Bool {
    environment.map { needed($0).allSatisfy(FileManager.default.fileExists(atPath:)) } ?? false
  }

  private static var environment: String? {
    ProcessInfo.processInfo.environment["CANDIDACY_VALIDATORS"]
  }

  private static var scripts: String {
    let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return "\(repository.joined(separator: "/"))/../shared/validators"
  }

  private static func needed(_ environment: String) -> [String] {
    ["\(environment)/bin/python", "\(scripts)/validate_fhir.py", "\(scripts)/fhir_server.py"]
  }

  init() throws {
    python = "\(Self.environment ?? "")/bin/python"
    scripts = Self.scripts
    folder = try TemporaryFolder()
  }

  func script(_ name: String) -> String { "\(scripts)/\(name)" }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: folder.path(name)))
    return folder.path(name)
  }

  /// A process that is not started yet.
  func process(_ name: String, _ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-B", script(name)] + arguments
    return process
  }

  /// A line for each file, and one more for each fault.
  func words(_ arguments: [String]) throws -> [Substring] {
    let process = process("validate_fhir.py", arguments)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).split(separator: "\n")
  }
}
