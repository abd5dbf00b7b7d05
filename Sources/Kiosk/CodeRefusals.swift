import TerminalUI

/// How many codes were refused one after the other, so that nobody finds one by trying.
struct CodeRefusals: Hashable, Sendable {
  private static let allowed = 5
  private static let pause: Int64 = 60_000

  private var count = 0
  private var last = Moment(milliseconds: 0)

  mutating func add(at now: Moment) {
    count += 1
    last = now
  }

  /// From the fifth on, every refusal closes the page to codes for a minute.
  func forbids(at now: Moment) -> Bool {
    count >= Self.allowed && now.since(last) < Self.pause
  }
}
