import Interview

/// Puts conditions into FHIR's words; whoever is asked here is asked there.
struct FHIRConditionReader {
  let form: Form
  let settings: ChartSettings

  func reading(_ condition: Condition) -> FHIREnableWhen? {
    switch condition {
    case .all(let parts): .both(parts.map { reading($0) })
    case .any(let parts): .either(parts.map { reading($0) })
    case .atLeast(1, let parts): .either(parts.map { reading($0) })
    case .atLeast(let count, let parts):
      count == parts.count ? .both(parts.map { reading($0) }) : nil
    case .not(let part): readingOpposite(of: part)
    case .named(let id): named(id).flatMap { reading($0) }
    case .answer(let id, let comparison):
      form.place(of: id).flatMap { reading(comparison, of: $0) }
    case .constant, .unknown, .choose: nil
    }
  }

  /// When the condition is false; not when it is unknown.
  private func readingOpposite(of condition: Condition) -> FHIREnableWhen? {
    switch condition {
    case .all(let parts): .either(parts.map { readingOpposite(of: $0) })
    case .any(let parts): .both(parts.map { readingOpposite(of: $0) })
    case .atLeast(1, let parts): .both(parts.map { readingOpposite(of: $0) })
    case .atLeast(let count, let parts):
      count == parts.count ? .either(parts.map { readingOpposite(of: $0) }) : nil
    case .not(let part): reading(part)
    case .named(let id): named(id).flatMap { readingOpposite(of: $0) }
    case .answer(let id, let comparison):
      form.place(of: id).flatMap { readingOpposite(of: comparison, at: $0) }
    case .constant, .unknown, .choose: nil
    }
  }

  private func named(_ id: NamedCondition.ID) -> Condition? {
    form.place(of: id).map { form.questionnaire.conditions[$0].condition }
  }
}

extension FHIRConditionReader {
  private func reading(_ comparison: Comparison, of place: Int) -> FHIREnableWhen? {
    switch comparison {
    case .includes(let codes):
      guard !canHold(codes, without: place) else { return nil }
      return includes(codes, at: place)
    case .number(let relation, let number):
      switch form.items[place].kind {
      case .many:
        // At least one is as near as FHIR comes to counting.
        let isExact = relation == .atLeast && number == 1
        let holdsForNone = relation.holds(0, number)
        return holdsForNone ? nil : FHIREnableWhen(.all([exists(place)]), isExact ? .exact : .wider)
      case .scale, .number:
        return FHIREnableWhen(.all([test(place, relation.rawValue, value(number, at: place))]))
      case .one, .oneOfPicked, .text: return nil
      }
    }
  }

  private func readingOpposite(of comparison: Comparison, at place: Int) -> FHIREnableWhen? {
    switch comparison {
    case .includes(let codes):
      let tests = codes.map { test(place, "!=", coding($0, at: place)) }
      guard hasStandIn(place) else { return FHIREnableWhen(.all(tests + isKnown(place))) }
      let isMissing = test(place, "exists", .boolean(false))
      guard tests.count == 1 else { return nil }
      return FHIREnableWhen(.any([isMissing] + tests), .wider)
    case .number(let relation, let number):
      switch form.items[place].kind {
      case .scale, .number:
        guard !hasStandIn(place) else { return nil }
        let opposite = relation.opposite
        return FHIREnableWhen(.all([test(place, opposite, value(number, at: place))]))
      case .one, .oneOfPicked, .many, .text: return nil
      }
    }
  }

  /// Any of the codes; said by what it is not where that can stand beside other tests.
  private func includes(_ codes: [Option.Code], at place: Int) -> FHIREnableWhen {
    let tests = codes.map { test(place, "=", coding($0, at: place)) }
    let others = form.options(of: place).filter { !codes.contains($0.code) }
    switch form.items[place].kind {
    case .one, .oneOfPicked:
      guard codes.count > 1, !others.isEmpty, others.count < 5 else { break }
      return FHIREnableWhen(
        .all([exists(place)] + others.map { test(place, "!=", coding($0.code, at: place)) }))
    case .many, .scale, .number, .text: break
    }
    return FHIREnableWhen(.any(tests))
  }

  /// Where somebody picked that the answer is not known, nothing is known.
  private func isKnown(_ place: Int) -> [FHIR.EnableWhen] {
    form.options(of: place).filter(\.isUnknown)
      .map { test(place, "!=", coding($0.code, at: place)) }
  }

  private func canHold(_ codes: [Option.Code], without place: Int) -> Bool {
    [form.items[place].ifNotAsked, form.items[place].ifUnanswered].contains { standIn in
      switch standIn {
      case .unknown, .nothing: false
      case .code(let code): codes.contains(code)
      case .sameAs: true
      }
    }
  }

  private func hasStandIn(_ place: Int) -> Bool {
    form.items[place].ifNotAsked != .unknown || form.items[place].ifUnanswered != .unknown
  }

  private func exists(_ place: Int) -> FHIR.EnableWhen { test(place, "exists", .boolean(true)) }

  private func test(_ place: Int, _ name: String, _ value: FHIR.Value) -> FHIR.EnableWhen {
    FHIR.EnableWhen(question: form.items[place].id.text, operator: name, answer: value)
  }

  private func coding(_ code: Option.Code, at place: Int) -> FHIR.Value {
    let addresses = FHIRAddresses(settings: settings, questionnaire: form.questionnaire)
    return .coding(FHIR.Coding(addresses.options(of: form.items[place]), code.text))
  }

  private func value(_ number: Double, at place: Int) -> FHIR.Value {
    switch form.items[place].kind {
    case .scale where number.rounded() == number && number.magnitude < 1e9: .integer(Int(number))
    case .scale, .number, .one, .oneOfPicked, .many, .text: .decimal(number)
    }
  }
}

extension Relation {
  fileprivate var opposite: String {
    switch self {
    case .less: ">="
    case .atMost: ">"
    case .equal: "!="
    case .atLeast: "<"
    case .greater: "<="
    }
  }
}
