import ChartExport
import Foundation
import Interview
import Testing

@Suite(
  "HL7 by outside validators",
  .enabled(if: HL7Validators.areThere, "CANDIDACY_VALIDATORS names no environment with validators"))
struct HL7ValidatorTests {
  @Test("500 sessions by lot pass as results and as documents")
  func standard() throws {
    let faults = try judge(.standard, Self.quick, seed: 21, count: 500) { _ in true }
    #expect(faults == "")
  }

  @Test("30 sessions by lot pass the strict parser too, which takes its time")
  func strict() throws {
    let faults = try judge(.standard, [], seed: 23, count: 30) { _ in true }
    #expect(faults == "")
  }

  @Test("60 sessions by lot pass OpenEMR's rules")
  func openemr() throws {
    let faults = try judge(.openemr, ["--openemr"] + Self.quick, seed: 22, count: 60) {
      $0.identity == .required
    }
    #expect(faults == "")
  }

  /// Without the parser that needs a third of a second for each message.
  private static let quick = ["--skip", "hl7apy"]

  /// What was not right, in the validators' own words.
  private func judge(
    _ profile: ReceiverProfile, _ options: [String], seed: UInt64, count: Int,
    where isMeant: (HL7Patients.Session) -> Bool
  ) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hl7-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer {
      do {
        try FileManager.default.removeItem(at: folder)
      } catch {
        Issue.record("\(folder.path) was not removed: \(error)")
      }
    }
    var patients = try HL7Patients(seed: seed)
    var paths: [String] = []
    while paths.count < 2 * count {
      let session = try patients.next()
      guard isMeant(session) else { continue }
      let pdf = paths.count % 3 == 0 ? HL7Samples.pdf(paths.count * 50) : nil
      let messages = [
        try HL7Samples.result(
          session.record, profile: profile, pdf: pdf, identity: session.identity,
          in: session.language),
        try HL7Samples.document(
          session.record, profile: profile, pdf: pdf, identity: session.identity,
          in: session.language),
      ]
      for message in messages {
        let file = folder.appending(path: "\(paths.count).hl7")
        try Data(message).write(to: file)
        paths.append(file.path)
      }
    }
    let words = try HL7Validators.words(about: options + paths)
    #expect(words.filter { $0.hasPrefix("ok") }.count == paths.count)
    return words.filter { !$0.hasPrefix("ok") }.joined(separator: "\n")
  }
}

/// Software of others: `CANDIDACY_VALIDATORS` names the Python environment that has it, and the
/// scripts lie in `../shared/validators` beside the repository.
enum HL7Validators {
  static var areThere: Bool { environment != nil && script != nil }

  private static var environment: String? {
    ProcessInfo.processInfo.environment["CANDIDACY_VALIDATORS"]
  }

  private static var script: String? {
    let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = repository.joined(separator: "/") + "/../shared/validators/validate_hl7.py"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// A line for each file, and one more for each fault.
  static func words(about arguments: [String]) throws -> [Substring] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: try #require(environment) + "/bin/python")
    process.arguments = [try #require(script)] + arguments
    process.standardOutput = output
    try process.run()
    let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return words.split(separator: "\n")
  }
}
