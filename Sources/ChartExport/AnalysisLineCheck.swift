import Interview
import Rules

/// Reads the lines back, and says what is wrong with them before anybody else can.
struct AnalysisLineCheck: Sendable {
  let words: AnalysisVocabulary
  let privacy: Privacy.Word

  init(_ words: AnalysisVocabulary, _ privacy: Privacy.Word) {
    self.words = words
    self.privacy = privacy
  }

  func faults(in bytes: [UInt8]) -> [AnalysisLineFault] {
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return [.byteOrderMark] }
    guard String(validating: bytes, as: UTF8.self) != nil else { return [.notUTF8] }
    guard bytes.isEmpty || bytes.last == UInt8(ascii: "\n") else { return [.unended] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .dropLast()
    var faults: [AnalysisLineFault] = []
    var seen: Set<String> = []
    for (order, line) in lines.enumerated() {
      faults += check(String(decoding: line, as: UTF8.self), number: order + 1, &seen)
    }
    if lines.count != words.forms.count {
      faults.append(.lineCount(found: lines.count, expected: words.forms.count))
    }
    return faults
  }

  private func check(
    _ text: String, number: Int, _ seen: inout Set<String>
  ) -> [AnalysisLineFault] {
    let value: AnalysisJSON
    do throws(AnalysisJSONReader.Unreadable) {
      value = try AnalysisJSONReader.value(of: text)
    } catch {
      return [.notJSON(line: number)]
    }
    guard case .object(let fields) = value else { return [.notJSON(line: number)] }
    guard Array(value.text.utf8) == Array(text.utf8) else { return [.notCanonical(line: number)] }
    guard case .string(let session)? = fields["session"], let form = words.forms[session] else {
      return [.foreignSession(line: number)]
    }
    let isVoid = fields["status"] == .string(ChartStatus.void.rawValue)
    let shape = AnalysisShape.fields(isVoid ? void(of: form) : whole(of: form))
    let faults = shape.faults(in: value, under: "line", line: number)
    return faults + (seen.insert(session).inserted ? [] : [.repeated(line: number)])
  }
}

extension AnalysisLineCheck {
  private func void(of form: Form) -> [String: AnalysisShape] {
    var shapes: [String: AnalysisShape] = [
      "session": .string(SessionTableCSV.nameContent(words, privacy)),
      "revision": .number(.count), "status": .string(.word(of: ChartStatus.self)),
      "questionnaire": .string(.word([form.name])), "digest": .string(.word(words.digests)),
      "language": .optional(
        .string(.word(Set(form.questionnaire.languages.map(\.language.code))))),
      "seconds": .optional(.number(.count)),
      "age": .any([.number(.age(privacy)), .string(.word(groups)), .null]),
      "ended": .optional(.string(.word(of: SessionEvent.Closing.self))),
    ]
    switch privacy {
    case .deidentified: shapes["year"] = .optional(.number(.year))
    case .identified: shapes.merge(Self.identity) { first, _ in first }
    }
    return shapes
  }

  private var groups: Set<String> {
    switch privacy {
    case .identified: []
    case .deidentified: [AnalysisFacts.Age.grouped.text]
    }
  }

  private static let identity: [String: AnalysisShape] = [
    "ticket": .optional(.number(.count)), "facility": .string(.text),
    "started": .optional(.string(.moment)), "finished": .optional(.string(.moment)),
    "signed_by": .optional(.string(.text)), "signed_at": .optional(.string(.moment)),
    "ran_digest": .optional(.string(.text)),
    "patient": .fields([
      "record_number_system": .optional(.string(.text)),
      "record_number": .optional(.string(.text)), "name": .optional(.string(.text)),
      "birth_date": .optional(.string(.day)),
    ]),
  ]

  private func whole(of form: Form) -> [String: AnalysisShape] {
    let other: Set = [AnalysisResult.other]
    let findings = form.questionnaire.conditions.map(\.id.text)
    return void(of: form).merging([
      "outcome": .string(.word(words.outcomes)), "tier": .string(.word(of: Tier.self)),
      "rule": .string(.word(words.rules)), "reasons": .list(.string(.word(words.reasons))),
      "missing": .list(.string(.word(Set(form.items.map(\.id.text))))),
      "shown_outcome": .optional(.string(.word(words.outcomes.union(other)))),
      "shown_rule": .optional(.string(.word(words.rules.union(other)))),
      "unknown_safety": .number(.count),
      "scores": .some(Dictionary(words.scores.map { ($0, Self.score) }) { first, _ in first }),
      "findings": .fields(
        Dictionary(findings.map { ($0, .truth) }, uniquingKeysWith: { first, _ in first })),
      "answers": .some(
        Dictionary(
          form.items.indices.map { (form.items[$0].id.text, answer(at: $0, of: form)) },
          uniquingKeysWith: { first, _ in first })),
    ]) { first, _ in first }
  }

  private static let score: AnalysisShape = .optional(.number(.number))
}
