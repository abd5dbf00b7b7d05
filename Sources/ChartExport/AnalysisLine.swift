import Interview
import Rules

/// One session as an object.
struct AnalysisLine: Sendable {
  let facts: AnalysisFacts

  init(_ facts: AnalysisFacts) {
    self.facts = facts
  }

  var json: AnalysisJSON {
    var fields: [String: AnalysisJSON] = [
      "session": .string(facts.session), "revision": .number(String(facts.revision)),
      "status": .string(facts.status.rawValue), "questionnaire": .string(facts.questionnaire),
      "digest": .string(facts.digest), "language": .orNull(facts.language),
      "age": age, "seconds": .orNull(count: facts.seconds),
      "ended": .orNull(facts.ending?.rawValue),
    ]
    if let identified = facts.identified {
      fields["patient"] = Self.patient(identified)
      fields["ticket"] = .orNull(count: identified.ticket)
      fields["facility"] = .string(identified.facility)
      fields["started"] = .orNull(identified.started)
      fields["finished"] = .orNull(identified.ended)
      fields["signed_by"] = .orNull(identified.signedBy)
      fields["signed_at"] = .orNull(identified.signedAt)
      fields["ran_digest"] = .orNull(identified.ranDigest)
    } else {
      fields["year"] = .orNull(count: facts.year)
    }
    if let result = facts.result {
      fields.merge(Self.fields(of: result)) { first, _ in first }
      fields["answers"] = .object(
        Dictionary(
          facts.answers.map { ($0.item, Self.json(of: $0, facts)) },
          uniquingKeysWith: { first, _ in first }))
    }
    return .object(fields)
  }

  private var age: AnalysisJSON {
    switch facts.age {
    case nil: .null
    case .years(let years)?: .number(String(years))
    case .grouped?: .string(AnalysisFacts.Age.grouped.text)
    }
  }

  private static func patient(_ identity: AnalysisIdentity) -> AnalysisJSON {
    .object([
      "record_number_system": .orNull(identity.system),
      "record_number": .orNull(identity.recordNumber), "name": .orNull(identity.name),
      "birth_date": .orNull(identity.birthDate),
    ])
  }

  private static func fields(of result: AnalysisResult) -> [String: AnalysisJSON] {
    [
      "outcome": .string(result.outcome), "tier": .string(result.tier.rawValue),
      "rule": .string(result.rule), "reasons": .array(result.reasons.map { .string($0) }),
      "missing": .array(result.missing.map { .string($0) }),
      "shown_outcome": .orNull(result.shown?.outcome),
      "shown_rule": .orNull(result.shown?.rule),
      "unknown_safety": .number(String(result.unknownSafety)),
      "scores": .object(
        Dictionary(
          result.scores.map { ($0.id, .orNull(number: $0.value)) },
          uniquingKeysWith: { first, _ in first })),
      "findings": .object(
        Dictionary(
          result.findings.map { ($0.id, .truth($0.truth)) },
          uniquingKeysWith: { first, _ in first })),
    ]
  }

  private static func json(of answer: AnalysisAnswer, _ facts: AnalysisFacts) -> AnalysisJSON {
    var fields: [String: AnalysisJSON] = [
      "standing": .string(answer.standing.rawValue),
      "kind": .string(answer.value.kind.rawValue), "by": .orNull(answer.by?.rawValue),
      "changes": .number(String(answer.changes)),
    ]
    switch answer.value {
    case .none, .leftOut, .grouped: break
    case .codes(let codes, _): fields["codes"] = .array(codes.map { .string($0) })
    case .number(let number): fields["number"] = .number(number.plainText)
    case .text(let text): fields["text"] = .string(text)
    }
    if facts.identified != nil {
      fields["at"] = .orNull(answer.at)
      fields["staff"] = .orNull(answer.staff)
    }
    return .object(fields)
  }
}

extension AnalysisJSON {
  fileprivate static func orNull(_ text: String?) -> AnalysisJSON {
    text.map { .string($0) } ?? .null
  }

  fileprivate static func orNull(count: (some BinaryInteger)?) -> AnalysisJSON {
    count.map { .number(String($0)) } ?? .null
  }

  fileprivate static func orNull(number: Double?) -> AnalysisJSON {
    number.map { .number($0.plainText) } ?? .null
  }

  fileprivate static func truth(_ truth: Truth) -> AnalysisJSON {
    switch truth {
    case .yes: .bool(true)
    case .no: .bool(false)
    case .unknown: .null
    }
  }
}
