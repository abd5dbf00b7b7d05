import Interview

extension RuleSet {
  /// The entries that may concern this patient, in the order of the definition.
  package func checklist(_ evaluation: Evaluation) -> [ChecklistLine] {
    guard let checklist = definition.checklist else { return [] }
    return zip(checklist.entries, checklistRoots).compactMap { entry, roots in
      let status =
        roots.when.map { evaluation.truth(of: $0, in: program) } ?? .unknown
      switch roots.applies.map({ evaluation.truth(of: $0, in: program) }) ?? .yes {
      case .yes: return ChecklistLine(entry: entry, status: status)
      case .unknown: return ChecklistLine(entry: entry, status: .unknown)
      case .no: return nil
      }
    }
  }

  /// One entry's conditions in the program; missing where the entry has none.
  struct ChecklistRoots: Sendable {
    let applies: Int32?
    let when: Int32?
  }
}
