import Interview

/// A part of the page, as it means and not as it looks.
enum PageBlock: Hashable, Sendable {
  case masthead(Masthead)
  /// Before everything else, and not to be missed.
  case banner(String, [PageText])
  case heading(String)
  case paragraph(PageText, Size)
  /// With the words that all start with, such as a warning's urgency.
  case labelled([Labelled])
  case bullets([PageText], Size)
  case pains(BodyFigure?, [Place], [Gauge])
  case answers([AnswerGroup])
  /// Somebody's own words in a language.
  case words(question: String, quote: String, Language)
  case checklist([Checked])

  enum Size: Hashable, Sendable {
    case title
    case body
    case small
  }

  struct Masthead: Hashable, Sendable {
    let title: String
    let subtitle: String
    let status: String
    let statusDetail: [String]
    let finality: Finality
    /// Large; the patient's.
    let identity: [Field]
    let isIdentified: Bool
    let visit: [Field]
  }

  /// How far the page may be relied on, each drawn in its own way.
  enum Finality: Hashable, Sendable {
    case preliminary
    case signed
    case void
  }

  struct Field: Hashable, Sendable {
    let label: String
    let value: String
  }

  struct Labelled: Hashable, Sendable {
    let label: String
    let text: PageText
    let loudness: Loudness
  }

  enum Loudness: Hashable, Sendable {
    case urgent
    case warning
    case calm
  }

  /// A place that hurts by its label in the figure, or without one what is said of them.
  struct Place: Hashable, Sendable {
    let label: String
    let text: PageText

    var plain: String { label.isEmpty ? text.plain : "\(label)  \(text.plain)" }
  }

  /// A number on its scale.
  struct Gauge: Hashable, Sendable {
    let label: String
    let value: String
    /// Where on the scale, from 0 to 1.
    let part: Double?
    let isScore: Bool
  }

  struct AnswerGroup: Hashable, Sendable {
    let title: String
    let rows: [Row]
  }

  struct Row: Hashable, Sendable {
    let question: String
    let answer: PageText
    /// Of the answer, where somebody wrote it in a language of theirs.
    var language: Language?
  }

  struct Checked: Hashable, Sendable {
    let truth: Truth
    let status: String
    let text: String
    let who: String
  }
}

/// What stands on every page.
struct PageEdges: Hashable, Sendable {
  /// From the second page on.
  let head: String
  let foot: String
  /// Across every page, where it must not be used.
  let stamp: String?
  /// As in `Page` and `of`.
  let page: String
  let of: String
}
