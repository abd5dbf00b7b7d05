import Foundation
import TerminalHarness
import TestSupplies
import Testing

/// Kiosks and desks that write to one store, all of them killed again and again.
@Suite(.serialized) struct KillingTests {
  private static let kiosks = 4
  private static let desks = 2

  @Test("Killed by the hundred while all of them write, kiosks and desks lose nothing they showed")
  func kills() throws {
    let seed = Force.seed()
    let kills = Force.number("CANDIDACY_KILLS") ?? 210
    let folder = try TemporaryFolder()
    let script = try WordCheck()
    try StoredTruth.prepare(folder.storePath, staff: [.ana])
    let workers = (0..<Self.kiosks + Self.desks).map { number in
      LineWorker(
        number < Self.kiosks ? .kiosk : .desk, script, store: folder.storePath,
        seed: seed &+ UInt64(number) &* 1_000_003)
    }
    for worker in workers { worker.start() }
    var lot = SeededGenerator(seed: seed)
    var killed = 0
    while killed < kills, workers.allSatisfy({ $0.fault == nil }) {
      usleep(UInt32(Double.random(in: 5_000...620_000, using: &lot) * Patience.factor))
      // One, some, or all at the same moment as when the power goes.
      let count =
        Int.random(in: 0..<4, using: &lot) == 0
        ? workers.count : Int.random(in: 1...3, using: &lot)
      for worker in workers.shuffled(using: &lot).prefix(count) where worker.kill() { killed += 1 }
    }
    let claims = workers.flatMap { $0.finish() }
    for worker in workers { #expect(worker.fault == nil, "seed \(seed)") }
    let truth = try StoredTruth(at: folder.storePath)
    let torn = truth.faults(script.form)
    #expect(torn == [], "seed \(seed)")

    let check = ClaimCheck(claims, truth.histories)
    #expect(check.lost == 0, "seed \(seed)")
    #expect(check.unexplained == 0, "seed \(seed)")
    #expect(check.acknowledged > kills, "seed \(seed)")
    print(
      "kills: \(killed), acknowledged: \(check.acknowledged), lost: \(check.lost), torn: \(torn.count),"
        + " sessions: \(truth.histories.count), seed \(seed)")
  }
}
