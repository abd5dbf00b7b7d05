import Interview

/// A picture of regions with the chosen ones marked, in cells of its own grid.
struct BodyFigure: Hashable, Sendable {
  let panels: [Panel]
  /// The same in words.
  var alternative = ""

  struct Panel: Hashable, Sendable {
    let title: String
    let columns: Int
    let rows: Int
    /// The border of all regions together.
    let silhouette: [[Corner]]
    var regions: [Region]
  }

  struct Region: Hashable, Sendable {
    let option: Option.Code
    let outlines: [[Corner]]
    /// Where a label lies well inside.
    let middle: Spot
    var marks: [Mark] = []
  }

  struct Corner: Hashable, Sendable {
    let column: Int
    let row: Int
  }

  struct Spot: Hashable, Sendable {
    let column: Double
    let row: Double
  }

  struct Mark: Hashable, Sendable {
    let label: String
    let kind: Kind
  }

  /// Told apart by their patterns.
  enum Kind: Hashable, Sendable {
    case first
    case second
  }

  init(_ picture: Picture, in language: Language) {
    panels = picture.panels.map { panel in
      let cells = panel.rows.map { Array($0) }
      let letters = Set(cells.joined()).sorted()
      return Panel(
        title: panel.title[language], columns: cells.map(\.count).max() ?? 0, rows: cells.count,
        silhouette: Outline(in: cells) { picture.regions[$0] != nil }.loops,
        regions: letters.compactMap { letter in
          picture.regions[letter].map { Region($0, Outline(in: cells) { $0 == letter }) }
        })
    }
  }

  private init(panels: [Panel], alternative: String) {
    self.panels = panels
    self.alternative = alternative
  }

  mutating func mark(_ option: Option.Code, _ label: String, _ kind: Kind) {
    self = BodyFigure(
      panels: panels.map { panel in
        var panel = panel
        for place in panel.regions.indices where panel.regions[place].option == option {
          panel.regions[place].marks.append(Mark(label: label, kind: kind))
        }
        return panel
      }, alternative: alternative)
  }
}

extension BodyFigure.Region {
  fileprivate init(_ option: Option.Code, _ outline: Outline) {
    self.init(option: option, outlines: outline.loops, middle: outline.middle)
  }
}

/// The border of some cells.
private struct Outline {
  let cells: Set<BodyFigure.Corner>

  init(in rows: [[Character]], where isInside: (Character) -> Bool) {
    var cells: Set<BodyFigure.Corner> = []
    for (row, line) in rows.enumerated() {
      for (column, cell) in line.enumerated() where isInside(cell) {
        cells.insert(BodyFigure.Corner(column: column, row: row))
      }
    }
    self.cells = cells
  }

  /// Each loop clockwise, by its corners; a cell that touches another at a corner is apart from it.
  var loops: [[BodyFigure.Corner]] {
    var next: [BodyFigure.Corner: [BodyFigure.Corner]] = [:]
    for cell in sorted {
      for (from, to) in borders(of: cell) { next[from, default: []].append(to) }
    }
    var loops: [[BodyFigure.Corner]] = []
    for start in next.keys.sorted(by: Self.isBefore) {
      while let first = next[start]?.popLast() {
        var loop = [start]
        var corner = first
        while corner != start {
          loop.append(corner)
          guard let following = next[corner]?.popLast() else { break }
          corner = following
        }
        loops.append(Self.withoutStraights(loop))
      }
    }
    return loops
  }

  /// The middle of the widest part of the row halfway down.
  var middle: BodyFigure.Spot {
    let rows = sorted.map(\.row)
    guard !rows.isEmpty else { return BodyFigure.Spot(column: 0, row: 0) }
    let row = rows[rows.count / 2]
    var runs: [[Int]] = []
    for column in sorted.filter({ $0.row == row }).map(\.column) {
      if runs.last?.last == column - 1 {
        runs[runs.count - 1].append(column)
      } else {
        runs.append([column])
      }
    }
    let run = runs.max { $0.count < $1.count } ?? []
    let center = Double((run.first ?? 0) + (run.last ?? 0) + 1) / 2
    let isWhole = Set(rows).count % 2 == 1 || run.count < 3
    return BodyFigure.Spot(column: center, row: Double(row) + (isWhole ? 0.5 : 0))
  }

  private var sorted: [BodyFigure.Corner] { cells.sorted(by: Self.isBefore) }

  private static func isBefore(_ left: BodyFigure.Corner, _ right: BodyFigure.Corner) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }

  private func borders(
    of cell: BodyFigure.Corner
  ) -> [(BodyFigure.Corner, BodyFigure.Corner)] {
    func corner(_ across: Int, _ down: Int) -> BodyFigure.Corner {
      BodyFigure.Corner(column: cell.column + across, row: cell.row + down)
    }
    let sides = [
      (corner(0, -1), corner(0, 0), corner(1, 0)), (corner(1, 0), corner(1, 0), corner(1, 1)),
      (corner(0, 1), corner(1, 1), corner(0, 1)), (corner(-1, 0), corner(0, 1), corner(0, 0)),
    ]
    return sides.filter { !cells.contains($0.0) }.map { ($0.1, $0.2) }
  }

  private static func withoutStraights(_ loop: [BodyFigure.Corner]) -> [BodyFigure.Corner] {
    loop.indices.filter { place in
      let before = loop[(place + loop.count - 1) % loop.count]
      let after = loop[(place + 1) % loop.count]
      return before.column != after.column && before.row != after.row
    }.map { loop[$0] }
  }
}
