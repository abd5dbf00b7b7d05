extension Form {
  /// The answer as it fits the question, or why it does not.
  package func fitting(_ answer: Answer, at place: Int) throws(Rejection) -> FittingAnswer {
    switch answer {
    case .codes(let codes):
      return .picked(try picks(codes, at: place))
    case .number(let number):
      return .number(try checked(number, at: place))
    case .text(let text):
      guard case .text(let maximum) = items[place].kind else { throw expected(at: place) }
      guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
        throw .empty
      }
      guard text.count <= maximum else { throw .tooLong(maximum: maximum) }
      return .text(text)
    }
  }

  /// The answer in the questionnaire's words.
  package func answer(_ fitting: FittingAnswer, at place: Int) -> Answer {
    switch fitting {
    case .picked(let picks): .codes(picks.places.map { facts[place].options[$0].code })
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }

  /// The place of an option in its question.
  package func place(of code: Option.Code, in place: Int) -> Int? {
    facts[place].optionPlaces[code]
  }

  /// Checks that these picks may be given together.
  package func fitting(_ picks: Picks, at place: Int) throws(Rejection) -> FittingAnswer {
    guard !picks.isEmpty else { throw .empty }
    if picks.count > 1 {
      let exclusive = picks.intersection(facts[place].exclusive)
      if let first = exclusive.places.first {
        throw .notTogether(facts[place].options[first].code)
      }
      switch items[place].kind {
      case .many: break
      case .one, .oneOfPicked, .scale, .number, .text: throw .oneOnly
      }
    }
    return .picked(picks)
  }

  package func fitting(_ number: Double, at place: Int) throws(Rejection) -> FittingAnswer {
    .number(try checked(number, at: place))
  }

  /// Whether the answer says that it is not known.
  package func isDeclined(_ answer: FittingAnswer, at place: Int) -> Bool {
    guard case .picked(let picks) = answer else { return false }
    return picks.intersects(facts[place].unknown)
  }

  /// The warning answers among these.
  package func warnings(in answer: FittingAnswer?, at place: Int) -> Picks {
    guard case .picked(let picks)? = answer else { return Picks() }
    return picks.intersection(facts[place].warnings)
  }

  /// Whether the answer has to interrupt the interview.
  package func isEmergency(_ answer: FittingAnswer?, at place: Int) -> Bool {
    guard case .picked(let picks)? = answer else { return false }
    return picks.intersects(facts[place].emergencies)
  }

  private func picks(_ codes: [Option.Code], at place: Int) throws(Rejection) -> Picks {
    guard !facts[place].options.isEmpty else { throw expected(at: place) }
    var picks = Picks()
    for code in codes {
      guard let option = facts[place].optionPlaces[code] else {
        let known = facts[place].options.map(\.code.text)
        throw .noSuchOption(code, nearest: Spelling.nearest(to: code, in: known))
      }
      picks = picks.union(Picks(option))
    }
    guard case .picked(let fitting) = try fitting(picks, at: place) else { return picks }
    return fitting
  }

  private func checked(_ number: Double, at place: Int) throws(Rejection) -> Double {
    switch items[place].kind {
    case .one, .oneOfPicked, .many, .text:
      throw expected(at: place)
    case .scale(let scale):
      guard number.rounded() == number else { throw .tooManyDecimals(allowed: 0) }
      let range = Double(scale.range.lowerBound)...Double(scale.range.upperBound)
      guard range.contains(number) else { throw .outside(range) }
      return number
    case .number(let limits):
      guard limits.range.contains(number) else { throw .outside(limits.range) }
      guard number.hasAtMost(decimals: limits.decimals) else {
        throw .tooManyDecimals(allowed: limits.decimals)
      }
      return number
    }
  }

  private func expected(at place: Int) -> Rejection {
    switch items[place].kind {
    case .one, .oneOfPicked, .many: .notAChoice
    case .scale, .number: .notANumber
    case .text: .notAText
    }
  }
}

extension Double {
  fileprivate func hasAtMost(decimals: Int) -> Bool {
    var scaled = self
    for _ in 0..<decimals { scaled *= 10 }
    return (scaled - scaled.rounded()).magnitude < 1e-6
  }
}
