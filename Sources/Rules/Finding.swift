import Interview

/// How a named condition is called, by the patient and by staff.
package struct Finding: Hashable, Sendable {
  package let id: NamedCondition.ID
  package let label: LocalizedText?
  package let staffLabel: LocalizedText?
  /// A line for the nurse while it is true.
  package let note: LocalizedText?

  package init(
    id: NamedCondition.ID, label: LocalizedText? = nil, staffLabel: LocalizedText? = nil,
    note: LocalizedText? = nil
  ) {
    self.id = id
    self.label = label
    self.staffLabel = staffLabel
    self.note = note
  }
}

extension Finding {
  package func name(in language: Language) -> String {
    label?[language] ?? id.text
  }

  package func staffName(in language: Language) -> String {
    staffLabel?[language] ?? label?[language] ?? id.text
  }
}
