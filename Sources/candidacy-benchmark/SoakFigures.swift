import Foundation
import TerminalHarness
import TestSupplies

/// Whether a kiosk and a desk that work all day need more and more.
struct SoakFigures {
  private static let interval: Duration = .milliseconds(50)

  private struct Sample {
    let minute: Double
    let interviews: Int
    let kilobytes: [Int]
    let descriptors: [Int]
  }

  private var samples: [Sample] = []
  let errors: [String]

  /// Ten minutes, or as many seconds as CANDIDACY_SOAK says: interviews without a pause, and a desk
  /// that shows them while its arrow keys are pressed.
  init(measuring executable: String) throws {
    let seconds =
      ProcessInfo.processInfo.environment["CANDIDACY_SOAK"].flatMap(Double.init) ?? 600
    let folder = try TemporaryFolder()
    let store = try DeskStore(at: folder.storePath, sessions: 12)
    let desk = try DeskTerminal(
      executable, ["desk", "--store", store.path, "--lock-after", "86400"])
    _ = try desk.wait(for: "Go on", since: .now)
    _ = try desk.press(DeskStore.pin)
    _ = try desk.press("\r", until: "Filter")
    let kiosk = try LoadKiosk(executable, store: store.path, LoadScript())
    let start = ContinuousClock.now
    let end = start + .seconds(seconds)
    var next = start
    var due = start
    var turn = 0
    while ContinuousClock.now < end {
      if ContinuousClock.now >= due {
        samples.append(Self.sample(start, kiosk, desk))
        due += .seconds(seconds / 10)
      }
      kiosk.answer()
      turn += 1
      // Every fifth time, so that the desk is seen to live.
      if turn.isMultiple(of: 5) {
        _ = try desk.press(turn.isMultiple(of: 10) ? DeskTerminal.up : DeskTerminal.down)
      } else {
        desk.readWaiting()
      }
      next += Self.interval
      let wait = next - ContinuousClock.now
      if wait > .zero { Thread.sleep(forTimeInterval: wait / .seconds(1)) }
    }
    samples.append(Self.sample(start, kiosk, desk))
    errors = kiosk.errors
    try kiosk.end()
    withExtendedLifetime(folder) {}
  }

  private static func sample(
    _ start: ContinuousClock.Instant, _ kiosk: LoadKiosk, _ desk: DeskTerminal
  ) -> Sample {
    let processes = [kiosk.number, desk.number]
    return Sample(
      minute: start.millisecondsSince / 60_000, interviews: kiosk.interviews,
      kilobytes: processes.map { ProcessFacts(of: $0).residentKilobytes },
      descriptors: processes.map { ProcessFacts.descriptors(of: $0) })
  }

  var text: String {
    let head = Self.line(["minute", "interviews", "kiosk KB", "open", "desk KB", "open"])
    let rows = samples.map { sample in
      Self.line([
        sample.minute.rounded(to: 1), String(sample.interviews), String(sample.kilobytes[0]),
        String(sample.descriptors[0]), String(sample.kilobytes[1]), String(sample.descriptors[1]),
      ])
    }
    return ([head] + rows + [growth]).joined(separator: "\n")
  }

  /// From the second sample on, when everything has been used once.
  private var growth: String {
    guard let first = samples.dropFirst().first, let last = samples.last else { return "" }
    func grown(_ place: Int) -> String {
      "\(last.kilobytes[place] - first.kilobytes[place]) KB,"
        + " \(last.descriptors[place] - first.descriptors[place]) descriptors"
    }
    return "Growth over \(last.interviews - first.interviews) interviews: kiosk \(grown(0));"
      + " desk \(grown(1)), which keeps every session in its list. Errors: \(errors.count)."
  }

  private static func line(_ cells: [String]) -> String {
    cells.map { $0 + String(repeating: " ", count: max(1, 12 - $0.count)) }.joined()
  }
}
