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
      session any more. That it took place stays in the chain, which stays whole. Backups made \
      before still hold the key until they are removed.
      """)

  @Argument(help: "The sessions: ids, beginnings of ids, tickets, or tickets as in 3-9.")
  var session: [String] = []

  @Option(help: ArgumentHelp("Sessions without an event for this many days.", valueName: "days"))
  var olderThan: Int?

  @Flag(help: "Say which sessions they are, and destroy nothing.")
  var dryRun = false

  @Flag(help: "Do not ask.")
  var yes = false

  @Flag(help: "Also sessions that a target has not received yet; their letters are withdrawn.")
  var evenIfUnsent = false

  @OptionGroup var records: RecordsOption

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
    let now = Timestamp.now()
    let meant = try meant(in: store, now: now)
    guard !meant.isEmpty else {
      return try StandardOutput.write("There is nothing to destroy.\n")
    }
    let ledger = try OutboxLedger(store)
    let plan = DestroyPlan(meant, ledger.outbox)
    try StandardOutput.write(plan.list)
    guard plan.unsent.isEmpty || evenIfUnsent else {
      throw Failure.problems(plan.unsentSentence)
    }
    guard !dryRun else { return try StandardOutput.write("Nothing was destroyed.\n") }
    try confirm(plan)
    // First, so that no sender is in the middle of one whose key is gone.
    let numbers = plan.unsent.map(\.number)
    try ledger.record { outbox in
      numbers.filter { outbox.entry($0)?.isOver == false }.map { .withdrawn($0) }
    }
    let destroyed = try store.destroy(meant.map(\.id), by: SystemAccount.current(), at: .now())
    let isOne = destroyed.count == 1
    let head = try store.head().text
    try StandardOutput.write(
      """
      Destroyed \(isOne ? "the key of one session." : "the keys of \(destroyed.count) sessions.")
      Head      \(head)
      Backups   Those made until now still hold \(isOne ? "it" : "them"): what was said can be read \
      from them until they are removed.\(Self.kept(beside: store.path))

      """)
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

  /// Those that are not destroyed yet, by their tickets.
  private func meant(in store: SQLiteEventStore, now: Timestamp) throws -> [SessionSummary] {
    let gone = Set(
      try store.siteEvents().compactMap { stored -> Session.ID? in
        if case .destroyed(let id) = stored.event { id } else { nil }
      })
    let summaries = try store.sessions()
    guard let olderThan else {
      return try SessionSelection(words: session).summaries(in: summaries) { _ in "" }
        .filter { !gone.contains($0.id) }
    }
    let last = now.advanced(by: -Int64(olderThan) * 86_400_000)
    return summaries.filter { $0.lastEventAt < last && !gone.contains($0.id) }
      .sorted { $0.ticket < $1.ticket }
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
