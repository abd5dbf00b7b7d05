import Foundation
import TerminalHarness

/// How many patients `evaluate` answers in a second of one processor.
struct EvaluationFigures {
  let patients: Int
  let wallSeconds: Double
  let processorSeconds: Double

  var sentence: String {
    """
    evaluate: \(patients) patients from NDJSON in \(wallSeconds.rounded(to: 2)) s: \
    \(Int(Double(patients) / wallSeconds)) a second, \
    \(Int(Double(patients) / processorSeconds)) a second of processor time.
    """
  }

  static func measured(_ executable: String, patients: Int = 200_000) throws -> EvaluationFigures {
    let input = FileManager.default.temporaryDirectory.appending(
      path: "candidacy-benchmark-\(getpid()).ndjson")
    try PatientLines.data(count: patients).write(to: input)
    defer { unlink(input.path) }
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = ["evaluate", input.path, "--format", "ndjson"]
    process.standardOutput = FileHandle.nullDevice
    let processorBefore = childSeconds()
    let start = ContinuousClock.now
    try process.run()
    process.waitUntilExit()
    let wallSeconds = start.millisecondsSince / 1_000
    guard process.terminationStatus == 0 else {
      throw HarnessFailure.system("evaluating", process.terminationStatus)
    }
    return EvaluationFigures(
      patients: patients, wallSeconds: wallSeconds,
      processorSeconds: childSeconds() - processorBefore)
  }

  private static func childSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
  }
}
