/// A drawing of letters in which every letter is a region that stands for an option.
package struct Picture: Hashable, Sendable {
  package typealias ID = Identifier<Picture>

  package let id: ID
  /// Drawn side by side.
  package let panels: [Panel]
  package let regions: [Character: Option.Code]

  package init(id: ID, panels: [Panel], regions: [Character: Option.Code]) {
    self.id = id
    self.panels = panels
    self.regions = regions
  }

  package struct Panel: Hashable, Sendable {
    package let id: String
    package let title: LocalizedText
    /// Equally long rows; a full stop is empty.
    package let rows: [String]

    package init(id: String, title: LocalizedText, rows: [String]) {
      self.id = id
      self.title = title
      self.rows = rows
    }
  }
}
