import ArgumentParser
import Authoring
import Hardening
import Interview
import Rules
import Store

/// Lists the stored sessions, the newest first.
struct Sessions: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Lists the stored sessions.")

  @OptionGroup var store: RecordsOption
  @OptionGroup var questionnaire: QuestionnaireOption

  @Option(help: "How to print: text or json.")
  var format = ListFormat.text

  func run() throws {
    Posture.records.take()
    let lines = try sessionLines()
    switch format {
    case .text: try StandardOutput.show(SessionTable(lines, titles: titles(for: lines)).text)
    case .json: try StandardOutput.write(SessionTable(lines, titles: [:]).json)
    }
    if lines.contains(where: { $0.state == .damaged }) { throw ExitCode(.problems) }
  }

  private func sessionLines() throws -> [SessionLine] {
    do {
      guard let store = try store.openExisting() else { return [] }
      let now = Timestamp.now()
      let sessions = try store.sessions()
      try store.note(
        .used(SystemAccount.current(), .listed(sessions: sessions.count)), at: now)
      return try sessions.map { try SessionLine($0, in: store, now: now) }
    } catch let error as StoreError {
      throw Failure.environment(error.sentence)
    }
  }

  /// What the outcomes are called; without a questionnaire their ids have to do.
  private func titles(for lines: [SessionLine]) -> [String: String] {
    guard lines.contains(where: { $0.verdict != nil }) else { return [:] }
    let loaded: LoadedQuestionnaire
    do {
      loaded = try questionnaire.load().loaded
    } catch {
      return [:]
    }
    let language = loaded.form.questionnaire.languages.first?.language ?? "en"
    return Dictionary(
      loaded.rules.definition.outcomes.map { ($0.id.text, $0.title[language]) },
      uniquingKeysWith: { first, _ in first })
  }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
