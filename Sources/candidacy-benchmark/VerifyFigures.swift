import Interview
import Store
import TestSupplies

/// How fast a store is verified, without its key and with it.
struct VerifyFigures {
  let events: Int
  let sessions: Int
  /// Events a second.
  let chain: Double
  let contents: Double

  static func measured(sessions: Int = 400, answers: Int = 499) throws -> VerifyFigures {
    let folder = try TemporaryFolder()
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    for session in 0..<sessions {
      let opening = SessionEvent.Opening(
        questionnaire: "benchmark", version: "1", digest: "d", language: "en")
      let events = (1...answers).map {
        SessionEvent.answered(
          Item.ID("item-\($0 % 40)"), .codes([Option.Code("option-\($0 % 7)")]))
      }
      _ = try store.append(
        [.opened(opening)] + events, to: Session.ID("benchmark-\(session)"), after: 0, at: .now())
    }
    let identity = try KeyFile(at: KeyFile.path(beside: folder.storePath)).openIdentity()
    let figures = VerifyFigures(
      events: sessions * (answers + 1) + 1, sessions: sessions,
      chain: try speed(of: ChainCheck(at: folder.storePath)),
      contents: try speed(of: ChainCheck(at: folder.storePath, with: identity)))
    withExtendedLifetime(folder) {}
    return figures
  }

  /// The best of five.
  private static func speed(of check: ChainCheck) throws -> Double {
    let speeds = try (0..<5).map { _ in
      var events = 0
      let time = try ContinuousClock().measure {
        events = try check.run(archiveFits: { _, _ in true }, report: { _ in }).events
      }
      return Double(events) / (time / .seconds(1))
    }
    return speeds.max() ?? 0
  }

  var sentence: String {
    "Verifying \(events) events of \(sessions) sessions: \(Int(chain)) events a second without the"
      + " key, \(Int(contents)) with everything opened."
  }
}
