import Interview

/// One possible end of the assessment, with what is said about it.
package struct Outcome: Hashable, Sendable {
  package typealias ID = Identifier<Outcome>

  package let id: ID
  package let tier: Tier
  /// A few words for lists and the chart.
  package let title: LocalizedText
  /// The first thing the patient reads.
  package let heading: LocalizedText
  package let patient: LocalizedText
  package let nurse: LocalizedText
  package let reasons: [Reason]
  /// What `{list}` names.
  package let list: [NamedCondition.ID]
  /// Printed after the patient's text.
  package let passages: [Passage.ID]
  package let handout: HandoutUse
  package let alert: StaffAlert
  /// What staff must have answered before this outcome can be signed.
  package let needs: [Item.ID]
  package let sources: [String]

  package init(
    id: ID, tier: Tier, title: LocalizedText, heading: LocalizedText, patient: LocalizedText,
    nurse: LocalizedText, reasons: [Reason] = [], list: [NamedCondition.ID] = [],
    passages: [Passage.ID] = [], handout: HandoutUse = .withheld, alert: StaffAlert = .none,
    needs: [Item.ID] = [], sources: [String] = []
  ) {
    self.id = id
    self.tier = tier
    self.title = title
    self.heading = heading
    self.patient = patient
    self.nurse = nurse
    self.reasons = reasons
    self.list = list
    self.passages = passages
    self.handout = handout
    self.alert = alert
    self.needs = needs
    self.sources = sources
  }
}

/// How far an outcome goes; nothing that is left out may ever raise it.
package enum Tier: String, Hashable, Sendable, CaseIterable, Comparable {
  case hold
  case none
  case caution
  case open

  package static func < (left: Tier, right: Tier) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .hold: 0
    case .none: 1
    case .caution: 2
    case .open: 3
    }
  }
}

package enum HandoutUse: String, Hashable, Sendable, CaseIterable {
  case offered = "yes"
  case withheld = "no"
}

package enum StaffAlert: String, Hashable, Sendable, CaseIterable {
  case raised = "yes"
  case none = "no"
}

/// Why an outcome came out.
package struct Reason: Hashable, Sendable {
  package typealias Code = Identifier<Reason>

  package let code: Code
  /// Missing when only a rule can give this reason.
  package let when: Condition?
  /// What the patient reads; missing when it is for staff only.
  package let text: LocalizedText?

  package init(code: Code, when: Condition?, text: LocalizedText? = nil) {
    self.code = code
    self.when = when
    self.text = text
  }
}
