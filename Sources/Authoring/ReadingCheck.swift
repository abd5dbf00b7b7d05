import Interview

/// The reading level of every text for patients, in every language that has a formula.
struct ReadingCheck {
  private let texts: [AuthoredText]
  private let source: Language
  private let languages: [NamedLanguage]

  init(_ texts: [AuthoredText], for readership: Readership, in languages: [NamedLanguage]) {
    self.texts = texts.filter { readership.includesPatients($0.path) }
    self.languages = languages
    source = languages.first?.language ?? "en"
  }

  /// A warning for each text that is too hard without a reason, and for each reason that none needs.
  func note(in notes: inout Notes) {
    var needed: Set<SourceMark> = []
    for graded in all where graded.level.isTooHard {
      let reasons = notes.exceptions.filter {
        ($0.language ?? source) == graded.language && $0.covers(graded.path)
      }
      needed.formUnion(reasons.map(\.mark))
      guard reasons.isEmpty else { continue }
      let hardest = ReadingLevel.hardestSentence(of: graded.prose, in: graded.language)
      notes.note(
        .hardToRead(
          graded.path, graded.level,
          sentence: graded.prose.sentences.count > 1 ? hardest.map { String($0.text) } : nil),
        at: graded.version.mark)
    }
    for exception in notes.exceptions where !needed.contains(exception.mark) {
      let isKnown = texts.contains { exception.covers($0.path) }
      let nearest =
        isKnown ? nil : Spelling.nearest(to: exception.path, in: texts.map(\.path))
      notes.note(
        .needlessException(exception.path, isKnown: isKnown, nearest: nearest),
        at: exception.mark)
    }
  }

  /// What all texts of each language come to.
  func summaries(_ exceptions: [ReadingException]) -> [ReadingSummary] {
    let all = all
    return languages.compactMap { named in
      let language = named.language
      let own = all.filter { $0.language == language }.sorted {
        $0.level.hardness < $1.level.hardness
      }
      guard let hardest = own.last else { return nil }
      return ReadingSummary(
        language: named, texts: own.count, middle: own[own.count / 2].level,
        hardest: hardest.level,
        excepted: own.count { graded in
          graded.level.isTooHard
            && exceptions.contains {
              ($0.language ?? source) == language && $0.covers(graded.path)
            }
        })
    }
  }

  private struct Graded {
    let path: String
    let language: Language
    let version: AuthoredText.Version
    let prose: Prose
    let level: ReadingLevel
  }

  private var all: [Graded] {
    texts.flatMap { text in
      languages.map(\.language).compactMap { language -> Graded? in
        guard let version = language == source ? text.source : text.translations[language]
        else { return nil }
        let prose = Prose(version.text)
        return ReadingLevel(prose, in: language).map {
          Graded(
            path: text.path, language: language, version: version, prose: prose, level: $0)
        }
      }
    }
  }
}

/// How hard the texts of one language are, all together.
package struct ReadingSummary: Hashable, Sendable {
  let language: NamedLanguage
  /// How many are long enough to be judged.
  let texts: Int
  let middle: ReadingLevel
  let hardest: ReadingLevel
  /// How many are too hard, with a reason that is written down.
  let excepted: Int

  /// In words, for the author.
  package var sentence: String {
    let judged =
      texts == 1
      ? "one text, at \(hardest)"
      : "\(texts) texts, half of them at \(middle) or easier, the hardest at \(hardest)"
    let excepted =
      switch self.excepted {
      case 0: ""
      case 1: "; one is too hard for a recorded reason"
      case let count: "; \(count) are too hard for recorded reasons"
      }
    return "\(language.name): \(judged)\(excepted)"
  }
}
