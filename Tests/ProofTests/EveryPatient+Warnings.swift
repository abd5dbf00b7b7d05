import Interview
import Rules

extension EveryPatient {
  /// One warning more at this question, and the size of the smallest patient whose tier rises.
  var warningRises: Sizes {
    var sizes: Sizes = [:]
    for place in form.items.indices {
      let facts = form.facts[place]
      let isNumeric: Bool
      switch form.items[place].kind {
      case .scale, .number: isNumeric = true
      case .one, .oneOfPicked, .many, .text: isNumeric = false
      }
      guard !facts.warnings.isEmpty || (isNumeric && !facts.warningConditions.isEmpty) else {
        continue
      }
      for tier in Tier.allCases.sorted().dropFirst() where sizes[place] == nil {
        for patient in seen.indices where seen[patient].values[place] != .unknown {
          for other in choices[place].indices {
            let second = self.patient(patient, with: other, at: place)
            guard seen[patient].tier < tier, seen[second].tier >= tier,
              isOneMore(patient, second, at: place), takenBack(patient) == takenBack(second)
            else { continue }
            sizes[place] = min(sizes[place] ?? .max, seen[patient].size)
          }
        }
      }
    }
    return sizes
  }

  private func isOneMore(_ first: Int, _ second: Int, at place: Int) -> Bool {
    let facts = form.facts[place]
    let before = choices[place][choice(of: first, at: place)]
    let after = choices[place][choice(of: second, at: place)]
    guard before.isChanged == after.isChanged else { return false }
    guard !facts.warnings.isEmpty else {
      let added = facts.warningConditions.filter {
        seen[first].truths[$0] != .yes && seen[second].truths[$0] == .yes
      }
      let lost = facts.warningConditions.filter {
        seen[first].truths[$0] == .yes && seen[second].truths[$0] != .yes
      }
      return !added.isEmpty && lost.isEmpty
    }
    let had = form.warnings(in: before.answer, at: place)
    let has = form.warnings(in: after.answer, at: place)
    guard !has.subtracting(had).isEmpty else { return false }
    guard form.items[place].kind == .many else { return had.isEmpty }
    let rest = picks(before.answer).subtracting(facts.exclusive).subtracting(facts.warnings)
    let restAfter = picks(after.answer).subtracting(facts.exclusive).subtracting(facts.warnings)
    return had.subtracting(facts.exclusive).subtracting(has).isEmpty && rest == restAfter
  }

  private func picks(_ answer: FittingAnswer?) -> Picks {
    if case .picked(let picks)? = answer { return picks }
    return Picks()
  }

  /// The questions whose marked answers count as unknown: they are heard only without the mark.
  private func takenBack(_ patient: Int) -> [Bool] {
    form.items.indices.map { place in
      let mine = choices[place][choice(of: patient, at: place)]
      guard mine.isChanged else { return false }
      guard case .picked(let picks)? = mine.answer, picks.intersects(form.facts[place].warnings)
      else { return true }
      let plain = firstTruths(of: patient)
      return !form.facts[place].warningConditions.contains { plain[$0] == .yes }
    }
  }

  /// The findings as if nothing had been taken back.
  private func firstTruths(of patient: Int) -> [Truth] {
    var same = patient
    for place in form.items.indices {
      let mine = choices[place][choice(of: same, at: place)]
      let plain = choices[place].firstIndex(of: Choice(answer: mine.answer, isChanged: false))
      same = self.patient(same, with: plain ?? 0, at: place)
    }
    return seen[same].truths
  }
}
