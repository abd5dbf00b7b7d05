import Foundation
import Glibc

/// How much room the disk of a store has for this account, and what follows from it.
package struct DiskRoom: Hashable, Sendable {
  package let free: Int64
  package let limits: Limits

  /// In bytes.
  package struct Limits: Hashable, Sendable {
    /// Below this much staff are warned.
    package let warning: Int64
    /// Below this much nothing new is begun at a kiosk.
    package let refusal: Int64

    package init(warning: Int64, refusal: Int64) {
      self.warning = warning
      self.refusal = refusal
    }

    package static let usual = Limits(warning: 500 << 20, refusal: 100 << 20)
  }

  package enum Level: Hashable, Sendable {
    case plenty
    case low
    case scarce
  }

  package init(free: Int64, limits: Limits = .usual) {
    self.free = free
    self.limits = limits
  }

  /// Of the disk that holds the folder of `store`; nothing where the system does not tell.
  package init?(of store: String, limits: Limits = .usual) {
    let folder = URL(fileURLWithPath: store).deletingLastPathComponent().path
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    // Some file systems say that they have no end.
    let (free, isEndless) = status.f_bavail.multipliedReportingOverflow(by: status.f_frsize)
    self.init(free: isEndless ? .max : Int64(clamping: free), limits: limits)
  }

  package var level: Level {
    guard free >= limits.refusal else { return .scarce }
    return free >= limits.warning ? .plenty : .low
  }

  /// Whether a kiosk could still begin something after this much was taken.
  func leaves(enoughAfter size: Int) -> Bool { free - Int64(size) >= limits.refusal }

  /// As people say it, in whole megabytes.
  package var megabytes: Int64 { free >> 20 }
}
