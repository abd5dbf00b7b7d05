import Interview

/// What somebody outside the clinic asks for, beside what the answers say about it.
package struct Checklist: Hashable, Sendable {
  package let title: LocalizedText
  package let note: LocalizedText
  package let entries: [Entry]

  package init(title: LocalizedText, note: LocalizedText, entries: [Entry]) {
    self.title = title
    self.note = note
    self.entries = entries
  }

  package struct Entry: Hashable, Sendable {
    package typealias ID = Identifier<Entry>

    package let id: ID
    package let text: LocalizedText
    /// Who knows it: the patient, the nurse, the clinician or the biller.
    package let who: LocalizedText
    /// Missing when it concerns every patient.
    package let applies: Condition?
    /// When it is met; missing when no answer can tell.
    package let when: Condition?
    package let sources: [String]

    package init(
      id: ID, text: LocalizedText, who: LocalizedText, applies: Condition? = nil,
      when: Condition? = nil, sources: [String] = []
    ) {
      self.id = id
      self.text = text
      self.who = who
      self.applies = applies
      self.when = when
      self.sources = sources
    }
  }
}

/// An entry that concerns this patient.
package struct ChecklistLine: Hashable, Sendable {
  package let entry: Checklist.Entry
  /// Whether it is met.
  package let status: Truth

  package init(entry: Checklist.Entry, status: Truth) {
    self.entry = entry
    self.status = status
  }
}
