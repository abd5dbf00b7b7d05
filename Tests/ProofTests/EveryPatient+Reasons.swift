import Interview
import Proof
import Rules

extension EveryPatient {
  /// The questions that were asked of this patient, also before a warning was taken back.
  func heard(by patient: Int) -> [Int] {
    let unmarked = form.items.indices.reduce(patient) { twin, place in
      let marks = form.items[place].isSafetyQuestion ? 2 : 1
      let answer = choice(of: patient, at: place) % (choices[place].count / marks)
      return self.patient(twin, with: answer, at: place)
    }
    return form.items.indices.filter { place in
      seen[patient].standings[place] == .asked || seen[unmarked].standings[place] == .asked
    }
  }

  /// Nobody who gives these answers as this patient does meets the goal.
  func isRuledOut(
    by places: some Sequence<Int>, of patient: Int, _ goal: (Outcome.ID) -> Bool
  ) -> Bool {
    !seen.indices.contains { other in
      goal(seen[other].outcome)
        && places.allSatisfy { choice(of: other, at: $0) == choice(of: patient, at: $0) }
    }
  }

  /// How many answers of this patient rule the goal out at least; nothing where all do not.
  func fewestAnswers(of patient: Int, against goal: (Outcome.ID) -> Bool) -> Int? {
    let heard = heard(by: patient)
    return (0..<(1 << heard.count)).filter { bits in
      isRuledOut(
        by: heard.indices.filter { bits & (1 << $0) != 0 }.map { heard[$0] }, of: patient, goal)
    }.map(\.nonzeroBitCount).min()
  }

  /// How many answers have to be others at least; nothing where no others meet the goal.
  func fewestChanges(
    from patient: Int, to goal: (Outcome.ID) -> Bool,
    where isAllowed: (Int, Choice) -> Bool = { _, _ in
      true
    }
  ) -> Int? {
    seen.indices.compactMap { other -> Int? in
      guard goal(seen[other].outcome) else { return nil }
      var changes = 0
      for place in form.items.indices {
        let (was, isNow) = (choice(of: patient, at: place), choice(of: other, at: place))
        guard was != isNow else { continue }
        guard choices[place][was].isChanged || !choices[place][isNow].isChanged,
          isAllowed(place, choices[place][isNow])
        else { return nil }
        changes += 1
      }
      return changes
    }.min()
  }

  /// What comes out when the questions without an answer get any, or only those of the patient.
  func outcomes(after patient: Int, addedBy respondents: Set<Respondent>) -> Set<Outcome.ID> {
    let open = form.items.indices.filter { place in
      choices[place][choice(of: patient, at: place)].answer == nil
        && respondents.contains(form.section(of: place).respondent)
    }
    return Set(
      seen.indices.filter { other in
        form.items.indices.allSatisfy { place in
          let was = choices[place][choice(of: patient, at: place)]
          let isNow = choices[place][choice(of: other, at: place)]
          return was == isNow || open.contains(place) && was.isChanged == isNow.isChanged
        }
      }.map { seen[$0].outcome })
  }

  /// The answer says something.
  func isDefinite(_ choice: Choice, at place: Int) -> Bool {
    choice.answer.map { !form.isDeclined($0, at: place) } ?? false
  }
}
