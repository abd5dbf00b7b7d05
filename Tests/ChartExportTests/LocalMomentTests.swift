import ChartExport
import Interview
import Testing

@Suite struct LocalMomentTests {
  @Test(
    "A moment reads as the wall clock showed it",
    arguments: [
      (0, 0, "1970-01-01T00:00:00+00:00"),
      (-1, 0, "1969-12-31T23:59:59+00:00"),
      (1_795_249_205_999, 60, "2026-11-21T09:20:05+01:00"),
      (1_709_164_800_000, -210, "2024-02-28T20:30:00-03:30"),
      (1_709_251_199_000, 0, "2024-02-29T23:59:59+00:00"),
      (1_740_787_200_000, 0, "2025-03-01T00:00:00+00:00"),
      (4_107_542_400_000, 0, "2100-03-01T00:00:00+00:00"),
      (.min, -720, "-4368-04-01T16:26:40-12:00"), (.max, 720, "8307-10-02T07:33:20+12:00"),
    ])
  func text(milliseconds: Int64, minutes: Int, text: String) {
    let moment = LocalMoment(Timestamp(milliseconds: milliseconds), minutesFromUTC: minutes)
    #expect(moment.isoText == text)
  }
}
