import ChartExport
import Foundation
import Interview
import Testing

/// The tables, lines and notes of 600 sessions by lot, judged by the validator of the design.
@Suite struct AnalysisValidatorTests {
  @Test(
    "The outside validator finds nothing to say, and no identifier where none may be",
    .enabled(
      if: AnalysisValidator.isThere,
      "CANDIDACY_VALIDATORS names no Python environment, or ../shared/validators is not there"),
    arguments: 1...12)
  func validated(batch: UInt64) throws {
    let patients = try AnalysisPatients.patients(50, seed: 1000 + batch)
    let records = patients.map(\.record)
    let key = try #require(Deidentification(key: (0..<32).map { UInt8($0) ^ UInt8(batch) }))
    let validator = try AnalysisValidator()
    defer { validator.removeFiles() }
    let named = try CSVTables(records, .standard, .identified, identity: .waived)
    let unnamed = try CSVTables(records, .standard, .deidentified(key), identity: .required)
    try validator.write(named.sessions, "sessions.csv")
    try validator.write(named.answers, "answers.csv")
    try validator.write(
      try AnalysisLines(records, .standard, .identified, identity: .waived).bytes, "s.ndjson")
    let words = patients.flatMap(\.identifiers).filter { !$0.isEmpty }
    #expect(words.count > 200)
    try validator.write(unnamed.sessions, "de-sessions.csv", without: words)
    try validator.write(unnamed.answers, "de-answers.csv", without: words)
    try validator.write(
      try AnalysisLines(records, .standard, .deidentified(key), identity: .required).bytes,
      "de-s.ndjson", without: words)
    for (order, record) in records.enumerated() {
      for language in ["en", "es"] {
        let note = try ASCIINote.text(of: TextNote(record, in: Language(language)))
        try validator.write(Array(note.utf8), "note\(order)\(language).txt")
      }
    }
    #expect(try validator.complaints() == "")
    try validator.write(named.sessions, "de-sessions.csv", without: words)
    #expect(try validator.complaints().contains("appears in the file"))
  }
}

/// Runs `validate_tabular.py` on files of its own.
private struct AnalysisValidator {
  private static let python = ProcessInfo.processInfo.environment["CANDIDACY_VALIDATORS"].map {
    "\($0)/bin/python"
  }
  private static let script =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    .joined(separator: "/") + "/shared/validators/validate_tabular.py"

  static var isThere: Bool {
    FileManager.default.isReadableFile(atPath: script)
      && python.map(FileManager.default.isExecutableFile(atPath:)) == true
  }

  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("analysis-\(UUID().uuidString)")

  init() throws {
    for name in ["plain", "unnamed"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
  }

  func removeFiles() {
    do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent("plain/\(name)"))
  }

  func write(_ bytes: [UInt8], _ name: String, without words: [String]) throws {
    try Data(bytes).write(to: folder.appendingPathComponent("unnamed/\(name)"))
    // An option would begin with "-", and so may a name.
    let options = Set(words).sorted().map { "--no-phi=\($0)" }.joined(separator: "\n")
    try Data(options.utf8).write(to: folder.appendingPathComponent("words"))
  }

  func complaints() throws -> String {
    let words = try String(
      contentsOf: folder.appendingPathComponent("words"), encoding: .utf8)
    return try run(["--ascii"], in: "plain")
      + run(words.split(separator: "\n").map(String.init), in: "unnamed")
  }

  private func run(_ options: [String], in name: String) throws -> String {
    let path = folder.appendingPathComponent(name).path
    let files = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python ?? "")
    process.arguments = [Self.script] + options + files.map { "\(path)/\($0)" }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let said = output.split(separator: "\n").filter { !$0.hasPrefix("ok ") }
    let isRight = process.terminationStatus == 0 && said.isEmpty && !files.isEmpty
    return isRight ? "" : "\(process.terminationStatus): \(said.prefix(12).joined(separator: "\n"))"
  }
}
