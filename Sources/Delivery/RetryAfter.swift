/// When a server wants to be asked again: in seconds, or at a date.
enum RetryAfter {
  static func duration(_ text: String, now: Int64) -> Duration? {
    guard let seconds = wait(text, now: now) else { return nil }
    return .seconds(min(seconds, longest))
  }

  private static let longest: Int64 = 1 << 31

  private static func wait(_ text: String, now: Int64) -> Int64? {
    if let seconds = Int64(text), seconds >= 0 { return seconds }
    return HTTPDate(text).map { max(0, $0.seconds - now) }
  }
}

/// A moment as HTTP writes it, such as `Wed, 21 Oct 2026 07:28:00 GMT`.
///
/// Foundation's reader of dates ends the program on some texts, and a server may send any.
struct HTTPDate {
  /// Since the beginning of 1970.
  let seconds: Int64

  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Nothing where the text is anything else; the name of the day is not held against the date.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 29, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    func part(_ start: Int, _ count: Int) -> String {
      String(decoding: bytes[start..<start + count], as: UTF8.self)
    }
    func number(_ start: Int, _ count: Int, _ range: ClosedRange<Int64>) -> Int64? {
      let digits = part(start, count)
      guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int64(digits) else {
        return nil
      }
      return range.contains(number) ? number : nil
    }
    guard Self.days.contains(part(0, 3)), part(3, 2) == ", ", part(7, 1) == " ",
      part(11, 1) == " ", part(16, 1) == " ", part(19, 1) == ":", part(22, 1) == ":",
      part(25, 4) == " GMT", let month = Self.months.firstIndex(of: part(8, 3)),
      let year = number(12, 4, 1970...9999), let day = number(5, 2, 1...31),
      let hour = number(17, 2, 0...23), let minute = number(20, 2, 0...59),
      // A minute of 61 seconds ends with number 60.
      let second = number(23, 2, 0...60),
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    let date =
      Self.daysBefore(year) + (0..<month).reduce(0) { $0 + Self.length(ofMonth: $1, in: year) }
    seconds = ((date + day - 1) * 24 + hour) * 3600 + minute * 60 + second
  }

  private static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Months count from 0.
  private static func length(ofMonth month: Int, in year: Int64) -> Int64 {
    switch month {
    case 1: isLeap(year) ? 29 : 28
    case 3, 5, 8, 10: 30
    case _: 31
    }
  }

  /// From the beginning of 1970 to that of the year.
  private static func daysBefore(_ year: Int64) -> Int64 {
    let last = year - 1
    let leapDays = (last / 4 - last / 100 + last / 400) - 477
    return (year - 1970) * 365 + leapDays
  }
}
