extension Sentences {
  func sentence(for fact: TextFact) -> Sentence {
    switch fact {
    case .missingTranslation(let path, let file):
      Sentence(
        code: "missing-translation", message: "`\(file)` does not translate this text",
        hint: "add `\(path)`")
    case .unknownTranslation(let path, let nearest):
      Sentence(
        code: "unknown-translation", message: "nothing is translated by \(name(path))",
        hint: didYouMean(nearest))
    case .lostPlaceholder(let placeholder, let path):
      Sentence(
        code: "lost-placeholder",
        message: "the translation of \(name(path)) has lost \(name(placeholder))")
    case .addedPlaceholder(let placeholder, let path):
      Sentence(
        code: "added-placeholder",
        message:
          "the translation of \(name(path)) has \(name(placeholder)), and the original does not")
    case .changedPlaceholder(let old, let new, let path):
      Sentence(
        code: "changed-placeholder",
        message:
          "the translation of \(name(path)) has \(name(new)), and the original has \(name(old))")
    case .wrongLanguage(let code, let expected):
      Sentence(
        code: "wrong-language",
        message:
          "this file says that its language is \(name(code)), and its name says \(name(expected.code))"
      )
    case .sourceLanguageFile(let language):
      Sentence(
        code: "source-language-file",
        message: "the questionnaire itself is written in \(name(language.code)) already")
    case .hardToRead(let path, let level, let sentence):
      Sentence(
        code: "hard-to-read", severity: .warning,
        message: "this text is too hard to read: \(level), and \(limit(of: level)) is the limit"
          + (sentence.map { "; its hardest sentence is “\($0)”" } ?? ""),
        hint: "say it more plainly, or say why not: `\(ReadingException.key): { \(path): … }`")
    case .needlessException(let path, true, _):
      Sentence(
        code: "needless-exception", severity: .warning,
        message: "no text under \(name(path)) is too hard to read", hint: "delete this line")
    case .needlessException(let path, false, let nearest):
      Sentence(
        code: "needless-exception", severity: .warning,
        message: "patients read no text under \(name(path))", hint: didYouMean(nearest))
    case .staleTranslation(let path, let language):
      Sentence(
        code: "stale-translation", severity: .warning,
        message: "the text \(name(path)) changed after this translation of it",
        hint: "compare them, then run `candidacy translated \(language.code)`")
    case .unrecordedTranslations(let path, let count, let language):
      Sentence(
        code: "unrecorded-translation", severity: .warning,
        message: "`\(TranslationRecord.fileName(for: language))` does not know "
          + (count == 1
            ? "the text \(name(path))" : "\(count) texts, of which \(name(path)) is the first"),
        hint: "once they are translated, run `candidacy translated \(language.code)`")
    case .leftoverRecord(let path, let count, let language):
      Sentence(
        code: "leftover-record", severity: .warning,
        message: (count == 1
          ? "no text is called \(name(path))"
          : "\(count) of these texts are gone, of which \(name(path)) is the first"),
        hint: "run `candidacy translated \(language.code)`")
    }
  }

  private func limit(of level: ReadingLevel) -> String {
    switch level {
    case .grade: "grade \(ReadingLevel.hardestGrade)"
    case .inflesz: "INFLESZ \(ReadingLevel.hardestInflesz) (bastante fácil)"
    }
  }
}
