import Interview
import Rules

/// What the prover should find, with the size of the smallest patient who shows it.
extension EveryPatient {
  typealias Sizes = [Int: Int]

  /// The rules that decide about nobody.
  var deadRules: Set<Int> {
    Set(rules.definition.rules.indices).subtracting(seen.map(\.rule))
  }

  private func smallest(where holds: (Int) -> Bool) -> Int? {
    seen.indices.filter(holds).map { seen[$0].size }.min()
  }

  private func sizes(_ places: [Int], _ size: (Int) -> Int?) -> Sizes {
    Dictionary(uniqueKeysWithValues: places.compactMap { place in size(place).map { (place, $0) } })
  }

  private func rises(_ from: Int, _ to: Int, to tier: Tier) -> Bool {
    seen[from].tier < tier && seen[to].tier >= tier
  }

  private func removed(_ patient: Int, at place: Int) -> Int? {
    let mine = choices[place][choice(of: patient, at: place)]
    return choices[place].firstIndex(of: Choice(answer: nil, isChanged: mine.isChanged))
      .map { self.patient(patient, with: $0, at: place) }
  }

  /// By leaving an answer out first, then by taking a warning back; a lower tier first.
  var silenceRises: Sizes {
    sizes(form.items.indices.filter { !form.facts[$0].isNothingIfUnanswered }) { place in
      for tier in [Tier.caution, .open] {
        let size = smallest { patient in
          removed(patient, at: place).map { rises(patient, $0, to: tier) } ?? false
        }
        if let size { return size }
      }
      guard form.items[place].isSafetyQuestion else { return nil }
      let back = choices[place].indices.filter { order in
        choices[place][order].isChanged
          && form.warnings(in: choices[place][order].answer, at: place).isEmpty
      }
      for tier in [Tier.caution, .open] {
        let size = smallest { patient in
          back.contains { rises(patient, self.patient(patient, with: $0, at: place), to: tier) }
        }
        if let size { return size }
      }
      return nil
    }
  }

  var unheldQuestions: Sizes {
    sizes(form.items.indices.filter { form.items[$0].isSafetyQuestion }) { place in
      smallest { patient in
        seen[patient].values[place] == .unknown && seen[patient].standings[place] != .notAsked
          && seen[patient].tier > .hold
      }
    }
  }

  var unheldWarnings: Sizes {
    let staff = form.items.indices.filter { form.section(of: $0).respondent == .staff }
    let warning = form.questionnaire.conditions.indices.filter {
      form.questionnaire.conditions[$0].warns != nil
    }
    return sizes(Array(warning)) { condition in
      smallest { patient in
        seen[patient].truths[condition] == .yes && seen[patient].tier > .hold
          && staff.allSatisfy { choices[$0][choice(of: patient, at: $0)].answer == nil }
      }
    }
  }

  /// Options, by question and place, by which no finding that warns ever becomes true.
  var deadWarnings: Set<[Int]> {
    var dead: Set<[Int]> = []
    for place in form.items.indices {
      for option in form.facts[place].warnings.places {
        let counts = seen.indices.contains { patient in
          let mine = choices[place][choice(of: patient, at: place)]
          guard mine.answer == .picked(Picks(option)), let other = removed(patient, at: place)
          else { return false }
          return form.questionnaire.conditions.indices.contains {
            form.questionnaire.conditions[$0].warns != nil && seen[patient].truths[$0] == .yes
              && seen[other].truths[$0] != .yes
          }
        }
        if !counts { dead.insert([place, option]) }
      }
    }
    return dead
  }

  var uselessQuestions: Set<Int> {
    Set(
      form.items.indices.filter { place in
        if case .text = form.items[place].kind { return false }
        return seen.indices.allSatisfy { patient in
          removed(patient, at: place).map {
            seen[$0].truths == seen[patient].truths
              && seen[$0].holding == seen[patient].holding
          } ?? true
        }
      })
  }

  /// Whatever two answers differ, as long as the mark is the same.
  func outcomeChanges(at place: Int) -> Bool {
    seen.indices.contains { patient in
      let mine = choices[place][choice(of: patient, at: place)]
      return choices[place].indices.contains { other in
        choices[place][other].isChanged == mine.isChanged
          && seen[self.patient(patient, with: other, at: place)].outcome != seen[patient].outcome
      }
    }
  }
}
