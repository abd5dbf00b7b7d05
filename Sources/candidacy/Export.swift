import ArgumentParser
import ChartExport
import Glibc
import Hardening
import Interview
import Store

/// Writes stored sessions for charts, or for statistics.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes sessions for a chart.",
    discussion: """
      A session is named by its id, the beginning of its id, or its ticket number; 3-9 means the \
      tickets from 3 to 9. What nobody has signed is marked preliminary. Files get names of their \
      own in a folder, and the names say nothing about a patient.
      """)

  @Argument(help: "The sessions: ids, beginnings of ids, tickets, or tickets as in 3-9.")
  var session: [String] = []

  @Option(
    help: ArgumentHelp(
      "What to write.",
      discussion: """
        text is a note of at most 80 columns, fhir a FHIR R4 transaction, hl7v2 a result \
        (ORU^R01) and mdm a document (MDM^T02) in HL7 v2.5.1, csv two tables, and ndjson an \
        object a line.
        """))
  var format = ExportFormat.text

  @Option(help: "The language of the words around the answers.")
  var language = NoteLanguage.english

  @Option(
    help: ArgumentHelp(
      "The file or the folder to write to; standard output without it.",
      discussion: "A name that ends in / is a folder, which is made where it is missing.",
      valueName: "path"))
  var output: String?

  @Flag(help: "Every stored session.")
  var all = false

  @Option(help: "Only sessions begun on this day or later, as in 2026-11-21.")
  var since: String?

  @Option(help: "Only sessions begun on this day or earlier.")
  var until: String?

  @Flag(help: "Write sessions although nobody compared two identifiers of the patient.")
  var unidentified = false

  @Flag(help: "For csv and ndjson: nothing that tells who the patient is (Safe Harbor).")
  var deidentified = false

  @Option(help: "For csv without a folder: which of the two tables.")
  var table: ExportTable?

  @Flag(help: "For text: ASCII alone.")
  var ascii = false

  @Option(help: "For pdf and fhir: the paper, letter or a4.")
  var paper = ExportPaper.letter

  @Option(
    help: ArgumentHelp(
      "For hl7v2 and mdm: what the receiver wants: standard, openemr or a file.",
      valueName: "name-or-path"))
  var profile = ReceiverProfile.Preset.standard.rawValue

  @OptionGroup var settings: ChartSettingsOption
  @OptionGroup var store: RecordsOption
  @OptionGroup var questionnaire: QuestionnaireOption

  func validate() throws {
    if session.isEmpty, !all, since == nil, until == nil {
      throw ValidationError(
        "Which session? `candidacy sessions` lists them; --all means every one.")
    }
    if deidentified, format.kind != .tables, format.kind != .lines {
      throw ValidationError("--deidentified goes with --format csv or ndjson.")
    }
    if ascii, format != .text { throw ValidationError("--ascii goes with --format text.") }
    if table != nil, format != .csv { throw ValidationError("--table goes with --format csv.") }
  }

  func run() throws {
    Posture.records.take()
    let selection = SessionSelection(
      words: session, isAll: all, since: try day(since, "--since"), until: try day(until, "--until")
    )
    let profile = try ReceiverProfileFile.profile(named: profile)
    let refusals: [ExportRefusal]
    do {
      guard let store = try store.openExisting() else {
        throw Failure.usage("No session is stored yet.")
      }
      let summaries = try selection.summaries(in: store.sessions()) { at in
        String(LocalMoment.local(at).minuteText.prefix(10))
      }
      let order = order(of: summaries.map(\.id), profile)
      let place = try ExportPlace(output)
      try check(order, place)
      let export = SessionExport(store: store, questionnaire: questionnaire)
      let batch = try export.batch(for: order)
      try handOut(batch, of: export, to: place, order.privacy)
      refusals = batch.refusals
    } catch let error as StoreError {
      throw Failure.environment(error.sentence)
    }
    guard refusals.isEmpty else {
      throw Failure.problems(refusals.map(\.sentence).joined(separator: "\n"))
    }
  }

  private func order(of sessions: [Session.ID], _ profile: ReceiverProfile) -> ExportOrder {
    ExportOrder(
      sessions: sessions, format: format, identity: unidentified ? .waived : .required,
      privacy: deidentified ? .deidentified : .identified,
      language: Language(language.rawValue), settings: settings.settings, profile: profile,
      paper: paper.paper, characters: ascii ? .ascii : .unicode)
  }

  /// What needs no reading to be refused.
  private func check(_ order: ExportOrder, _ place: ExportPlace) throws(Failure) {
    if case .folder = place { return }
    if order.sessions.count > 1, case .document = order.format.kind {
      throw .usage(
        "These are \(order.sessions.count) sessions, and each is a document of its own: name a"
          + " folder with --output, as in --output charts/.")
    }
    guard output != nil || format != .pdf || isatty(STDOUT_FILENO) == 0 else {
      throw .usage("A PDF is not for a terminal: name a file with --output.")
    }
  }

  private func day(_ text: String?, _ option: String) throws(Failure) -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(text) else {
      throw .usage("\(option) takes a day as year-month-day, as in 2026-11-21.")
    }
    return date
  }
}

// MARK: - Handing out

extension Export {
  /// It is on record before anything leaves: what cannot be recorded is not handed out.
  private func handOut(
    _ batch: ExportBatch, of export: SessionExport, to place: ExportPlace,
    _ privacy: ExportOrder.Privacy
  ) throws {
    guard !batch.products.isEmpty else { return }
    let format = deidentified ? "\(format.rawValue), deidentified" : format.rawValue
    try export.store.note(
      .used(SystemAccount.current(), .exported(tickets: batch.tickets, format: format)),
      at: .now())
    var left = Set(batch.tickets)
    do {
      try write(batch.products, of: export, to: place, privacy) { left.subtract($0.tickets) }
    } catch {
      if !left.isEmpty {
        try export.store.noteFailure(.failedExport(tickets: left.sorted(), format: format))
      }
      throw error
    }
  }

  private func write(
    _ products: [ExportProduct], of export: SessionExport, to place: ExportPlace,
    _ privacy: ExportOrder.Privacy, isWritten: (ExportProduct) -> Void
  ) throws(Failure) {
    if case .folder(let folder) = place {
      var names: [String] = []
      for product in products {
        names.append(try export.write(product, to: folder, privacy))
        isWritten(product)
      }
      return try StandardOutput.show(names.map { $0 + "\n" }.joined())
    }
    let wanted = products.first { $0.table == nil || $0.table == table ?? .sessions }
    guard let wanted else { return }
    switch place {
    case .folder: break
    case .standardOutput: try StandardOutput.write(wanted.bytes)
    case .file(let file, let path):
      do {
        try file.finish(with: wanted.bytes)
      } catch {
        throw ExportPlace.failure(path, error)
      }
    }
    isWritten(wanted)
  }
}

extension SQLiteEventStore {
  /// What was on record as done was not done to its end; why is said in any case.
  func noteFailure(_ use: SiteEvent.Use) throws(Failure) {
    do throws(StoreError) {
      try note(.used(SystemAccount.current(), use), at: .now())
    } catch {
      try StandardError.write(["That it failed is not on record: \(error.sentence)"])
    }
  }
}

/// The languages that the words around the answers are written in.
enum NoteLanguage: String, ExpressibleByArgument, CaseIterable {
  case english = "en"
  case spanish = "es"
}
