/// A moment of the wall clock, in milliseconds since 1970 UTC.
package struct Timestamp: Hashable, Comparable, Sendable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Milliseconds from `earlier` to this moment; a stored time may be any number, so it wraps.
  package func since(_ earlier: Timestamp) -> Int64 { milliseconds &- earlier.milliseconds }

  package func advanced(by milliseconds: Int64) -> Timestamp {
    Timestamp(milliseconds: self.milliseconds &+ milliseconds)
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
