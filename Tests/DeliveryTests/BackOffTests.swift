import Testing

@testable import Delivery

@Suite("How long a sender waits before the next try")
struct BackOffTests {
  @Test("Each wait is twice the one before, up to an hour")
  func doubling() {
    let waits = [1, 2, 3, 4, 10, 11, 12, 1000].map {
      BackOff.delay(after: $0, jitter: 0, asked: nil)
    }
    #expect(
      waits
        == [5, 10, 20, 40, 2560, 3600, 3600, 3600].map { Duration.seconds($0) })
  }

  @Test("Chance takes away up to half, never more")
  func jitter() {
    #expect(BackOff.delay(after: 2, jitter: 0.5, asked: nil) == .milliseconds(7500))
    #expect(BackOff.delay(after: 2, jitter: 1, asked: nil) == .seconds(5))
    #expect(BackOff.delay(after: 2, jitter: 7, asked: nil) == .seconds(5))
    #expect(BackOff.delay(after: 2, jitter: -7, asked: nil) == .seconds(10))
  }

  @Test("A receiver that asks for more time gets it, but no more than a day")
  func asked() {
    #expect(BackOff.delay(after: 1, jitter: 0, asked: .seconds(2)) == .seconds(5))
    #expect(BackOff.delay(after: 1, jitter: 0, asked: .seconds(90)) == .seconds(90))
    #expect(BackOff.delay(after: 1, jitter: 0, asked: .seconds(1_000_000)) == .seconds(86_400))
  }
}
