import Interview
import Rules

/// An example patient: answers, and what must come out.
package struct PatientCase: Sendable {
  package typealias ID = Identifier<PatientCase>

  package let id: ID
  package let title: String
  package let answers: [Item.ID: Answer]
  /// Safety answers that were taken back.
  package let changed: [Item.ID]
  package let outcome: Expected<Outcome.ID>?
  package let rule: Expected<Rule.ID>?
  package let findings: [ExpectedFinding]
  package let checklist: [ExpectedEntry]

  package struct Expected<Value: Sendable>: Sendable {
    package let value: Value
    package let location: SourceLocation
  }

  package struct ExpectedFinding: Sendable {
    package let id: NamedCondition.ID
    package let truth: Truth
    package let location: SourceLocation
  }

  package struct ExpectedEntry: Sendable {
    package let id: Checklist.Entry.ID
    package let status: ChecklistStatus
    package let location: SourceLocation
  }

  package enum ChecklistStatus: String, Sendable, CaseIterable {
    case met
    case notMet = "not-met"
    case unknown
    /// The entry does not concern this patient.
    case leftOut = "left-out"
  }
}
