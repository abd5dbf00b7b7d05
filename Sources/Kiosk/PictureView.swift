import TerminalUI

/// Drawings whose regions are choices, beside the list of the same choices.
enum PictureView {
  private static let gap = 2

  /// Zero for a page without a picture.
  static func width(of page: Page) -> Int {
    guard case .choices(let choices) = page.control,
      case .picture(let picture) = choices.arrangement
    else { return 0 }
    return picture.panels.reduce(-gap) { $0 + width(of: $1) + gap }
  }

  private static func width(of panel: Page.PicturePanels.Panel) -> Int {
    max(TextLayout.width(panel.title), panel.rows.map(\.count).max() ?? 0)
  }

  static func draw(
    _ picture: Page.PicturePanels, _ choices: Page.Choices, _ page: Page, _ layout: PageLayout,
    on frame: inout Frame
  ) {
    var column = layout.pictureColumn
    for panel in picture.panels {
      frame.write(panel.title, at: Point(column: column, row: layout.roomTop), role: .plain)
      let labels = keyPlaces(of: panel, picture, choices)
      for (row, cells) in panel.rows.enumerated() {
        for (offset, letter) in cells.enumerated() {
          guard let choice = picture.choices[letter] else { continue }
          let place = Point(column: column + offset, row: layout.roomTop + 1 + row)
          guard place.row < layout.noticeTop else { continue }
          let isMarked = choices.choices[choice].isMarked
          let isFocused = choice == page.focus
          let shade = isMarked ? "█" : isFocused ? "▒" : "░"
          let role: Role =
            isFocused ? .pictureFocused : isMarked ? .pictureMarked : .picture
          frame.write(
            labels[GridPlace(row: row, column: offset)] ?? shade, at: place, role: role)
          frame.target(choice, in: Rect(column: place.column, row: place.row, columns: 1, rows: 1))
        }
      }
      column += width(of: panel) + gap
    }
  }

  private struct GridPlace: Hashable {
    let row: Int
    let column: Int
  }

  /// The key of each region, in its middle; regions in two parts get it in both panels.
  private static func keyPlaces(
    of panel: Page.PicturePanels.Panel, _ picture: Page.PicturePanels, _ choices: Page.Choices
  ) -> [GridPlace: String] {
    var cells: [Int: [GridPlace]] = [:]
    for (row, letters) in panel.rows.enumerated() {
      for (column, letter) in letters.enumerated() {
        if let choice = picture.choices[letter] {
          cells[choice, default: []].append(GridPlace(row: row, column: column))
        }
      }
    }
    var places: [GridPlace: String] = [:]
    for (choice, own) in cells {
      let row = own.map(\.row).sorted()[own.count / 2]
      let columns = own.filter { $0.row == row }.map(\.column)
      guard let first = columns.first, let last = columns.last else { continue }
      let middle = columns.contains((first + last) / 2) ? (first + last) / 2 : first
      places[GridPlace(row: row, column: middle)] = choices.choices[choice].key
    }
    return places
  }
}
