import ArgumentParser
import Authoring
import Glibc
import Questionnaires

/// Which questionnaire is used.
struct QuestionnaireOption: ParsableArguments {
  @Option(
    name: .customLong("questionnaire"),
    help: ArgumentHelp(
      "The id of a shipped questionnaire, or the path of a questionnaire's folder.",
      valueName: "id-or-path"))
  var name = ShippedQuestionnaires.standardName

  func load() throws -> LoadedFolder { try Self.load(named: name) }

  /// Reads it without its example patients; a folder with errors is shown and not used.
  static func load(named name: String) throws -> LoadedFolder {
    let folder = try folder(named: name)
    let (loaded, diagnostics) = Library.loading(folder, parts: .screens)
    guard let loaded else {
      throw Failure.problems(
        DiagnosticRenderer.text(diagnostics)
          + "The questionnaire \(name) has errors and is not used.")
    }
    return LoadedFolder(loaded: loaded, folder: folder)
  }

  static func folder(named name: String) throws(Failure) -> Folder {
    let path = try path(of: name)
    do {
      return try Folder.reading(path: path)
    } catch {
      throw Failure(error)
    }
  }

  /// A folder of that path, else a shipped questionnaire of that name.
  static func path(of name: String) throws(Failure) -> String {
    if name.isEmpty || access(name, F_OK) == 0 || name.contains("/") { return name }
    switch ShippedQuestionnaires.folder(named: name) {
    case .found(let path): return path
    case .notFound(let places):
      throw .usage(
        "There is no questionnaire \(name): neither a folder here nor one of "
          + "\(places.joined(separator: ", ")).")
    }
  }
}

extension Failure {
  init(_ error: FolderError) {
    switch error {
    case .notFound, .notADirectory, .noQuestionnaire: self = .usage(error.description)
    case .unreadable: self = .environment(error.description)
    }
  }
}
