import Foundation
import TerminalHarness
import TestSupplies

/// What patients feel when a whole building answers at once.
struct LoadFigures {
  static let kiosks = 64
  static let seconds = 60

  let answers: [Double]
  let errors: [String]
  let peakMegabytes: [Double]
  let loadBefore: Double

  /// Every kiosk is a process of its own and answers once a second, all on one store.
  static func measured(_ executable: String) throws -> LoadFigures {
    let folder = try TemporaryFolder()
    let script = try LoadScript()
    let before = systemLoad
    let kiosks = try (0..<kiosks).map { _ in
      try LoadKiosk(executable, store: folder.storePath, script)
    }
    let start = ContinuousClock.now + .seconds(1)
    let group = DispatchGroup()
    for (number, kiosk) in kiosks.enumerated() {
      group.enter()
      Thread.detachNewThread {
        // Spread over the second, as people are.
        let first = start + .milliseconds(number * 1000 / Self.kiosks)
        for second in 0..<seconds {
          let moment = first + .seconds(second)
          let wait = moment - ContinuousClock.now
          if wait > .zero { Thread.sleep(forTimeInterval: wait / .seconds(1)) }
          // A kiosk that is behind leaves answers out, and the table shows too few of them.
          if wait > .seconds(-1) { kiosk.answer() }
        }
        group.leave()
      }
    }
    group.wait()
    let figures = LoadFigures(
      answers: kiosks.flatMap(\.answers), errors: kiosks.flatMap(\.errors),
      peakMegabytes: kiosks.map { Double($0.facts.peakKilobytes) / 1024 }, loadBefore: before)
    for kiosk in kiosks { try kiosk.end() }
    return figures
  }

  /// The average over the last minute, of everything on this computer.
  static var systemLoad: Double {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : 0
  }

  var text: String {
    let rows = [
      ("answers", "\(answers.count) of \(Self.kiosks * Self.seconds)"),
      ("errors", String(errors.count)),
      ("p50 ms", answers.quantile(0.5).rounded(to: 1)),
      ("p99 ms", answers.quantile(0.99).rounded(to: 1)),
      ("max ms", answers.quantile(1).rounded(to: 1)),
      ("peak MB of one kiosk", peakMegabytes.quantile(1).rounded(to: 1)),
      ("peak MB of all", peakMegabytes.reduce(0, +).rounded(to: 0)),
      ("load average before", loadBefore.rounded(to: 1)),
    ]
    return rows.map { name, value in
      name + String(repeating: " ", count: max(1, 24 - name.count)) + value
    }.joined(separator: "\n") + errors.prefix(3).map { "\n\($0)" }.joined()
  }
}
