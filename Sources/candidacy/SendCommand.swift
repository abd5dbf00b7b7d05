import ArgumentParser
import Authoring
import ChartExport
import Delivery
import Hardening
import Interview
import Store

/// Sends signed sessions to the systems that the clinic named.
struct SendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "Sends signed sessions to the systems named in a file of targets.",
    discussion: """
      Every revision is sent to every target until the target has it; what a target refuses for \
      good is kept, shown by --list, and tried again by --release. It goes on until it is stopped, \
      at any moment and in any way, or with --once until nothing is due within a minute.
      """)

  @Option(
    help: ArgumentHelp(
      "The file that names the targets.",
      discussion: "Without it, candidacy/targets.yaml below XDG_CONFIG_HOME or ~/.config.",
      valueName: "path"))
  var targets: String?

  @Flag(help: "End when nothing is due within a minute; with 1 when something is left.")
  var once = false

  @Flag(help: "Show what is on its way, what was refused and why, and send nothing.")
  var list = false

  @Option(help: ArgumentHelp("Try a refused one again; --list numbers them.", valueName: "number"))
  var release: Int?

  @OptionGroup var store: RecordsOption
  @OptionGroup var questionnaire: QuestionnaireOption

  func validate() throws {
    guard !list || release == nil else {
      throw ValidationError("--list and --release are two commands: give one of them.")
    }
  }

  func run() throws {
    Posture.staff.take()
    do {
      if list { return try showList() }
      if let release { return try releaseLetter(release) }
      try send()
    } catch let error as StoreError {
      throw Failure.environment(error.sentence)
    }
  }

  private func send() throws {
    let targets = try OutboxFiles.targets(at: targets ?? OutboxFiles.usualPath()).targets
    let client = HTTPClient()
    let routes = try targets.map { target throws(Failure) in
      try OutboxRoute(to: target, by: client)
    }
    let renderings = try OutboxRendering.renderings(for: targets)
    let store = try store.open()
    let ledger = try OutboxLedger(store)
    let rendering = OutboxRendering(renderings, store: store, questionnaire: questionnaire)
    let round = OutboxRound(
      store: store, ledger: ledger,
      clerk: OutboxClerk(targets, ledger) { try rendering.payload(of: $0) },
      sender: OutboxSender(routes, ledger, station: OutboxStation.current(), tell: Self.tell),
      tell: Self.tell)
    try round.run(once ? .untilNothingIsDue : .forGood)
    let names = Set(targets.map(\.name))
    let isLeft = ledger.outbox.entries.contains { entry in
      names.contains(entry.letter.target) && !entry.isOver
    }
    if isLeft || round.hasComplaints { throw ExitCode(.problems) }
  }

  /// With the minute, so that the lines can be kept as a log.
  private static func tell(_ line: String) throws {
    try StandardOutput.show("\(LocalMoment.local(.now()).minuteText) \(line)\n")
  }
}
