import Glibc
import Store

extension DiskRoom.Limits {
  /// The usual ones, or those of `CANDIDACY_DISK_WARNING` and `CANDIDACY_DISK_REFUSAL` in bytes.
  static let configured = DiskRoom.Limits(
    warning: variable("CANDIDACY_DISK_WARNING") ?? usual.warning,
    refusal: variable("CANDIDACY_DISK_REFUSAL") ?? usual.refusal)

  private static func variable(_ name: String) -> Int64? {
    getenv(name).flatMap { Int64(String(cString: $0)) }
  }
}
