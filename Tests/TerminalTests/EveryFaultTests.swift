import Foundation
import Interview
import Synchronization
import TestSupplies
import Testing

/// Every call on the files of a store fails once, each in an interview of its own.
@Suite(.serialized, .enabled(if: Preload.compiler != nil, Preload.missing))
struct EveryFaultTests {
  /// Of so many points one is taken, unless CANDIDACY_FAULTS says all.
  private static let share: Int64 = 5

  private let library: Preload
  private let script: WordCheck

  init() throws {
    library = try Preload("faults")
    script = try WordCheck()
  }

  @Test("Whatever call fails at a kiosk, a page says so, and nothing acknowledged is lost")
  func kiosk() throws {
    try everyFault("kiosk") { call in
      try FaultyVisit(call: call, library: library, script: script).atKiosk(Self.words)
    }
  }

  @Test("Whatever call fails at a desk, a page says so, and nothing recorded is lost")
  func desk() throws {
    try everyFault("desk") { call in
      try FaultyVisit(call: call, library: library, script: script).atDesk()
    }
  }

  private static let words = (1...WordCheck.words).map { "said \($0)" }

  private func everyFault(
    _ name: String, _ visit: @Sendable (FaultyCall) throws -> FaultyVisit.End
  ) throws {
    let seed = Force.seed()
    var lot = SeededGenerator(seed: seed)
    let quiet = try visit(FaultyCall(kind: .write, cause: .broken, number: 0))
    #expect(quiet.faults == [])
    #expect(!quiet.wasSaid && !quiet.wasReached)
    let calls = Self.points(of: quiet, &lot)
    let ends = Mutex<[(call: FaultyCall, end: FaultyVisit.End)]>([])
    let faults = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: calls.count) { place in
      do {
        let end = try visit(calls[place])
        ends.withLock { $0.append((calls[place], end)) }
        faults.withLock { $0 += end.faults.map { "\(calls[place].name): \($0)" } }
      } catch {
        faults.withLock { $0.append("\(calls[place].name): \(error)") }
      }
    }
    let found = faults.withLock { $0 }
    #expect(found == [], "seed \(seed)")
    ends.withLock { ends in
      for kind in FaultyCall.Kind.allCases {
        let own = ends.filter { $0.call.kind == kind && $0.end.wasReached }
        print(
          "\(name), \(kind): \(own.count) failed, \(own.count { $0.end.wasSaid }) said,"
            + " \(own.count { !$0.end.wasSaid }) unnoticed")
        let shown = own.filter { $0.call.cause == .interrupted && $0.end.wasSaid }.map(\.call.name)
        expectInvisible(shown, kind)
      }
      let acknowledged = ends.reduce(0) { $0 + $1.end.acknowledged }
      print(
        "\(name) faults: \(ends.count { $0.end.wasReached }), acknowledged: \(acknowledged),"
          + " lost or torn: \(found.count), seed \(seed)")
    }
  }

  /// What a signal interrupts is done again without a word; but a store never syncs twice, because
  /// nobody knows what the first time has left behind.
  private func expectInvisible(_ interrupted: [String], _ kind: FaultyCall.Kind) {
    switch kind {
    case .write, .truncate, .unlink, .open, .link: #expect(interrupted == [])
    case .sync: break
    }
  }

  /// A step further than a quiet visit goes, so that the last visits meet no fault.
  private static func points(
    of quiet: FaultyVisit.End, _ lot: inout SeededGenerator
  ) -> [FaultyCall] {
    let isWhole = ProcessInfo.processInfo.environment["CANDIDACY_FAULTS"] == "all"
    var calls: [FaultyCall] = []
    for kind in FaultyCall.Kind.allCases {
      for cause in FaultyCall.Cause.allCases {
        let last = (quiet.calls[kind] ?? 0) + 1
        let first = isWhole ? 1 : Int64.random(in: 1...share, using: &lot)
        calls += stride(from: first, through: last, by: isWhole ? 1 : Int(share)).map {
          FaultyCall(kind: kind, cause: cause, number: $0)
        }
      }
    }
    return calls
  }
}
