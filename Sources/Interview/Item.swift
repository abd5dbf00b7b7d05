/// One question, for the patient or for staff.
package struct Item: Hashable, Sendable {
  package typealias ID = Identifier<Item>

  package let id: ID
  package let ask: LocalizedText
  package let why: LocalizedText?
  package let kind: Kind
  /// For `.oneOfPicked` only the options beyond those of the other question.
  package let options: [Option]
  package let when: Condition?
  package let ifNotAsked: StandIn
  package let ifUnanswered: StandIn
  /// Answers that are warnings, by how soon they have to be seen.
  package let warnings: [Urgency: [Option.Code]]
  package let sources: [String]
  /// What others call the question; data, because codes need checking and licences.
  package let codes: [PublishedCode]
  package let picture: Picture.ID?
  /// The wording belongs to a published instrument and must not be edited.
  package let hasFixedWording: Bool
  /// Not where the answer is settled by who the patient is, or by what has happened.
  package let isChangeable: Bool
  /// At the desk this answer counts only with an answer to that question.
  package let needs: Item.ID?
  /// What the desk does with it beyond asking.
  package let atDesk: DeskUse?

  package init(
    id: ID, ask: LocalizedText, why: LocalizedText? = nil, kind: Kind, options: [Option] = [],
    when: Condition? = nil, ifNotAsked: StandIn = .unknown, ifUnanswered: StandIn = .unknown,
    warnings: [Urgency: [Option.Code]] = [:], sources: [String] = [],
    codes: [PublishedCode] = [], picture: Picture.ID? = nil, hasFixedWording: Bool = false,
    isChangeable: Bool = true, needs: Item.ID? = nil, atDesk: DeskUse? = nil
  ) {
    self.id = id
    self.ask = ask
    self.why = why
    self.kind = kind
    self.options = options
    self.when = when
    self.ifNotAsked = ifNotAsked
    self.ifUnanswered = ifUnanswered
    self.warnings = warnings
    self.sources = sources
    self.codes = codes
    self.picture = picture
    self.hasFixedWording = hasFixedWording
    self.isChangeable = isChangeable
    self.needs = needs
    self.atDesk = atDesk
  }
}

extension Item {
  package enum Kind: Hashable, Sendable {
    case one
    /// One of the options that were picked in another question.
    case oneOfPicked(Item.ID)
    case many
    case scale(Scale)
    case number(NumberLimits)
    case text(maximumLength: Int)
  }

  /// Whole numbers between two worded ends.
  package struct Scale: Hashable, Sendable {
    package let range: ClosedRange<Int>
    package let low: LocalizedText
    package let high: LocalizedText

    package init(range: ClosedRange<Int>, low: LocalizedText, high: LocalizedText) {
      self.range = range
      self.low = low
      self.high = high
    }
  }

  package struct NumberLimits: Hashable, Sendable {
    package let range: ClosedRange<Double>
    package let decimals: Int
    package let unit: String

    package init(range: ClosedRange<Double>, decimals: Int, unit: String) {
      self.range = range
      self.decimals = decimals
      self.unit = unit
    }
  }

  /// What the desk does with a question beyond asking it.
  package enum DeskUse: String, Hashable, Sendable, CaseIterable {
    /// Kept by the desk itself, as an event of its own.
    case identity
    case acknowledgement
    /// Asked when staff start an interview, and shown in the list: who gives the answers.
    case respondent
    /// Asked when staff start an interview.
    case start
  }

  /// What conditions read when there is no answer to read.
  package enum StandIn: Hashable, Sendable {
    case unknown
    /// None of the options, so that every test is false.
    case nothing
    case code(Option.Code)
    case sameAs(Item.ID)
  }

  /// An unanswered safety question holds the suggestion back.
  package var isSafetyQuestion: Bool { warnings.values.contains { !$0.isEmpty } }
}

/// One answer that can be chosen.
package struct Option: Hashable, Sendable {
  package typealias Code = Identifier<Option>

  package let code: Code
  package let label: LocalizedText
  /// Choosing it says that the answer is not known.
  package let isUnknown: Bool
  /// It cannot be combined with other options.
  package let isExclusive: Bool

  package init(
    code: Code, label: LocalizedText, isUnknown: Bool = false, isExclusive: Bool = false
  ) {
    self.code = code
    self.label = label
    self.isUnknown = isUnknown
    self.isExclusive = isExclusive || isUnknown
  }
}
