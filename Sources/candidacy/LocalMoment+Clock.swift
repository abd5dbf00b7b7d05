import ChartExport
import Glibc
import Interview

extension LocalMoment {
  /// The moment as this computer's time zone shows it.
  static func local(_ timestamp: Timestamp) -> LocalMoment {
    var seconds = time_t(timestamp.milliseconds / 1000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return LocalMoment(timestamp, minutesFromUTC: Int(parts.tm_gmtoff) / 60)
  }
}
