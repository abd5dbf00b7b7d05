extension PageComposer {
  private static let gutter = 24.0
  /// The widest an answer gets beside its question.
  private static let answerShare = 0.46
  private static let gap = 10.0

  /// A section's title, or one question with its answer.
  private enum Piece {
    case title(SetText)
    case row(SetText, SetText)

    var height: Double {
      switch self {
      case .title(let text): text.height + 6
      case .row(let question, let answer): max(question.height, answer.height) + 3.8
      }
    }

    var isTitle: Bool {
      switch self {
      case .title: true
      case .row: false
      }
    }
  }

  private var columnWidth: Double { (paper.textWidth - Self.gutter) / 2 }

  /// In two columns of equal length on the last of their pages.
  mutating func add(_ groups: [PageBlock.AnswerGroup]) {
    var pieces = ArraySlice(groups.flatMap(pieces))
    while !pieces.isEmpty {
      keep(80)
      let height = balanced(pieces, atMost: bottom - y)
      let start = y
      var lowest = y
      for column in 0..<2 {
        let count = fitting(pieces, height, isFresh: start <= top)
        y = start
        drawColumn(
          pieces.prefix(count), x: left + Double(column) * (columnWidth + Self.gutter))
        lowest = max(lowest, y)
        pieces = pieces.dropFirst(count)
      }
      y = lowest
      if !pieces.isEmpty { newPage() }
    }
  }

  private func pieces(_ group: PageBlock.AnswerGroup) -> [Piece] {
    [.title(typesetter.set(group.title, .group, width: columnWidth))] + group.rows.map(row)
  }

  /// The answer takes what it needs at the right, and the question the rest.
  private func row(_ row: PageBlock.Row) -> Piece {
    let answer = typesetter.set(
      row.answer, .answer, width: columnWidth * Self.answerShare, .right)
    let question = typesetter.set(
      row.question, .question, width: columnWidth - answer.width - Self.gap)
    return .row(question, answer)
  }

  /// The least height at which two columns take everything, where there is one.
  private func balanced(_ pieces: ArraySlice<Piece>, atMost room: Double) -> Double {
    let whole = pieces.reduce(0) { $0 + $1.height }
    return stride(from: whole / 2, to: room, by: 4).first { height in
      let first = fitting(pieces, height, isFresh: false)
      let second = fitting(pieces.dropFirst(first), height, isFresh: false)
      return first + second == pieces.count
    } ?? room
  }

  /// How many of them one column takes; a title never stands at its foot.
  private func fitting(
    _ pieces: ArraySlice<Piece>, _ height: Double, isFresh: Bool
  ) -> Int {
    var used = 0.0
    var count = 0
    for piece in pieces {
      used += piece.height
      if used > height { break }
      count += 1
    }
    if count < pieces.count, count > 0, pieces[pieces.startIndex + count - 1].isTitle {
      count -= 1
    }
    // What is higher than a whole page is begun there all the same.
    return count == 0 && isFresh ? min(2, pieces.count) : count
  }

  private mutating func drawColumn(_ pieces: ArraySlice<Piece>, x: Double) {
    var rest = pieces
    while let piece = rest.first {
      switch piece {
      case .title(let text):
        tagged(.subheading) { $0.draw(text, x: x, y: $0.y + 4) }
        y += piece.height
        rest = rest.dropFirst()
      case .row:
        let rows = rest.prefix { !$0.isTitle }
        tagged(.table) { page in for row in rows { page.draw(row, x: x) } }
        rest = rest.dropFirst(rows.count)
      }
    }
  }

  private mutating func draw(_ piece: Piece, x: Double) {
    guard case .row(let question, let answer) = piece else { return }
    let end = x + columnWidth
    tagged(.row) { page in
      page.tagged(.rowHead) { page in
        page.draw(.rule(fromX: x, toX: end, y: page.y, width: 0.4, .hairline))
        page.draw(question, x: x, y: page.y + 2)
      }
      page.tagged(.cell) { $0.draw(answer, x: end - answer.measure, y: $0.y + 2) }
    }
    y += piece.height
  }
}
