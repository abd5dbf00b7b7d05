import Foundation
import Testing

@testable import Delivery

@Suite("When a server wants to be asked again")
struct RetryAfterTests {
  private let now: Int64 = 1_795_248_000

  @Test(
    "is read in seconds or as a date, and is never in the past",
    arguments: [
      ("0", 0), ("120", 120), ("99999999999", 1 << 31),
      ("Sat, 21 Nov 2026 08:00:30 GMT", 30), ("Sun, 29 Feb 2032 00:00:00 GMT", 166_377_600),
      ("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("Fri, 31 Dec 9999 23:59:60 GMT", 1 << 31),
    ] as [(String, Int64)])
  func read(text: String, seconds: Int64) {
    #expect(RetryAfter.duration(text, now: now) == .seconds(seconds))
  }

  @Test(
    "is not known from anything else, and no text ends the program",
    arguments: [
      "", "-1", "soon", "1.5", "99999999999999999999", "Wed. 21 Oct 2026 2\u{307}28:00 GMT",
      "Wed, 21 Oct 2026 2\u{307}:28:00 GMT", "Wed, 21 Okt 2026 07:28:00 GMT",
      "Wed, 31 Nov 2026 07:28:00 GMT", "Sun, 29 Feb 2026 07:28:00 GMT",
      "Wed, 21 Oct 2026 24:00:00 GMT", "Wed, 21 Oct 2026 07:60:00 GMT",
      "Wed, 00 Oct 2026 07:00:00 GMT", "Wed, 21 Oct 1969 07:00:00 GMT",
      "Wed, 21 Oct 2026 07:28:00 GMT ", "Wed, +1 Oct 2026 07:28:00 GMT",
    ])
  func unknown(text: String) {
    #expect(RetryAfter.duration(text, now: now) == nil)
  }

  @Test("Every day of a century is where Foundation has it")
  func days() throws {
    let writer = DateFormatter()
    writer.locale = Locale(identifier: "en_US_POSIX")
    writer.timeZone = TimeZone(secondsFromGMT: 0)
    writer.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    for day in stride(from: Int64(0), to: 36_525 * 86_400, by: 86_400) {
      let text = writer.string(from: Date(timeIntervalSince1970: Double(day + 4_123)))
      #expect(HTTPDate(text)?.seconds == day + 4_123)
    }
  }
}
