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
    }
  }
}
