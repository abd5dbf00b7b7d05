/// One thing that a process gives up for good, so that nobody can make it do that.
package enum Measure: Hashable, Sendable {
  /// What it had in memory is never written to a disk when it crashes.
  case noCoreDump
  /// Other processes of the same account cannot read its memory or its environment.
  case noInspection
  /// A crash ends it at once, without showing registers or memory.
  case plainCrashes
  /// What it writes can be read by its own account alone.
  case privateFiles
  /// No program that it might start has more rights than itself.
  case noNewPrivileges
  case systemCalls(CallPolicy)
  /// It may use the files that the rules name, and no others.
  case files([FileRule])
}

/// What became of a measure.
package struct MeasureResult: Hashable, Sendable {
  package let measure: Measure
  package let outcome: Outcome

  package enum Outcome: Hashable, Sendable {
    case applied
    /// Offered, where nothing was to be applied yet.
    case offered
    /// This system does not do it, in its own words.
    case notOffered(reason: String)
  }

  package init(_ measure: Measure, _ outcome: Outcome) {
    self.measure = measure
    self.outcome = outcome
  }
}
