/// One thing on a page, in the order in which it is read.
package struct DeskPart: Hashable, Sendable {
  package var content: Content
  /// What focusing or clicking it means; a part without one is only read.
  package var element: DeskElement?

  package init(_ content: Content, element: DeskElement? = nil) {
    self.content = content
    self.element = element
  }

  package enum Content: Hashable, Sendable {
    case heading(String)
    case text(String, Tone)
    /// The heads of the columns of the rows that follow; takes the labels of its cells.
    case header([DeskCell])
    case row(DeskRow)
    case item(DeskItem)
    case field(DeskField)
    /// Buttons that follow one another share a line.
    case button(label: String, key: String?)
    case gap
  }

  package enum Tone: Hashable, Sendable {
    case plain
    case strong
    /// Marked with "!!" in front as well.
    case urgent
    /// As readable as plain text, and never bold.
    case quiet
  }
}

/// One column of a row.
package struct DeskCell: Hashable, Sendable {
  /// Heads the column, and stands before the text when the row is read out.
  package var label: String
  package var text: String
  package var width: Int

  package init(_ label: String, _ text: String = "", width: Int) {
    self.label = label
    self.text = text
    self.width = width
  }
}

/// One line of a table, or two where the screen is too narrow for `cells` and `below` together, and a
/// third where the last of `below` does not fit beside the others.
///
/// A text is cut only where its own column is too narrow; the last column takes all that is left.
package struct DeskRow: Hashable, Sendable {
  package var mark: String?
  package var tone: DeskPart.Tone
  package var cells: [DeskCell]
  package var below: [DeskCell]

  package init(
    mark: String? = nil, tone: DeskPart.Tone = .plain, cells: [DeskCell], below: [DeskCell] = []
  ) {
    self.mark = mark
    self.tone = tone
    self.cells = cells
    self.below = below
  }
}

/// A question with its answer and what is to be said about it; never cut, always wrapped.
package struct DeskItem: Hashable, Sendable {
  package var mark: String?
  package var tone: DeskPart.Tone
  package var question: String
  package var answer: String
  package var notes: [String]

  package init(
    mark: String? = nil, tone: DeskPart.Tone = .plain, question: String, answer: String,
    notes: [String] = []
  ) {
    self.mark = mark
    self.tone = tone
    self.question = question
    self.answer = answer
    self.notes = notes
  }
}

extension DeskPart {
  package static let gap = DeskPart(.gap)

  package static func heading(_ text: String) -> DeskPart { DeskPart(.heading(text)) }

  package static func text(
    _ text: String, _ tone: Tone = .plain, element: DeskElement? = nil
  ) -> DeskPart {
    DeskPart(.text(text, tone), element: element)
  }

  package static func header(_ cells: [DeskCell]) -> DeskPart { DeskPart(.header(cells)) }

  package static func row(_ row: DeskRow, element: DeskElement) -> DeskPart {
    DeskPart(.row(row), element: element)
  }

  package static func item(_ item: DeskItem, element: DeskElement? = nil) -> DeskPart {
    DeskPart(.item(item), element: element)
  }

  package static func field(_ field: DeskField, place: Int) -> DeskPart {
    DeskPart(.field(field), element: .field(place))
  }

  package static func button(
    _ label: String, key: String? = nil, _ action: DeskAction
  ) -> DeskPart {
    DeskPart(.button(label: label, key: key), element: .button(action))
  }

  /// The element, when it is one that the focus stops at.
  var stop: DeskElement? {
    guard let element else { return nil }
    switch element {
    case .row, .field, .answer, .button, .line: return element
    case .hint, .banner, .above, .below: return nil
    }
  }
}
