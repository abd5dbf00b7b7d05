/// A questionnaire without problems, ready to be asked and evaluated.
package struct Form: Sendable {
  package let questionnaire: Questionnaire
  /// Every question in the order of the file.
  package let items: [Item]
  /// For each question, the place of its section.
  package let sectionPlaces: [Int]
  let itemPlaces: [Item.ID: Int]
  let conditionPlaces: [NamedCondition.ID: Int]
  package let facts: [ItemFacts]
  let sections: [SectionFacts]
  let conditionRoots: [Int32]
  let program: ConditionProgram
  /// Everything that is worked out, each after all that it reads.
  package let order: [Step]

  /// The only way to make a form; it is missing exactly when there are problems.
  package static func checking(_ questionnaire: Questionnaire) -> (
    form: Form?, problems: [Problem]
  ) {
    let index = FormIndex(questionnaire)
    var problems = index.problems()
    guard problems.isEmpty else { return (nil, problems) }
    switch index.evaluationOrder() {
    case .failure(let loop):
      problems.append(loop.problem)
      return (nil, problems)
    case .success(let order):
      return (Form(index, order: order), [])
    }
  }

  /// Something to be worked out, after everything it reads.
  package enum Step: Hashable, Sendable {
    case section(Int)
    case item(Int)
    case condition(Int)
  }

  package func place(of item: Item.ID) -> Int? { itemPlaces[item] }

  package func place(of condition: NamedCondition.ID) -> Int? { conditionPlaces[condition] }

  /// What can be chosen in a question, with the options of the other question where it has some.
  package func options(of place: Int) -> [Option] { facts[place].options }

  package func section(of place: Int) -> Section { questionnaire.sections[sectionPlaces[place]] }

  package var blankSheet: AnswerSheet { AnswerSheet(count: items.count) }
}

/// What is worked out about a question once.
package struct ItemFacts: Sendable {
  package internal(set) var options: [Option]
  package internal(set) var optionPlaces: [Option.Code: Int]
  /// Options that say that the answer is not known.
  package internal(set) var unknown = Picks()
  package internal(set) var exclusive = Picks()
  package internal(set) var warnings = Picks()
  package internal(set) var emergencies = Picks()
  /// Root of `when` in the program.
  var when: Int32?
  package internal(set) var standIn: ResolvedStandIn
  package internal(set) var isNothingIfUnanswered: Bool
  /// The question whose picks are offered, with a place here for each place there.
  package internal(set) var offers: PickMapping?
  /// The named conditions that warn and test this question directly.
  package internal(set) var warningConditions: [Int] = []
}

package enum ResolvedStandIn: Sendable {
  case unknown
  case nothing
  case picked(Picks)
  case sameAs(PickMapping)
}

/// How the picks of another question read in this one.
package struct PickMapping: Sendable {
  package let item: Int
  /// A place here for each place there.
  package let places: [Int?]

  package func callAsFunction(_ picks: Picks) -> Picks {
    var mapped = Picks()
    for (there, here) in places.enumerated() where picks.contains(there) {
      if let here { mapped = mapped.union(Picks(here)) }
    }
    return mapped
  }
}

struct SectionFacts: Sendable {
  var when: Int32?
  var endsWhen: Int32?
}
