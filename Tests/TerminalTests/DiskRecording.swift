import Foundation
import Interview
import TerminalHarness
import TestSupplies

/// Programs that work on one store while everything they do to the disk is written down.
final class DiskRecording {
  let folder: TemporaryFolder
  let store: String
  private let library: Preload
  private let below: String
  private(set) var visits: [Visit] = []
  private(set) var before: [(name: String, node: UInt64, bytes: Data)] = []
  private(set) var entries: [DiskRecord.Entry] = []

  struct Visit {
    let process: LineProcess
    let steps: [LineStep]
    let key: SessionEvent
  }

  init(by library: Preload) throws {
    self.library = library
    folder = try TemporaryFolder()
    below = folder.path("records")
    store = "\(below)/store.sqlite"
  }

  /// How many moments there are to cut the power at.
  var count: Int { entries.count }

  /// Keeps what lies there now as certain.
  func begin() throws {
    let files = FileManager.default
    if !files.fileExists(atPath: below) {
      try files.createDirectory(atPath: below, withIntermediateDirectories: false)
    }
    before = try files.contentsOfDirectory(atPath: below).map { name in
      let path = "\(below)/\(name)"
      var facts = stat()
      guard stat(path, &facts) == 0 else { throw HarnessFailure.system("reading \(path)", errno) }
      return (name, UInt64(facts.st_ino), try Data(contentsOf: URL(fileURLWithPath: path)))
    }
  }

  func start(_ program: String, _ steps: [LineStep], key: SessionEvent) throws {
    let environment = Force.environment(home: "/nonexistent").merging([
      "LD_PRELOAD": library.path, "RECORD_BELOW": below, "RECORD_TO": folder.path("record"),
    ]) { $1 }
    let process = try LineProcess(
      Product.executable(), arguments: WordCheck.arguments(program, store: store),
      environment: environment)
    let first = LineStep(
      typed: "", shown: program == "kiosk" ? WordCheck.welcome : "2. PIN: (empty)", events: [])
    guard try process.wait(for: [first.shown], from: 0) != nil else {
      throw HarnessFailure.timedOut("its first page", screen: process.text())
    }
    visits.append(Visit(process: process, steps: [first] + steps, key: key))
  }

  /// Everybody does one step after the other, so that their writing is mixed, and goes.
  func play() throws {
    let longest = visits.map(\.steps.count).max() ?? 0
    for number in 1..<max(1, longest) {
      let busy = visits.filter { number < $0.steps.count }
      let starts = busy.map(\.process.count)
      for visit in busy { visit.process.say(visit.steps[number].typed) }
      for (visit, start) in zip(busy, starts) {
        let shown = visit.steps[number].shown
        guard try visit.process.wait(for: [shown], from: start) != nil else {
          throw HarnessFailure.timedOut(shown, screen: visit.process.text(from: start))
        }
      }
    }
    for visit in visits {
      visit.process.hangUp()
      _ = try visit.process.end()
    }
    entries = try DiskRecord(folder.path("record")).entries
  }

  /// The same, as if nobody had ever synchronized the contents of a file.
  func withoutSyncs() -> DiskRecording {
    entries.removeAll { entry in
      switch entry {
      case .synced: true
      case .written, .cut, .made, .linked, .unlinked, .renamed, .folderSynced, .shown: false
      }
    }
    return self
  }
}
