import Foundation

/// Cairo 1.16 keeps letters that all threads share, and falls over when two draw at once: whoever
/// calls it or Pango takes a turn here. A turn can be taken inside one's own.
enum Press {
  private static let lock = NSRecursiveLock()

  static func turn<Result, Fault: Error>(
    _ work: () throws(Fault) -> Result
  ) throws(Fault) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try work()
  }
}
