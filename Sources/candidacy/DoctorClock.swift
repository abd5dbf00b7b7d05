import ChartExport
import Interview

/// Whether the clock can be right, by what was written before.
struct DoctorClock {
  let now: Timestamp
  let lastEvent: Timestamp?
  /// Of the file of the store.
  let lastChange: Timestamp?

  /// Clocks of one computer are set by a little now and then.
  private static let tolerance: Int64 = 300_000
  private static let year: Int64 = 366 * 86_400_000
  /// 2025-01-01 and 2050-01-01, UTC.
  private static let plausible = 1_735_689_600_000..<Int64(2_524_608_000_000)

  var finding: DoctorFinding {
    let shown = LocalMoment.local(now).text
    let fix = "Set the clock, and let it be kept right (NTP)."
    guard Self.plausible.contains(now.milliseconds) else {
      return .problem(.clock, "It shows \(shown), which cannot be.", fix: fix)
    }
    if let latest = [lastEvent, lastChange].compactMap(\.self).max(),
      latest.since(now) > Self.tolerance
    {
      return .problem(
        .clock,
        "It shows \(shown), and the store was written at \(LocalMoment.local(latest).text): it was"
          + " put back, or was wrong then.",
        fix: fix)
    }
    if let lastEvent, now.since(lastEvent) > Self.year {
      return .warning(
        .clock,
        "It shows \(shown), more than a year after the last event"
          + " (\(LocalMoment.local(lastEvent).text)).",
        fix: "Compare it with another clock.")
    }
    return .ok(.clock, "It shows \(shown).")
  }
}
