import ArgumentParser
import ChartExport
import Desk
import Glibc
import Hardening
import struct Interview.Language
import Interview
import Store
import TerminalUI

/// Runs the nurse's screens.
struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "Show the nurse's screens: who is waiting, and every interview for review.",
    discussion: "On a fresh store it asks for the first person. Others: candidacy staff add.")

  @OptionGroup var questionnaire: QuestionnaireOption
  @OptionGroup var store: RecordsOption

  @Option(help: "The language of the desk.")
  var language: String?

  @Flag(help: "Show lines instead of screens, for screen readers and plain terminals.")
  var linear = false

  @Option(help: "The colours: standard, high-contrast or mono.")
  var theme = ThemeName.highContrast

  @Option(help: "Seconds without a key until the desk locks.")
  var lockAfter = 300

  @Option(
    help: ArgumentHelp(
      "The folder that exports are written to.",
      discussion: "Without it, candidacy/exports below XDG_DATA_HOME or ~/.local/share.",
      valueName: "path"))
  var exports: String?

  func validate() throws {
    guard 5...86_400 ~= lockAfter else {
      throw ValidationError("--lock-after takes 5 to 86400 seconds.")
    }
  }

  func run() throws {
    Posture.staff.take()
    let folder = try questionnaire.load()
    let language = try chosenLanguage(of: folder)
    let environment = TerminalEnvironment { name in
      getenv(name).map { String(cString: $0) }
    }
    let canDraw =
      isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && environment.type != "dumb"
    // Before the screen, because a passphrase may have to be typed.
    let records = try store.open(speaking: .inLanguage(language))
    if linear || !canDraw {
      try runLines(folder, language, environment, records)
    } else {
      try runScreen(folder, language, environment, records)
    }
  }

  func program(
    _ folder: LoadedFolder, _ language: Language, _ station: Station, _ size: Size,
    _ store: SQLiteEventStore
  ) throws(Failure) -> DeskProgram {
    let key = try KeysCommand.attempt { () throws(StoreError) in
      try KeyFile(at: KeyFile.path(beside: store.path))
    }
    return DeskProgram(
      content: folder.loaded.deskContent,
      setting: DeskSetting(
        station: station, lockAfter: Int64(lockAfter) * 1000,
        exports: ExportFolder(exports)?.path, key: key.isLocked ? .locked : .open,
        local: { LocalMoment.local($0) }),
      language: language, size: size, clock: DeskClock(moment: .now(), reading: .now()))
  }

  func exporter(_ store: SQLiteEventStore) -> DeskExporter {
    let export = SessionExport(store: store, questionnaire: questionnaire)
    return DeskExporter(store: store, folder: ExportFolder(exports)) {
      (order, folder) throws(Failure) in try export.write(order, to: folder)
    }
  }

  /// Another name for every run, so that two desks of one person are told apart.
  static func newStation() -> Station { Station(String(SessionRecorder.newID().text.prefix(8))) }

  private func chosenLanguage(of folder: LoadedFolder) throws -> Language {
    let languages = folder.loaded.form.questionnaire.languages.map(\.language)
    guard let language else { return languages.first ?? "en" }
    guard languages.contains(Language(language)) else {
      throw Failure.usage(
        "This questionnaire is written in \(languages.map(\.code).joined(separator: ", ")); "
          + "there is no language “\(language)”.")
    }
    return Language(language)
  }
}
