import ArgumentParser
import Glibc
import Interview
import Store

/// Destroys the keys of sessions whose time is over.
struct DestroyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "destroy",
    abstract: "Destroys what was said in sessions, for good.",
    discussion: """
      Each session is sealed with a key of its own, and that key is destroyed: nobody can read the \
      session any more. What stays: when it took place and how many events it had, in the chain, \
      which stays whole; when and by whom it was destroyed; and who of the staff read it or worked \
      on it, and when, without what they changed: `candidacy audit show` lists it as before. \
      Backups made before still hold the key until they are removed.
      """)

  @Argument(help: "The sessions: ids, beginnings of ids, tickets, or tickets as in 3-9.")
  var session: [String] = []

  @Option(help: ArgumentHelp("Sessions without an event for this many days.", valueName: "days"))
  var olderThan: Int?

  @Flag(help: "Say which sessions they are, and destroy nothing.")
  var dryRun = false

  @Flag(help: "Do not ask.")
  var yes = false

  @Flag(
    help: ArgumentHelp(
      "Also sessions that somebody still has to see to.",
      discussion: """
        Interviews that are going on or were left less than a day ago, and alerts that nobody has \
        acknowledged. Otherwise nothing is destroyed when one was named, and --older-than leaves \
        them out.
        """))
  var evenIfOpen = false

  @Flag(help: "Also sessions that a target has not received yet; their letters are withdrawn.")
  var evenIfUnsent = false

  @OptionGroup var records: RecordsOption
  @OptionGroup var questionnaire: QuestionnaireOption

  func validate() throws {
    guard session.isEmpty || olderThan == nil else {
      throw ValidationError("Either name the sessions or say --older-than DAYS, not both.")
    }
    guard !session.isEmpty || olderThan != nil else {
      throw ValidationError(
        "Which sessions? Name them, as in `candidacy destroy 3-9`, or say --older-than DAYS.")
    }
    if let olderThan, !(1...36_500 ~= olderThan) {
      throw ValidationError("--older-than takes 1 to 36500 days.")
    }
  }

  func run() throws {
    umask(0o077)
    guard let store = try records.openExisting() else {
      throw Failure.usage("No session is stored yet.")
    }
    try Failure.saying { try run(on: store) }
  }

  private func run(on store: SQLiteEventStore) throws {
    let standings = SessionStandings(store, questionnaire)
    let ledger = try OutboxLedger(store)
    let plan = try plan(standings, in: store, ledger.outbox)
    guard !plan.sessions.isEmpty else {
      return try StandardOutput.write(plan.leftOutSentence + "There is nothing to destroy.\n")
    }
    try StandardOutput.write(plan.list + plan.leftOutSentence)
    try refuseOpen(plan)
    guard plan.unsent.isEmpty || evenIfUnsent else {
      throw Failure.problems(plan.unsentSentence)
    }
    guard !dryRun else { return try StandardOutput.write("Nothing was destroyed.\n") }
    if !yes {
      try confirm(plan)
      // Somebody may have gone on with one of them meanwhile.
      let meant = Set(plan.sessions.map(\.summary.id))
      let summaries = try store.sessions().filter { meant.contains($0.id) }
        .sorted { $0.ticket < $1.ticket }
      try refuseOpen(
        DestroyPlan(standings.standings(of: summaries, now: .now()), ledger.outbox))
    }
    // First, so that no sender is in the middle of one whose key is gone.
    let numbers = plan.unsent.map(\.number)
    try ledger.record { outbox in
      numbers.filter { outbox.entry($0)?.isOver == false }.map { .withdrawn($0) }
    }
    let destroyed = try store.destroy(
      plan.sessions.map(\.summary.id), by: SystemAccount.current(), at: .now())
    let isOne = destroyed.count == 1
    let head = try store.head().text
    try StandardOutput.write(
      """
      Destroyed \(isOne ? "the key of one session." : "the keys of \(destroyed.count) sessions.")
      Head      \(head)
      Backups   Those made until now still hold \(isOne ? "it" : "them"): what was said can be read \
      from them until they are removed.\(Self.kept(beside: store.path))

      """ + plan.unreadSentence(destroyed))
  }

  /// What migrations, restorations and a removed store left beside the store may hold the keys too.
  private static func kept(beside path: String) -> String {
    let store = FilePlace(path)
    let beginnings = [".before-version-", ".replaced-", ".removed-store-"]
      .map { "\(store.name)\($0)" }
    let kept = store.neighbours.filter { name in beginnings.contains { name.hasPrefix($0) } }
    guard !kept.isEmpty else { return "" }
    return "\n          So \(kept.count == 1 ? "does" : "do") \(kept.joined(separator: ", "))"
      + " beside the store."
  }

  private func plan(
    _ standings: SessionStandings, in store: SQLiteEventStore, _ outbox: Outbox
  ) throws -> DestroyPlan {
    let now = Timestamp.now()
    let found = try standings.standings(of: meant(in: store, now: now), now: now)
    guard olderThan != nil, !evenIfOpen else { return DestroyPlan(found, outbox) }
    return DestroyPlan(
      found.filter(\.business.isEmpty), leftOut: found.filter { !$0.business.isEmpty }, outbox)
  }

  /// By their tickets.
  private func meant(in store: SQLiteEventStore, now: Timestamp) throws -> [SessionSummary] {
    let summaries = try store.sessions()
    guard let olderThan else {
      return try SessionSelection(words: session).summaries(in: summaries) { _ in "" }
    }
    let last = now.advanced(by: -Int64(olderThan) * 86_400_000)
    return summaries.filter { $0.lastEventAt < last }.sorted { $0.ticket < $1.ticket }
  }

  private func refuseOpen(_ plan: DestroyPlan) throws(Failure) {
    guard plan.open.isEmpty || evenIfOpen else { throw .problems(plan.openSentence) }
  }

  private func confirm(_ plan: DestroyPlan) throws {
    guard !yes else { return }
    try StandardError.write([plan.question])
    guard let typed = readLine(), typed.trimmingSpaces == String(plan.sessions.count) else {
      throw Failure.problems("That is not the number: nothing was destroyed.")
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String { String(filter { !$0.isWhitespace }) }
}
