import ChartExport
import Foundation
import Testing

/// What the validators of others say, where they are installed.
///
/// `CANDIDACY_VALIDATORS` is the folder of their Python environment;
/// `CANDIDACY_FHIR_SESSIONS` is how many sessions they get to see, 6 unless it says otherwise.
@Suite(
  .enabled(
    if: FHIRValidators.installed != nil,
    "CANDIDACY_VALIDATORS is not set, or ../shared/validators is not there"),
  .serialized)
struct FHIRValidatorTests {
  @Test("No validator finds an error in bundles by lot")
  func bundles() throws {
    let validators = try #require(FHIRValidators.installed)
    let sample = try FHIRSample().sample
    let questionnaire = try FHIRQuestionnaire(
      sample.loaded.form, rules: sample.loaded.rules, settings: .standard,
      codes: FHIRSample.painCode)
    var visits = FHIRVisits(sample, seed: 500)
    var files: [String] = []
    for number in 0..<FHIRValidators.sessions {
      let bundle = try FHIRBundle(
        try visits.record(number: number), settings: .standard, identity: .waived,
        in: number % 2 == 0 ? "en" : "es", codes: FHIRSample.painCode,
        patient: number % 5 == 0 ? .createdIfMissing : .mustExist)
      files.append(try validators.write(bundle.bytes, to: "bundle-\(number).json"))
    }
    let whole = try validators.write(questionnaire.bytes, to: "questionnaire.json")
    let other = try validators.write(
      Array(FHIRValidators.otherQuestionnaire.utf8), to: "other.json")
    let models = try validators.run(
      "validate_fhir.py", ["--questionnaire", whole, "--skip", "profile", whole] + files)
    #expect(models.status == 0, "\(models.output)")
    // Pyrofile 0.3.0 knows no translations inside of items, and so not our questionnaire.
    let profiles = try validators.run(
      "validate_fhir.py",
      [
        "--questionnaire", other, "--skip", "json,pydantic,fhirkit,links", "--package",
        validators.script("us_core_800.tgz"),
      ] + files)
    #expect(profiles.status == 0, "\(profiles.output)")
  }

  @Test("A server that gets a bundle twice stores it once")
  func twice() throws {
    let validators = try #require(FHIRValidators.installed)
    let sample = try FHIRSample()
    let bundle = try sample.bundle(
      sample.signed(try sample.visit()), patient: .createdIfMissing)
    let file = try validators.write(bundle.bytes, to: "twice.json")
    let server = try validators.run(
      "fhir_server.py", ["--port", "18473", "--smoke", file])
    #expect(server.output.contains("OK: stored once, second post changed nothing"))
    #expect(server.status == 0, "\(server.output)")
  }
}

/// The scripts of `../shared/validators` and the Python that runs them.
struct FHIRValidators {
  let python: String
  let scripts: String
  let folder: String

  static let otherQuestionnaire = """
    {"resourceType":"Questionnaire","url":"https://candidacy.invalid/Questionnaire/other",\
    "version":"1","name":"Other","title":"Other","status":"unknown","item":[{"linkId":"a",\
    "text":"a","type":"text"}]}
    """

  static var sessions: Int {
    ProcessInfo.processInfo.environment["CANDIDACY_FHIR_SESSIONS"].flatMap { Int($0) } ?? 6
  }

  /// Nothing where one of them is not there.
  static var installed: FHIRValidators? {
    guard let environment = ProcessInfo.processInfo.environment["CANDIDACY_VALIDATORS"] else {
      return nil
    }
    let repository = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let found = FHIRValidators(
      python: "\(environment)/bin/python",
      scripts: "\(repository.joined(separator: "/"))/../shared/validators",
      folder: "\(FileManager.default.temporaryDirectory.path)/candidacy-fhir")
    let needed = [found.python, found.script("validate_fhir.py")]
    return needed.allSatisfy(FileManager.default.fileExists(atPath:)) ? found : nil
  }

  func script(_ name: String) -> String { "\(scripts)/\(name)" }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/\(name)"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  func run(_ name: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-B", script(name)] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    return (
      process.terminationStatus, lines.filter { !$0.hasPrefix("ok ") }.joined(separator: "\n")
    )
  }
}
