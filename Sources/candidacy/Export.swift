import ArgumentParser
import Authoring
import ChartExport
import Interview
import Store

/// Writes one stored session for a chart.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes one session for a chart.",
    discussion: "The session is named by its id, the beginning of its id, or its ticket number.")

  @Argument(help: "The session: its id, the beginning of its id, or its ticket number.")
  var session: String

  @Option(help: "What to write: text, a note of at most 80 columns.")
  var format = ExportFormat.text

  @Option(help: "The language of the note.")
  var language = NoteLanguage.english

  @Option(help: "The file to write; standard output without it.")
  var output: String?

  @OptionGroup var store: StoreOption
  @OptionGroup var questionnaire: QuestionnaireOption

  func run() throws {
    let note = try text()
    guard let output else { return try StandardOutput.write(note) }
    do {
      try AtomicFile.write(note, to: output)
    } catch {
      throw Failure.environment("\(output) cannot be written: \(error.reason).")
    }
  }

  private func text() throws -> String {
    do {
      guard let store = try store.openExisting() else {
        throw Failure.usage("No session is stored yet.")
      }
      let summary = try SessionSearch(session).summary(in: store.sessions())
      let record = try record(of: summary, in: store)
      switch format {
      case .text: return TextNote(record, in: Language(language.rawValue)).text
      }
    } catch let error as StoreError {
      throw Failure.environment(error.sentence)
    }
  }

  private func record(
    of summary: SessionSummary, in store: SQLiteEventStore
  ) throws -> ChartRecord {
    let stored = try store.events(of: summary.id)
    let loaded = try StoredQuestionnaire(stored.map(\.event))
      .load(from: store, orElse: questionnaire).loaded
    let roster = Roster(try store.staff())
    return ChartRecord(
      id: summary.id, ticket: summary.ticket, events: stored, form: loaded.form,
      rules: loaded.rules, digest: loaded.digest,
      staffNames: Dictionary(
        roster.members.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
      asOf: .now(), local: { .local($0) })
  }
}

enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case text
}

/// The languages that the words around the answers are written in.
enum NoteLanguage: String, ExpressibleByArgument, CaseIterable {
  case english = "en"
  case spanish = "es"
}
