import Interview

/// Why answers count for nothing, with the sentences made beforehand: there may be many.
struct IgnoredAnswers {
  private let notAsked: [[UInt8]]
  private let notOffered: [[UInt8]]

  init(_ form: Form) {
    notAsked = form.items.map { item in
      Array(
        """
        warning: answers.\(item.id): this question is not asked, given the other answers, and \
        its answer is ignored\n
        """.utf8)
    }
    notOffered = form.items.map { item in
      Array(
        """
        warning: answers.\(item.id): this answer is not offered, given the other answers, and \
        is ignored\n
        """.utf8)
    }
  }

  /// One sentence with its line feed for each answer that does not count.
  func sentences(_ form: Form, _ sheet: AnswerSheet, _ evaluation: Evaluation) -> [[UInt8]] {
    form.ignored(sheet, evaluation).map { place in
      switch evaluation.standings[place] {
      case .asked: notOffered[place]
      case .notAsked, .undetermined: notAsked[place]
      }
    }
  }
}
