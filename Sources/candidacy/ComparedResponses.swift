import Authoring
import Interview
import Rules

/// What given patients would get by two versions.
struct ComparedResponses {
  private(set) var total = 0
  private(set) var changed: [Changed] = []
  /// How many lines neither version, or one of them, cannot read.
  private(set) var unreadable = 0

  /// A patient who would get something else.
  struct Changed: Hashable {
    let line: Int
    /// The patient's own id as written in JSON.
    let id: String?
    let before: Verdict
    let after: Verdict
  }

  struct Verdict: Hashable {
    let outcome: String
    let rule: String
  }

  fileprivate mutating func add(_ line: Int, _ id: String?, _ before: Verdict, _ after: Verdict) {
    total += 1
    if before.outcome != after.outcome {
      changed.append(Changed(line: line, id: id, before: before, after: after))
    }
  }

  fileprivate mutating func addUnreadable() { unreadable += 1 }
}

extension ComparedResponses {
  /// Reads the lines of one input, through the eyes of both versions.
  struct Reading: ~Copyable {
    private var old: Judge
    private var new: Judge
    private var input: ByteInput
    private var found = ComparedResponses()
    private var sentences: [String] = []

    init(_ versions: ComparedVersions, of input: consuming ByteInput) {
      old = Judge(versions.old, called: "old")
      new = Judge(versions.new, called: "new")
      self.input = input
    }

    /// What cannot be read is told, one sentence a line, and does not stop the rest.
    mutating func all() throws -> ComparedResponses {
      var number = 0
      var isEnded = false
      while !isEnded {
        while let end = input.unread.firstIndex(of: UInt8(ascii: "\n")) {
          number += 1
          compare(UnsafeBufferPointer(rebasing: input.unread[..<end]), number)
          input.step(over: end + 1)
        }
        isEnded = try !input.more()
      }
      compare(input.unread, number + 1)
      try StandardError.write(sentences)
      return found
    }

    private mutating func compare(_ bytes: UnsafeBufferPointer<UInt8>, _ number: Int) {
      guard !bytes.allSatisfy(InputShape.isBlank) else { return }
      do throws(Unreadable) {
        let before = try old.verdict(of: bytes)
        let after = try new.verdict(of: bytes)
        let id = new.idRange.map { String(decoding: bytes[$0], as: UTF8.self) }
        found.add(number, id, before, after)
      } catch {
        sentences.append("line \(number): \(error.sentence)")
        found.addUnreadable()
      }
    }
  }

  private struct Unreadable: Error {
    let sentence: String
  }

  /// One version that reads patients.
  private struct Judge {
    private var evaluator: PatientEvaluator
    private let name: String

    init(_ loaded: LoadedQuestionnaire, called name: String) {
      evaluator = PatientEvaluator(loaded.form, loaded.rules)
      self.name = name
    }

    var idRange: Range<Int>? { evaluator.reader.idRange }

    mutating func verdict(
      of bytes: UnsafeBufferPointer<UInt8>
    ) throws(Unreadable) -> Verdict {
      do throws(PatientFault) {
        try evaluator.evaluate(bytes)
      } catch {
        let column = TextPosition(of: error.offset, in: bytes).column
        throw Unreadable(
          sentence: "column \(column): by the \(name) version \(error.sentence(evaluator.form))")
      }
      let assessment = evaluator.rules.assess(evaluator.evaluation, of: evaluator.form)
      return Verdict(outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)
    }
  }
}
