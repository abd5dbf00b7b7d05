import Interview

/// What one screen of the desk means, before it is drawn as cells or read out as lines.
package struct DeskPage: Hashable, Sendable {
  package var language: Language
  package var title: String
  /// Who is signed in, at the right end of the title bar.
  package var status: String
  /// What stays in sight until someone acknowledges it.
  package var banner: [DeskBanner]
  /// Who the patient is, on every page about one.
  package var identity: String?
  package var heading: String?
  /// Everything that scrolls.
  package var parts: [DeskPart]
  package var summary: [String]
  package var notices: [String]
  package var hints: [DeskHint]
  /// The place of the focused part among `stops`.
  package var focus: Int

  package init(
    language: Language, title: String, status: String = "", banner: [DeskBanner] = [],
    identity: String? = nil, heading: String? = nil, parts: [DeskPart] = [],
    summary: [String] = [], notices: [String] = [], hints: [DeskHint] = [], focus: Int = 0
  ) {
    self.language = language
    self.title = title
    self.status = status
    self.banner = banner
    self.identity = identity
    self.heading = heading
    self.parts = parts
    self.summary = summary
    self.notices = notices
    self.hints = hints
    self.focus = focus
  }
}

extension DeskPage {
  /// What can be focused, in reading order.
  package var stops: [DeskElement] { parts.compactMap(\.stop) }

  /// Every target of a click: the stops, then what can only be clicked.
  package var elements: [DeskElement] {
    stops + banner.compactMap(\.element) + hints.compactMap(\.element) + [.above, .below]
  }

  package var focused: DeskElement? {
    let stops = stops
    return stops.indices.contains(focus) ? stops[focus] : nil
  }
}

/// An alert, drawn and read out with two exclamation marks.
package struct DeskBanner: Hashable, Sendable {
  package var text: String
  package var element: DeskElement?

  package init(_ text: String, element: DeskElement? = nil) {
    self.text = text
    self.element = element
  }
}

/// A key that works on this page.
package struct DeskHint: Hashable, Sendable {
  package var key: String
  package var label: String
  /// What a click on the hint does.
  package var element: DeskElement?

  package init(key: String, label: String, element: DeskElement? = nil) {
    self.key = key
    self.label = label
    self.element = element
  }

  package init(_ key: String, _ label: String, _ action: DeskAction) {
    self.init(key: key, label: label, element: .hint(action))
  }
}

/// What can be focused or clicked.
package enum DeskElement: Hashable, Sendable {
  case row(Int)
  case field(Int)
  /// An answer, by its place in the form.
  case answer(Int)
  case button(DeskAction)
  case hint(DeskAction)
  case banner(Int)
  /// Text that can be stopped at while reading, and does nothing.
  case line(Int)
  /// The signs that there is more than fits.
  case above
  case below
}
