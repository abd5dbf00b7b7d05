import Foundation
import Interview
import Synchronization
import TerminalHarness
import TestSupplies
import Testing

/// What kiosks and a desk did to the disk is written down, and the power is cut at every point of it.
@Suite(.serialized, .enabled(if: Preload.compiler != nil, Preload.missing))
struct PowerCutTests {
  private let library: Preload
  private let script: WordCheck

  init() throws {
    library = try Preload("recorder")
    script = try WordCheck()
  }

  @Test("After a power cut at any moment everything that was acknowledged is there")
  func cuts() throws {
    let seed = Force.seed()
    let states = Force.number("CANDIDACY_POWER_CUTS") ?? 2_000
    let together = try recordedTogether()
    let fresh = try recordedOnFreshMachine()
    let ends =
      try [(fresh, states / 4), (together, states - states / 4)].map { recording, count in
        try recording.cut(count, script, seed: seed)
      }
    #expect(ends.flatMap(\.faults) == [], "seed \(seed)")
    let checked = ends.reduce(0) { $0 + $1.acknowledged }
    let lost = ends.reduce(0) { $0 + $1.lost }
    #expect(lost == 0, "seed \(seed)")
    #expect(ends.reduce(0) { $0 + $1.states } == states)
    #expect(checked > 10 * states)
    print(
      "power cuts: \(states) of \(fresh.count) and \(together.count) moments, acknowledged:"
        + " \(checked), lost: \(lost), torn: \(ends.flatMap(\.faults).count), seed \(seed)")
  }

  @Test("The same cuts find losses when nothing is synchronized")
  func unsynchronized() throws {
    let seed = Force.seed()
    let recording = try recordedTogether()
    let end = try recording.withoutSyncs().cut(100, script, seed: seed)
    #expect(end.lost > 0, "seed \(seed)")
    print(
      "power cuts without syncs: \(end.states), acknowledged: \(end.acknowledged), lost:"
        + " \(end.lost), torn: \(end.faults.count), seed \(seed)")
  }

  /// Two kiosks and a desk on a store that is there already, each a step after the other.
  private func recordedTogether() throws -> DiskRecording {
    let recording = try DiskRecording(by: library)
    try StoredTruth.prepare(recording.store, staff: [.ana])
    try recording.begin()
    let words = [1, 2].map { number in
      (1...WordCheck.words).map { "kiosk \(number) word \($0)" }
    }
    for words in words {
      try recording.start("kiosk", script.interview(words), key: script.key(words))
    }
    let names = ["Zoe Meyer", "Zoe Maier"]
    try recording.start(
      "desk",
      WordCheck.signingIn(.ana)
        + script.visit("M77", names: names, remarks: ["remark", "more"], by: .ana),
      key: script.key("M77", name: names[0], by: .ana))
    try recording.play()
    return recording
  }

  /// A kiosk that makes the store.
  private func recordedOnFreshMachine() throws -> DiskRecording {
    let recording = try DiskRecording(by: library)
    try recording.begin()
    let words = (1...WordCheck.words).map { "first word \($0)" }
    try recording.start("kiosk", script.interview(words), key: script.key(words))
    try recording.play()
    return recording
  }
}
