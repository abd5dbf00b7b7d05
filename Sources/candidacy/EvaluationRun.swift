import Glibc
import TerminalUI

/// Evaluates every patient of one input; what is wrong with one never stops the others.
struct EvaluationRun: ~Copyable {
  private var evaluator: PatientEvaluator
  private var input: ByteInput
  private var output = ByteOutput(STDOUT_FILENO)
  private var errors = ByteOutput(STDERR_FILENO)
  private let format: EvaluationFormat
  /// Missing where nobody asks for reasons, which take their time.
  private let finder: ReasonFinder?
  private let digest: String
  private var problems = 0
  private var reports = 0

  init(
    _ evaluator: PatientEvaluator, of input: consuming ByteInput, _ format: EvaluationFormat,
    finder: ReasonFinder?, digest: String
  ) {
    self.evaluator = evaluator
    self.input = input
    self.format = format
    self.finder = finder
    self.digest = digest
  }

  /// How many patients could not be read.
  mutating func run() throws -> Int {
    _ = try input.more()
    stepOverMark()
    switch format {
    case .ndjson:
      try evaluateLines()
    case .json, .text:
      try readUntilDecided()
      if case .lines = InputShape(input.unread) {
        try evaluateLines()
      } else {
        try evaluateOne()
      }
    }
    try flush()
    return problems
  }

  /// Some editors put a byte order mark first.
  private mutating func stepOverMark() {
    if input.unread.starts(with: [0xEF, 0xBB, 0xBF]) { input.step(over: 3) }
  }

  private mutating func readUntilDecided() throws {
    while case let shape = InputShape(input.unread), shape != .lines,
      input.unread.count <= PatientReader.lengthLimit, try input.more()
    {}
  }

  private mutating func evaluateOne() throws {
    let bytes = input.unread
    let name = input.name
    do throws(PatientFault) {
      try evaluateWithinLimit(bytes)
    } catch {
      let place = TextPosition(of: error.offset, in: bytes)
      try report("\(name):\(place.line):\(place.column): \(error.sentence(evaluator.form))")
      return
    }
    try writeWarnings(after: "\(name): ")
    switch format {
    case .json: try output.append(PrettyJSON.laidOut(try line()))
    case .ndjson: try output.append(try line())
    case .text: try output.append(try report())
    }
  }

  private mutating func evaluateLines() throws {
    var number = 0
    var isOverLong = false
    var searched = 0
    while true {
      let unread = input.unread
      if let end = unread.firstLineEnd(from: searched) {
        number += 1
        if isOverLong {
          isOverLong = false
        } else {
          try evaluateLine(UnsafeBufferPointer(rebasing: unread[..<end]), number)
        }
        input.step(over: end + 1)
        searched = 0
        continue
      }
      searched = unread.count
      if searched > PatientReader.lengthLimit {
        if !isOverLong { try evaluateLine(unread, number + 1) }
        isOverLong = true
        input.step(over: searched)
        searched = 0
      }
      // Whoever waits for an answer before asking on gets it now.
      try flush()
      guard try !input.more() else { continue }
      if !isOverLong { try evaluateLine(input.unread, number + 1) }
      return
    }
  }

  private mutating func evaluateLine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ number: Int
  ) throws {
    guard !bytes.allSatisfy(InputShape.isBlank) else { return }
    do throws(PatientFault) {
      try evaluateWithinLimit(bytes)
    } catch {
      let column = TextPosition(of: error.offset, in: bytes).column
      return try report("line \(number): column \(column): \(error.sentence(evaluator.form))")
    }
    try writeWarnings(after: "line \(number): ")
    switch format {
    case .json, .ndjson:
      try output.append(try line())
    case .text:
      reports += 1
      try output.append("\(reports == 1 ? "" : "\n")LINE \(number)\n")
      try output.append(try report())
    }
  }

  /// The patient's JSON on one line.
  private func line() throws(Failure) -> [UInt8] {
    guard let finder else { return evaluator.line }
    let reasons = try finder.reasons(of: evaluator.reader.sheet)
    return ReasonsJSON(evaluator.form).line(evaluator.line, with: reasons)
  }

  private func report() throws(Failure) -> String {
    let reasons = try finder?.reasons(of: evaluator.reader.sheet)
    return PatientReport(evaluator, reasons, digest: digest).text
  }

  private mutating func evaluateWithinLimit(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(PatientFault) {
    guard !bytes.allSatisfy(InputShape.isBlank) else {
      throw PatientFault(fact: .nothing, offset: 0)
    }
    guard bytes.count <= PatientReader.lengthLimit else {
      throw PatientFault(fact: .tooLong(limit: PatientReader.lengthLimit), offset: 0)
    }
    try evaluator.evaluate(bytes)
  }

  private mutating func writeWarnings(after place: String) throws {
    for warning in evaluator.warnings {
      try errors.append(place)
      try errors.append(warning)
    }
  }

  private mutating func report(_ sentence: String) throws {
    problems += 1
    try errors.append(ShownText.lines(sentence) + "\n")
  }

  private mutating func flush() throws {
    try output.flush()
    try errors.flush()
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func firstLineEnd(from start: Int) -> Int? {
    guard let base = baseAddress, let found = memchr(base + start, 0x0A, count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
