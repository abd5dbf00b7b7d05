import Interview
import Rules

extension AnalysisLineCheck {
  /// An answer has what its kind has, and its kind is one that its question can have.
  func answer(at place: Int, of form: Form) -> AnalysisShape {
    let item = form.items[place]
    return .any(kinds(of: item).map { .fields(fields($0, at: place, of: form)) })
  }

  private func kinds(of item: Item) -> [AnalysisAnswer.Kind] {
    switch item.kind {
    case .one, .oneOfPicked, .many: [.none, .codes]
    case .scale, .number:
      switch (privacy, Deidentification.rule(for: item)) {
      case (.identified, _), (.deidentified, .told): [.none, .number]
      case (.deidentified, .agesGrouped): [.none, .number, .grouped]
      case (.deidentified, .leftOut): [.none, .leftOut]
      }
    case .text:
      switch privacy {
      case .identified: [.none, .text]
      case .deidentified: [.none, .leftOut]
      }
    }
  }

  private func fields(
    _ kind: AnalysisAnswer.Kind, at place: Int, of form: Form
  ) -> [String: AnalysisShape] {
    let standings = AnalysisAnswer.Word.allCases.filter { ($0 == .unanswered) == (kind == .none) }
    var fields: [String: AnalysisShape] = [
      "kind": .string(.word([kind.rawValue])),
      "standing": .string(.word(Set(standings.map(\.rawValue)))),
      "by": .optional(.string(.word(of: Respondent.self))), "changes": .number(.count),
    ]
    switch kind {
    case .none, .grouped, .leftOut: break
    case .codes:
      let codes = form.options(of: place).map(\.code.text)
      fields["codes"] = .list(.string(.word(Set(codes))))
    case .number: fields["number"] = .number(.numberIn(range(of: form.items[place])))
    case .text: fields["text"] = .string(.text)
    }
    switch privacy {
    case .identified:
      fields["at"] = .optional(.string(.moment))
      fields["staff"] = .optional(.string(.text))
    case .deidentified: break
    }
    return fields
  }

  private func range(of item: Item) -> ClosedRange<Double> {
    let range: ClosedRange<Double> =
      switch item.kind {
      case .scale(let scale): Double(scale.range.lowerBound)...Double(scale.range.upperBound)
      case .number(let limits): limits.range
      case .one, .oneOfPicked, .many, .text: 0...0
      }
    switch (privacy, Deidentification.rule(for: item)) {
    case (.identified, _), (.deidentified, .told), (.deidentified, .leftOut): return range
    case (.deidentified, .agesGrouped):
      return range.clamped(to: range.lowerBound...Double(Deidentification.oldestAge))
    }
  }
}
