import ArgumentParser
import Authoring
import Glibc
import Hardening
import struct Interview.Language
import Kiosk
import Store
import TerminalUI

/// Runs the patient's screens until the process is asked to stop.
struct KioskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk",
    abstract: "Show the patient's screens.",
    discussion: """
      Keys that usually stop a program do nothing here. To stop a kiosk, close its terminal or \
      send it SIGTERM.
      """)

  @OptionGroup var questionnaire: QuestionnaireOption
  @OptionGroup var store: StoreOption

  @Option(help: "The language of the welcome page.")
  var language: String?

  @Flag(help: "Ask line by line, for screen readers and plain terminals.")
  var linear = false

  @Option(help: "The colours: standard, high-contrast or mono.")
  var theme = ThemeName.highContrast

  @Option(help: "Seconds without a key until the kiosk asks whether anyone is there.")
  var idleWarning = 60

  @Option(help: "Seconds without a key until the screen is covered.")
  var idleCover = 90

  @Option(help: "Seconds without a key until the interview is closed as not finished.")
  var idleClose = 180

  func validate() throws {
    guard 1 <= idleWarning, idleWarning < idleCover, idleCover < idleClose, idleClose <= 86_400
    else {
      throw ValidationError(
        """
        The idle times must rise: 1 <= --idle-warning < --idle-cover < --idle-close <= 86400 \
        seconds.
        """)
    }
  }

  func run() throws {
    Posture.kiosk.take()
    let folder = try questionnaire.load()
    let content = folder.loaded.kioskContent
    let language = try chosenLanguage(of: content)
    let environment = TerminalEnvironment { name in
      getenv(name).map { String(cString: $0) }
    }
    if linear || !Self.canDraw(environment) {
      try runLines(content, folder, language, environment)
    } else {
      try runScreen(content, folder, language, environment)
    }
  }

  var idleTimes: IdleTimes {
    IdleTimes(
      warning: Int64(idleWarning) * 1000, cover: Int64(idleCover) * 1000,
      close: Int64(idleClose) * 1000)
  }

  private func chosenLanguage(of content: KioskContent) throws -> Language {
    let languages = content.form.questionnaire.languages.map(\.language)
    guard let language else { return languages.first ?? "en" }
    guard languages.contains(Language(language)) else {
      throw Failure.usage(
        "This questionnaire is written in \(languages.map(\.code).joined(separator: ", ")); "
          + "there is no language “\(language)”.")
    }
    return Language(language)
  }

  private static func canDraw(_ environment: TerminalEnvironment) -> Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && environment.type != "dumb"
  }
}

extension LoadedQuestionnaire {
  fileprivate var kioskContent: KioskContent {
    KioskContent(form: form, rules: rules, handout: handout, digest: digest)
  }
}
