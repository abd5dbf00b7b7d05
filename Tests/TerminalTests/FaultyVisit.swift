import Foundation
import Interview
import Store
import TerminalHarness
import TestSupplies

@testable import Desk
@testable import Kiosk

/// One whole interview at a kiosk, or one visit at a desk, during which a call fails.
struct FaultyVisit {
  let call: FaultyCall
  let library: Preload
  let script: WordCheck

  /// What came of it.
  struct End: Sendable {
    /// Whether it came to the call at all.
    var wasReached = false
    /// A page or a sentence said that something could not be done.
    var wasSaid = false
    /// What should not have happened.
    var faults: [String] = []
    var acknowledged = 0
    var calls: [FaultyCall.Kind: Int64] = [:]
  }

  private static let wording = Wording.english
  private static let notices = ["! \(wording.notSaved)", "! \(wording.cannotStart)"]

  /// From a machine without a store to the page after the interview.
  func atKiosk(_ words: [String]) throws -> End {
    let place = try Place(times: call.cause.times)
    let steps = script.interview(words)
    var end = End()
    var claim = LineClaim(key: script.key(words))
    var process = try start("kiosk", in: place)
    if try process.wait(for: [WordCheck.welcome], from: 0) == nil {
      end.wasSaid = true
      end.faults += try refusal(of: process, in: place)
      try place.table.lift()
      process = try start("kiosk", in: place)
      if try process.wait(for: [WordCheck.welcome], from: 0) == nil {
        end.faults.append("does not start without the fault: \(process.text())")
      }
    }
    for step in steps where end.faults.isEmpty {
      claim.typed(step)
      var start = process.count
      process.say(step.typed)
      let shown = try process.wait(for: [step.shown] + Self.notices, from: start)
      if shown == step.shown {
        // A session that is over leaves the screen, stored or not.
        if step.events != [.closed(.finished)] { claim.acknowledge() }
        continue
      }
      end.wasSaid = true
      try place.table.lift()
      start = process.count
      process.say(step.events.first.map(\.isOpening) == true ? step.typed : "")
      guard try process.wait(for: [step.shown], from: start, within: 3) != nil else {
        end.faults.append("“\(step.typed)” is not taken again: \(process.text(from: start))")
        break
      }
      claim.acknowledge()
    }
    try finish(process, place, &end)
    try compare([claim], with: StoredTruth(at: place.store), &end)
    return end
  }
}

extension FaultyVisit {
  /// A folder with a store in a folder of its own, which is where calls fail.
  final class Place {
    let folder: TemporaryFolder
    let table: FaultTable
    let below: String
    let store: String

    init(times: Int64) throws {
      folder = try TemporaryFolder()
      table = try FaultTable(at: folder.path("table"), times: times)
      below = folder.path("records")
      store = "\(below)/store.sqlite"
    }
  }

  func start(_ program: String, in place: Place) throws -> LineProcess {
    let environment = call.environment(below: place.below, by: library, place.table)
    return try LineProcess(
      Product.executable(), arguments: WordCheck.arguments(program, store: place.store),
      environment: Force.environment(home: "/nonexistent").merging(environment) { $1 })
  }

  func finish(_ process: LineProcess, _ place: Place, _ end: inout End) throws {
    process.hangUp()
    let status = try process.end()
    if end.faults.isEmpty, status != .exited(0) {
      end.faults.append("ended with \(status): \(process.text().suffix(300))")
    }
    end.wasReached = try place.table.failures() > 0
    for kind in FaultyCall.Kind.allCases { end.calls[kind] = try place.table.calls(kind) }
  }

  /// A program that does not start says why in one sentence of the store, and ends with 3.
  func refusal(of process: LineProcess, in place: Place) throws -> [String] {
    let status = try process.end()
    let text = process.text()
    let sentences = StoreSentences.possible(at: place.store, call.cause.number)
    return status == .exited(3) && sentences.contains(String(text.dropLast())) && text.last == "\n"
      ? [] : ["did not start, with \(status): \(text)"]
  }

  func compare(_ claims: [LineClaim], with truth: StoredTruth, _ end: inout End) {
    end.faults += truth.faults(script.form)
    for claim in claims {
      end.acknowledged += claim.acknowledged.count
      let found = truth.histories.filter { $0.events.contains(claim.key) }
      if found.count > 1 { end.faults.append("stored twice") }
      let events = found.first?.events ?? []
      let lost = claim.lost(from: events)
      if !lost.isEmpty { end.faults.append("lost: \(lost)") }
      if !claim.explains(events) {
        end.faults.append("stored: \(events), said: \(claim)")
      }
    }
  }
}

/// The sentences by which a store may say that the disk failed.
enum StoreSentences {
  static func possible(at path: String, _ number: Int32) -> Set<String> {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let reason = String(cString: strerror(number))
    // Extended codes of SQLite for failed calls, or the number that the system gave.
    let codes = (0...40).map { 10 | $0 << 8 } + [Int(number)]
    let key = KeyFile.path(beside: path)
    let errors =
      codes.flatMap { code in [path, key].map { StoreError.ioError(path: $0, code: code) } } + [
        .full(path: key), .readOnly(path: key), .keyFileUnreadable(path: key, reason: reason),
        .keyFileUnwritable(path: key, reason: reason), .full(path: path), .readOnly(path: path),
        .cannotOpen(path: path, reason: reason),
        .cannotOpen(path: path, reason: "unable to open database file"),
        .cannotCreateFolder(path: folder, reason: reason),
      ]
    return Set(errors.map(\.sentence))
  }
}

extension SessionEvent {
  fileprivate var isOpening: Bool { if case .opened = self { true } else { false } }
}
