import Interview

/// A condition in the words of FHIR, which knows only tests of single answers, all or any of them.
struct FHIREnableWhen {
  enum Tests {
    /// One test is either.
    case all([FHIR.EnableWhen])
    case any([FHIR.EnableWhen])
  }

  /// Whether everybody who passes the tests is asked; the other way round always holds.
  enum Precision {
    case exact
    case wider
  }

  let tests: Tests
  let precision: Precision

  /// Nothing where FHIR can say nothing about it.
  static func reading(_ condition: Condition, of form: Form, _ settings: ChartSettings) -> Self? {
    FHIRConditionReader(form: form, settings: settings).reading(condition)
  }

  init(_ tests: Tests, _ precision: Precision = .exact) {
    self.tests = tests
    self.precision = precision
  }
}

extension FHIREnableWhen {
  /// Tests that all have to hold, where it is so.
  var conjuncts: [FHIR.EnableWhen]? {
    switch tests {
    case .all(let tests): tests
    case .any(let tests): tests.count == 1 ? tests : nil
    }
  }

  var alternatives: [FHIR.EnableWhen]? {
    switch tests {
    case .any(let tests): tests
    case .all(let tests): tests.count == 1 ? tests : nil
    }
  }

  var list: [FHIR.EnableWhen] {
    switch tests {
    case .all(let tests), .any(let tests): tests
    }
  }

  /// Missing for one test, which needs none.
  var behavior: String? {
    guard list.count > 1 else { return nil }
    switch tests {
    case .all: return "all"
    case .any: return "any"
    }
  }

  /// As far as both can be said together; what is left out makes it wider.
  static func both(_ parts: [FHIREnableWhen?]) -> FHIREnableWhen? {
    let known = parts.compactMap(\.self)
    let joined = known.compactMap(\.conjuncts)
    let isExact =
      joined.count == parts.count && known.allSatisfy { $0.precision == .exact }
    if !joined.isEmpty {
      return FHIREnableWhen(.all(joined.flatMap(\.self)), isExact ? .exact : .wider)
    }
    guard let first = known.first else { return nil }
    return FHIREnableWhen(first.tests, parts.count == 1 ? first.precision : .wider)
  }

  /// Nothing where one of them cannot be said, since it may hold whatever the others do.
  static func either(_ parts: [FHIREnableWhen?]) -> FHIREnableWhen? {
    var tests: [FHIR.EnableWhen] = []
    var precision = Precision.exact
    for part in parts {
      guard let part else { return nil }
      if part.precision == .wider { precision = .wider }
      if let alternatives = part.alternatives {
        tests += alternatives
      } else {
        guard let first = part.list.first else { return nil }
        tests.append(first)
        precision = .wider
      }
    }
    return tests.isEmpty ? nil : FHIREnableWhen(.any(tests), precision)
  }
}
