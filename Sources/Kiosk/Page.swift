import Interview

/// What one screen means, before it is laid out as cells or read out as lines.
package struct Page: Hashable, Sendable {
  package let language: Language
  package let title: String
  package let progress: String?
  package let tone: Tone
  package let heading: String
  /// What stands between the heading and the control.
  package let lead: [Block]
  package let control: Control
  package let notices: [Notice]
  package let buttons: [Button]
  package let hints: [Hint]
  /// The place of the focused element among `elements`.
  package let focus: Int

  package enum Tone: Hashable, Sendable {
    case calm
    case urgent
  }

  package enum Block: Hashable, Sendable {
    case paragraph(String)
    case list([String])
    /// Short and large, such as a ticket number.
    case sign(String)
  }

  package enum Control: Hashable, Sendable {
    case nothing
    case choices(Choices)
    case rows([Row])
    case field(Field)
  }

  package struct Choices: Hashable, Sendable {
    package let instruction: String?
    package let choices: [Choice]
    package let amount: Amount
    package let arrangement: Arrangement

    package enum Amount: Hashable, Sendable {
      case one
      case many
    }

    package enum Arrangement: Hashable, Sendable {
      case list
      /// The first `count` choices stand in one row, with words for its two ends.
      case scale(count: Int, low: String, high: String)
      case picture(PicturePanels)
    }
  }

  package struct Choice: Hashable, Sendable {
    package let key: String
    package let label: String
    package let isMarked: Bool
  }

  /// Drawings whose letters stand for choices.
  package struct PicturePanels: Hashable, Sendable {
    package let panels: [Panel]
    /// The choice of each letter.
    package let choices: [Character: Int]

    package struct Panel: Hashable, Sendable {
      package let title: String
      package let rows: [String]
    }
  }

  /// A question with its answer, to be looked over.
  package struct Row: Hashable, Sendable {
    package let question: String
    package let answer: String
    package let notice: String?
  }

  package struct Field: Hashable, Sendable {
    package let instruction: String
    package let text: String
    package let unit: String?
    package let entry: Entry

    package enum Entry: Hashable, Sendable {
      case anything
      /// At most this many digits; other keys keep their meaning.
      case digits(Int)
    }
  }

  package struct Notice: Hashable, Sendable {
    package let text: String
  }

  package struct Button: Hashable, Sendable {
    package let action: Action
    package let label: String
    /// A key that does the same, shown beside the label.
    package let key: String?
  }

  /// An entry of the help line; clickable where it has an action.
  package struct Hint: Hashable, Sendable {
    package let key: String
    package let label: String
    package let action: Action?
  }

  package enum Element: Hashable, Sendable {
    case choice(Int)
    case row(Int)
    case field
    case button(Action)
    case hint(Action)
    /// The signs that there is more than fits.
    case above
    case below
  }
}

/// What a button or a key does.
package enum Action: Hashable, Sendable {
  case start
  /// Go on with an interview that staff began or handed back.
  case haveCode
  case next
  case back
  case skip
  case explain
  case switchLanguage
  case send
  case wrongKey
  case finish
  case readOn
}

extension Page {
  /// Everything that can be focused, in reading order, and then what can only be clicked.
  package var elements: [Element] {
    focusable + hints.compactMap { $0.action.map(Element.hint) } + [.above, .below]
  }

  var focusable: [Element] { controlElements + buttons.map { .button($0.action) } }

  var controlElements: [Element] {
    switch control {
    case .nothing: []
    case .choices(let choices): choices.choices.indices.map(Element.choice)
    case .rows(let rows): rows.indices.map(Element.row)
    case .field: [.field]
    }
  }

  var focused: Element? {
    focusable.indices.contains(focus) ? focusable[focus] : nil
  }
}
