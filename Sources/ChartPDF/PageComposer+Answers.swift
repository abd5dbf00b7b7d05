import Interview

extension PageComposer {
  private static let gutter = 24.0
  /// How wide an answer gets beside its question, the best first.
  private static let answerShares = [0.46, 0.34, 0.56, 0.66]
  private static let gap = 10.0
  /// A title with a first row or two.
  static let leastOfAnswers = 64.0

  /// A section's title, or one question with its answer.
  private enum Piece {
    case title(SetText)
    case row(SetRow, continued: SetText)

    var height: Double {
      switch self {
      case .title(let text): text.height + 5
      case .row(let row, _): row.height
      }
    }

    var isTitle: Bool {
      switch self {
      case .title: true
      case .row: false
      }
    }

    /// What a column says first that begins in the middle of a section.
    var continuation: Piece? {
      switch self {
      case .title: nil
      case .row(_, let title): .title(title)
      }
    }
  }

  private struct SetRow {
    let question: SetText
    let answer: SetText
    let language: Language?
    let air: Double

    var lineCount: Int { max(question.lineCount, answer.lineCount) }

    var height: Double { max(question.height, answer.height) + air }
  }

  private var columnWidth: Double { (paper.textWidth - Self.gutter) / 2 }

  /// In two columns of equal length on the last of their pages.
  mutating func add(_ groups: [PageBlock.AnswerGroup]) {
    var pieces = ArraySlice(groups.flatMap(pieces))
    while !pieces.isEmpty {
      keep(Self.leastOfAnswers)
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
    let title = typesetter.set(group.title, .group, width: columnWidth)
    let continued = typesetter.set(
      PageText(group.title, .strong) + PageText(" (cont.)"), .group.lighter, width: columnWidth)
    return [.title(title)] + group.rows.map { row($0, continued: continued) }
  }

  /// The answer takes what it needs at the right, and the question the rest; where that is too
  /// little for one line, so much that the row is as low as it can be.
  private func row(_ row: PageBlock.Row, continued: SetText) -> Piece {
    let whole = set(row, share: Self.answerShares[0])
    guard whole.lineCount > 1 else { return .row(whole, continued: continued) }
    let least = Self.answerShares.dropFirst().map { set(row, share: $0) }
      .reduce(whole) { $1.lineCount < $0.lineCount ? $1 : $0 }
    return .row(least, continued: continued)
  }

  private func set(_ row: PageBlock.Row, share: Double) -> SetRow {
    let answer = typesetter.set(row.answer, .answer, width: columnWidth * share, .right)
    let question = typesetter.set(
      row.question, .question, width: columnWidth - answer.width - Self.gap)
    return SetRow(
      question: question, answer: answer, language: row.language, air: spacing.betweenRows)
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
    var used = pieces.first?.continuation?.height ?? 0
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
    if let continuation = rest.first?.continuation { rest = [continuation] + rest }
    while let piece = rest.first {
      switch piece {
      case .title(let text):
        tagged(.subheading) { $0.draw(text, x: x, y: $0.y + 3) }
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
    guard case .row(let row, _) = piece else { return }
    let end = x + columnWidth
    tagged(.row) { page in
      page.tagged(.rowHead) { page in
        page.draw(.rule(fromX: x, toX: end, y: page.y, width: 0.4, .hairline))
        page.draw(row.question, x: x, y: page.y + row.air / 2)
      }
      page.tagged(.cell) { page in
        page.inLanguage(row.language) {
          $0.draw(row.answer, x: end - row.answer.measure, y: $0.y + row.air / 2)
        }
      }
    }
    y += piece.height
  }

  private mutating func inLanguage(
    _ language: Language?, _ body: (inout PageComposer) -> Void
  ) {
    guard let language else {
      body(&self)
      return
    }
    tagged(.words(language), body)
  }
}
