/// How long to wait before the next try.
package enum BackOff {
  package static let first: Duration = .seconds(5)
  package static let longest: Duration = .seconds(3600)
  /// No receiver makes us wait longer than this.
  package static let longestAsked: Duration = .seconds(86_400)

  /// After try number `tries`, counted from 1: twice as long each time, of which `jitter`, from 0
  /// to 1, takes away up to half, so that many senders do not come back at once.
  package static func delay(after tries: Int, jitter: Double, asked: Duration?) -> Duration {
    let doublings = min(max(0, tries - 1), 12)
    let whole = min(first * (1 << doublings), longest)
    let delay = whole - whole * (min(max(0, jitter), 1) / 2)
    return max(delay, min(asked ?? .zero, longestAsked))
  }
}
