import Interview

/// A moment as a clock on the wall showed it.
package struct LocalMoment: Hashable, Sendable {
  package let timestamp: Timestamp
  package let minutesFromUTC: Int

  /// A time that no calendar of ours knows, as in a file that was tampered with, is shown as the
  /// first or the last that it does: it counts for nothing but its place.
  package init(_ timestamp: Timestamp, minutesFromUTC: Int) {
    let farthest: Int64 = 200_000_000_000_000
    self.timestamp = Timestamp(
      milliseconds: min(max(timestamp.milliseconds, -farthest), farthest))
    self.minutesFromUTC = minutesFromUTC
  }

  /// As in `2026-11-21 09:20`.
  package var minuteText: String {
    let minutes = (timestamp.milliseconds + Int64(minutesFromUTC) * 60_000).floored(by: 60_000)
    let days = minutes.floored(by: 1440)
    let (year, month, day) = Self.date(daysSince1970: days)
    let minute = minutes - days * 1440
    return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2)) "
      + "\((minute / 60).padded(2)):\((minute % 60).padded(2))"
  }

  /// As in `2026-11-21 09:20 +01:00`.
  package var text: String {
    let size = Int64(minutesFromUTC.magnitude)
    let sign = minutesFromUTC < 0 ? "-" : "+"
    return "\(minuteText) \(sign)\((size / 60).padded(2)):\((size % 60).padded(2))"
  }

  /// As in `2026-11-21T09:20:05+01:00`.
  package var isoText: String {
    let seconds = timestamp.milliseconds.floored(by: 1000)
    let second = (seconds - seconds.floored(by: 60) * 60).padded(2)
    let parts = text.split(separator: " ")
    return "\(parts[0])T\(parts[1]):\(second)\(parts[2])"
  }

  /// Counts in years that begin in March, so that a leap day comes last.
  private static func date(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let days = daysSince1970 + 719_468
    let era = days.floored(by: 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension Int64 {
  fileprivate func floored(by size: Int64) -> Int64 {
    (self - (self % size + size) % size) / size
  }

  fileprivate func padded(_ length: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, length - digits.count)) + digits
  }
}
