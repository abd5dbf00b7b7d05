/// A place to fill in, as it stands while it is filled in.
package struct DeskField: Hashable, Sendable {
  package var label: String
  package var kind: Kind
  /// What was typed; for choices the letters that narrow them.
  package var text: String
  package var choices: [Choice]
  package var unit: String?
  /// The same in other words, such as "= 100.4 F".
  package var aside: String?
  package var problem: String?
  package var isChanged: Bool

  package init(
    label: String, kind: Kind, text: String = "", choices: [Choice] = [], unit: String? = nil,
    aside: String? = nil, problem: String? = nil, isChanged: Bool = false
  ) {
    self.label = label
    self.kind = kind
    self.text = text
    self.choices = choices
    self.unit = unit
    self.aside = aside
    self.problem = problem
    self.isChanged = isChanged
  }

  package enum Kind: Hashable, Sendable {
    case text
    /// Shown as one dot for each character, and never read out.
    case secret
    case number
    case one
    case many
  }

  package struct Choice: Hashable, Sendable {
    package var key: String
    package var label: String
    package var isMarked: Bool
    /// The letters typed so far leave it in the running.
    package var isCandidate: Bool
    /// The one that Space would mark.
    package var isCurrent: Bool

    package init(
      key: String, label: String, isMarked: Bool = false, isCandidate: Bool = true,
      isCurrent: Bool = false
    ) {
      self.key = key
      self.label = label
      self.isMarked = isMarked
      self.isCandidate = isCandidate
      self.isCurrent = isCurrent
    }
  }
}

extension DeskField {
  /// The labels of what is marked, joined; nil when nothing is.
  var marked: String? {
    let labels = choices.filter(\.isMarked).map(\.label)
    return labels.isEmpty ? nil : labels.joined(separator: ", ")
  }

  /// What stands for the value while nobody is typing; nil when there is none.
  var shown: String? {
    switch kind {
    case .text, .number: text.isEmpty ? nil : text
    case .secret: text.isEmpty ? nil : String(repeating: "•", count: text.count)
    case .one, .many: marked ?? (text.isEmpty ? nil : text)
    }
  }
}
