/// Something that keeps a questionnaire from becoming a form: the facts and the place, no prose.
package struct Problem: Hashable, Sendable {
  package let fact: Fact
  package let place: Place

  package init(_ fact: Fact, at place: Place) {
    self.fact = fact
    self.place = place
  }

  package enum Fact: Hashable, Sendable {
    case noQuestions
    case duplicate(Kind, String)
    case unknownItem(Item.ID, nearest: Item.ID?)
    case unknownCondition(NamedCondition.ID, nearest: NamedCondition.ID?)
    case unknownOption(Option.Code, of: Item.ID, nearest: Option.Code?)
    case unknownPicture(Picture.ID, nearest: Picture.ID?)
    case noOptions(Item.ID)
    case tooManyOptions(Item.ID, limit: Int)
    /// A number is compared where there is none.
    case notComparable(Item.ID)
    /// A code is asked for where there are no options.
    case notAChoice(Item.ID)
    /// The other question must let the patient pick several.
    case notManyChoices(Item.ID)
    case impossibleCount(Int, of: Int)
    /// Each needs the next one first, and the last the first.
    case loop([Node])
    case raggedPicture(Picture.ID)
    case letterWithoutRegion(Character, Picture.ID)
  }

  package enum Kind: String, Hashable, Sendable {
    case section
    case item
    case option
    case finding
    case picture
  }

  /// What a loop runs through.
  package enum Node: Hashable, Sendable {
    case section(Section.ID)
    case item(Item.ID)
    case condition(NamedCondition.ID)
  }
}

/// A part of a questionnaire, by its order there, so that a reader can find its line.
package enum Place: Hashable, Sendable {
  case questionnaire
  case section(Int, SectionPart)
  case item(Int, ItemPart)
  case condition(Int, ConditionPart)
  case picture(Int)

  package enum SectionPart: Hashable, Sendable {
    case id
    case when(ConditionPath)
    case endsWhen(ConditionPath)
  }

  package enum ItemPart: Hashable, Sendable {
    case id
    case kind
    case picture
    case option(Int)
    case ifNotAsked
    case needs
    case warning(Urgency, Int)
    case when(ConditionPath)
  }

  package enum ConditionPart: Hashable, Sendable {
    case id
    case condition(ConditionPath)
  }
}

/// The way from the root of a condition to one of its parts, by the order of the children.
/// In `.choose` each branch counts twice: its `when`, then its `then`.
package struct ConditionPath: Hashable, Sendable {
  package var steps: [Int]
  package var part: Part

  package init(_ steps: [Int] = [], part: Part = .whole) {
    self.steps = steps
    self.part = part
  }

  package enum Part: Hashable, Sendable {
    case whole
    /// The id of the item or condition.
    case subject
    case code(Int)
    case comparison
  }

  package func child(_ step: Int) -> ConditionPath { ConditionPath(steps + [step]) }

  package func at(_ part: Part) -> ConditionPath { ConditionPath(steps, part: part) }
}
