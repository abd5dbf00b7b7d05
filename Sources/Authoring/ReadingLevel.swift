import Interview

/// How hard a text is to read, by the formula for its language.
///
/// English: the grade of Flesch and Kincaid, `0.39 · words/sentences + 11.8 · syllables/words −
/// 15.59` (J. P. Kincaid et al., Derivation of New Readability Formulas for Navy Enlisted Personnel,
/// 1975). Spanish: the perspicuity of Szigriszt-Pazos, `206.835 − 62.3 · syllables/words −
/// words/sentences` (F. Szigriszt Pazos, Sistemas predictivos de legibilidad, 1993), in the bands of
/// the INFLESZ scale (I. Barrio-Cantalejo et al., Anales del Sistema Sanitario de Navarra 31:135,
/// 2008). There `bastante fácil`, from 65, is where texts for primary school lie, whose last year is
/// grade 6; what is below is too hard. The older formula of Fernández-Huerta (1959) draws the line
/// for grade 6 at 70, which on our texts is the same line.
enum ReadingLevel: Hashable, Sendable {
  /// Flesch-Kincaid: the year of school in the United States.
  case grade(Double)
  /// Szigriszt-Pazos: the more, the easier.
  case inflesz(Double)

  /// The formulas were made for running text. In fewer words than these one syllable more or less
  /// moves the grade by more than one, so that such texts (buttons, options, short questions) have
  /// none.
  static let fewestWords = 10

  static let hardestGrade = 6
  static let hardestInflesz = 65

  /// Missing for a short text, and in a language without a formula here.
  init?(_ prose: Prose, in language: Language) {
    let words = prose.words
    guard words.count >= Self.fewestWords else { return nil }
    self.init(words, sentences: prose.sentences.count, in: language)
  }

  private init?(_ words: [Substring], sentences: Int, in language: Language) {
    guard !words.isEmpty else { return nil }
    let length = Double(words.count) / Double(sentences)
    switch language.code.prefix(2) {
    case "en":
      let syllables = words.reduce(0) { $0 + EnglishSyllables.count(in: $1) }
      self = .grade(0.39 * length + 11.8 * Double(syllables) / Double(words.count) - 15.59)
    case "es":
      let syllables = words.reduce(0) { $0 + SpanishSyllables.count(in: $1) }
      self = .inflesz(206.835 - 62.3 * Double(syllables) / Double(words.count) - length)
    case _:
      return nil
    }
  }

  /// Both are read as whole numbers, so that grade 6.4 is grade 6.
  var isTooHard: Bool {
    switch self {
    case .grade(let grade): Int(grade.rounded()) > Self.hardestGrade
    case .inflesz(let ease): Int(ease.rounded()) < Self.hardestInflesz
    }
  }

  /// The more, the harder, within one language.
  var hardness: Double {
    switch self {
    case .grade(let grade): grade
    case .inflesz(let ease): -ease
    }
  }

  /// The sentence that makes a text hard; of sentences with few words the longest.
  static func hardestSentence(of prose: Prose, in language: Language) -> Prose.Sentence? {
    let whole = prose.sentences.filter { $0.words.count >= 5 }
    let judged = whole.compactMap { sentence in
      ReadingLevel(sentence.words, sentences: 1, in: language).map { (sentence, $0.hardness) }
    }
    return judged.max { $0.1 < $1.1 }?.0
      ?? prose.sentences.max { $0.words.count < $1.words.count }
  }
}

extension ReadingLevel: CustomStringConvertible {
  var description: String {
    switch self {
    case .grade(let grade): "grade \(Self.rounded(grade))"
    case .inflesz(let ease): "INFLESZ \(Int(ease.rounded())) (\(Self.band(ease)))"
    }
  }

  /// The bands of the INFLESZ scale, in its own words.
  private static func band(_ ease: Double) -> String {
    switch ease.rounded() {
    case ..<40: "muy difícil"
    case ..<55: "algo difícil"
    case ..<65: "normal"
    case ..<80: "bastante fácil"
    case _: "muy fácil"
    }
  }

  private static func rounded(_ grade: Double) -> String {
    let tenths = Int((grade * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}
