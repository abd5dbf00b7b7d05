import Authoring
import Glibc
import Questionnaires
import TerminalHarness
import TestSupplies

/// Prints how fast the program is, beside the peers that are installed, all in one run.
@main
enum Benchmark {
  /// Each can be asked for by its name; without one, all are measured but those that take minutes.
  enum Part: String, CaseIterable {
    case screens
    case desk
    case evaluation
    case chart
    case proof
    case audit
    case load
    case soak

    static let usual: [Part] = [.screens, .desk, .evaluation, .chart, .proof, .audit]
  }

  static func main() {
    #if DEBUG
      print("This is a debug build: its figures say nothing. Build with -c release.")
    #endif
    let asked = CommandLine.arguments.dropFirst().compactMap(Part.init)
    guard asked.count + 1 == CommandLine.arguments.count else {
      let names = Part.allCases.map(\.rawValue).joined(separator: " | ")
      print("Usage: candidacy-benchmark [\(names)]…")
      exit(2)
    }
    do {
      let executable = try Product.executable()
      for part in asked.isEmpty ? Part.usual : asked { try measure(part, of: executable) }
      print("Binary: \(try megabytes(executable)) MB, not stripped.")
    } catch {
      print("The benchmark could not go on: \(error)")
      exit(3)
    }
  }

  private static func measure(_ part: Part, of executable: String) throws {
    switch part {
    case .screens: try measureScreens()
    case .desk: try measureDesk(executable)
    case .evaluation: print(try EvaluationFigures.measured(executable).sentence)
    case .chart: try measureChart()
    case .proof: try measureProof()
    case .load:
      print("\(LoadFigures.kiosks) kiosks on one store, each answers once a second for a minute.")
      print(try LoadFigures.measured(executable).text)
    case .soak:
      print("One kiosk without a pause and one desk on the same store.")
      print(try SoakFigures(measuring: executable).text)
    case .audit: print(try VerifyFigures.measured().sentence)
    }
    print("")
  }

  private static func measureChart() throws {
    let figures = try ChartFigures.measured(ChartRecords.records(count: 200))
    print("One session at a time, checked before it leaves; 200 signed sessions, both languages.")
    print(ChartFigures.header)
    for row in figures { print(row.row(beside: figures[0])) }
  }

  private static func measureProof() throws {
    guard case .found(let path) = ShippedQuestionnaires.folder(named: "tpi-candidacy"),
      let shipped = Library.loading(try Folder.reading(path: path), parts: .everything).loaded
    else { throw HarnessFailure.system("reading the shipped questionnaire", ENOENT) }
    print("Everything that `check` proves, for all combinations of answers, missing ones included.")
    print(ProofFigures.header)
    print(try ProofFigures.measured("shipped", shipped.form, shipped.rules, runs: 9).row)
    for (questions, rules) in [(30, 40), (60, 150), (200, 2_000)] {
      let large = try LargeRuleSet(questions: questions, rules: rules)
      print(
        try ProofFigures.measured(
          "made by lot", large.form, large.rules, runs: questions < 100 ? 5 : 1
        ).row)
    }
  }

  private static func measureScreens() throws {
    let folder = try TemporaryFolder()
    let peers = [try Peer.candidacy(in: folder)] + Peer.dialog() + Peer.whiptail()
    print("Same kind of page (one choice of a few), 80x25, xterm-256color; times in ms.")
    print(Table.header)
    let results = try peers.map { peer in
      let result = try ScreenFigures(measuring: peer)
      print(Table.row(peer.name, result))
      return result
    }
    if results.count > 1 {
      print(Table.ratios(of: results[0], to: results[1], named: peers[1].name))
    }
    withExtendedLifetime(folder) {}
  }

  private static func measureDesk(_ executable: String) throws {
    let folder = try TemporaryFolder()
    let full = try DeskStore(at: folder.path("full.sqlite"), sessions: 5_000)
    let small = try DeskStore(at: folder.path("small.sqlite"), sessions: 12)
    print(
      """
      The nurse's list, 80x25, xterm-256color; times in ms. Full store: \(full.sessions) sessions \
      with \(try full.eventCount()) events, \(try megabytes(full.path)) MB; small: \
      \(small.sessions) sessions. The others show a menu of \(full.sessions) entries.
      """)
    let table = DeskTable(
      full: try DeskFigures(measuring: executable, on: full),
      small: try DeskFigures(measuring: executable, on: small),
      menus: try DeskMenu.installed(entries: full.sessions).map { ($0, try $0.measured()) })
    print(table.text)
    withExtendedLifetime(folder) {}
  }

  private static func megabytes(_ path: String) throws -> String {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw HarnessFailure.system("reading \(path)", errno) }
    return (Double(facts.st_size) / 1_048_576).rounded(to: 1)
  }
}
