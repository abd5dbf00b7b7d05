import Foundation
import Synchronization

/// Waits a short random time while another connection holds the lock, until patience is at an end.
///
/// SQLite's own waiting lets one busy writer starve the others; random sleeps are fair.
final class BusyWait: Sendable {
  private let patience: Duration
  private let began = Mutex<ContinuousClock.Instant?>(nil)

  init(patience: Duration) {
    self.patience = patience
  }

  /// Sleeps before try number `tries`, counted from 0; false when it is time to give up.
  func waits(before tries: Int) -> Bool {
    let now = ContinuousClock.now
    let start = began.withLock { began in
      let start = tries == 0 ? now : began ?? now
      began = start
      return start
    }
    guard now - start < patience else { return false }
    Thread.sleep(forTimeInterval: .random(in: 0.0003...0.003))
    return true
  }
}
