import ArgumentParser
import Authoring
import Glibc
import Interview
import Questionnaires

/// Remembers that a translation was compared with the texts as they are now.
struct TranslatedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translated",
    abstract: "Remembers that a translation has been compared with the texts as they are now.",
    discussion: """
      It writes LANGUAGE.translated.yaml into the folder, with the beginning of the SHA-256 of \
      every text. `candidacy check` then warns of each text that changes afterwards.
      """)

  @Argument(help: "The language, such as es.")
  var language: String

  @Argument(help: "The folder of the questionnaire.")
  var folder: String

  func run() throws {
    let language = Language(language)
    let (loaded, diagnostics) = Library.loading(
      try QuestionnaireOption.folder(named: folder), parts: .everything)
    guard let loaded else {
      throw Failure.problems(
        DiagnosticRenderer.text(diagnostics) + "The folder has errors; nothing is remembered.")
    }
    let languages = loaded.form.questionnaire.languages.map(\.language).dropFirst()
    guard languages.contains(language) else {
      throw Failure.usage(
        "There is no \(language.code).yaml in \(folder), so that nothing is translated.")
    }
    try write(loaded.translations, for: language)
  }

  private func write(_ state: TranslationState, for language: Language) throws(Failure) {
    let file = state.file(for: language)
    let root = folder.hasSuffix("/") ? folder : folder + "/"
    let path = root + file.name
    do throws(OutputError) {
      try AtomicFile.write(file.text, to: path)
      try share(path, as: root + "\(language.code).yaml")
    } catch {
      throw .environment("\(path) cannot be written: \(error.reason).")
    }
    try say(state, for: language, in: path)
  }

  /// Whoever may read the translation may read this too.
  private func share(_ path: String, as other: String) throws(OutputError) {
    var facts = stat()
    guard stat(other, &facts) == 0, chmod(path, facts.st_mode & 0o777) == 0 else {
      throw .last()
    }
  }

  private func say(
    _ state: TranslationState, for language: Language, in path: String
  ) throws(Failure) {
    let changes = state.changes(for: language)
    var lines = ["\(path) knows \(state.texts.count) texts."]
    for (word, paths) in [
      ("new", changes.new), ("changed", changes.changed), ("gone", changes.gone),
    ] where !paths.isEmpty {
      let named = paths.prefix(5).joined(separator: ", ")
      let rest = paths.count > 5 ? " and \(paths.count - 5) more" : ""
      lines.append("\(paths.count) \(word): \(named)\(rest)")
    }
    try StandardOutput.show(lines.map { $0 + "\n" }.joined())
  }
}
