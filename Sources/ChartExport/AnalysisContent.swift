import Interview

/// What a place in an export for analysis may hold.
enum AnalysisContent: Hashable, Sendable {
  /// One of these and nothing else.
  case word(Set<String>)
  /// Some of these, with a semicolon between them.
  case list(Set<String>)
  /// Anything; only where the patient may be known.
  case text
  case number
  case numberIn(ClosedRange<Double>)
  case count
  case year
  case age(Privacy.Word)
  case day
  /// With its distance from UTC.
  case moment
  /// What stands for a session.
  case rowName

  static func word<Word: RawRepresentable & CaseIterable>(
    of words: Word.Type
  ) -> AnalysisContent where Word.RawValue == String {
    .word(Set(words.allCases.map(\.rawValue)))
  }

  func admits(_ text: String) -> Bool {
    switch self {
    case .word(let words): words.contains(text)
    case .list(let words):
      text.split(separator: ";", omittingEmptySubsequences: false)
        .allSatisfy { words.contains(String($0)) }
    case .text: true
    case .number: text.isPlainNumber
    case .numberIn(let range): text.isPlainNumber && Double(text).map(range.contains) == true
    case .count: text.isDigits && text.utf8.count <= 19
    case .year: text.isDigits && text.utf8.count == 4
    case .age(let privacy): Self.isAge(text, privacy)
    case .day: CalendarDate(text) != nil
    case .moment: Self.isMoment(text)
    case .rowName:
      text.utf8.count == Deidentification.rowNameLength
        && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
    }
  }

  private static func isAge(_ text: String, _ privacy: Privacy.Word) -> Bool {
    if text == AnalysisFacts.Age.grouped.text { return privacy == .deidentified }
    guard text.isDigits, let years = Int(text) else { return false }
    switch privacy {
    case .identified: return years < 10_000
    case .deidentified: return years <= Deidentification.oldestAge
    }
  }

  /// As in `2026-11-21T09:20:05+01:00`.
  private static func isMoment(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == pattern.count, CalendarDate(String(text.prefix(10))) != nil else {
      return false
    }
    return zip(bytes, pattern).allSatisfy { byte, sign in
      switch sign {
      case UInt8(ascii: "0"): 0x30...0x39 ~= byte
      case UInt8(ascii: "+"): byte == sign || byte == UInt8(ascii: "-")
      case _: byte == sign
      }
    }
  }

  private static let pattern = Array("0000-00-00T00:00:00+00:00".utf8)
}

extension Privacy {
  enum Word: Hashable, Sendable {
    case identified
    case deidentified
  }

  var word: Word {
    switch self {
    case .identified: .identified
    case .deidentified: .deidentified
    }
  }
}

extension String {
  fileprivate var isDigits: Bool { !isEmpty && utf8.allSatisfy { 0x30...0x39 ~= $0 } }

  /// A number as spreadsheets and JSON write it, with a sign, decimals and an exponent or without.
  var isPlainNumber: Bool {
    var rest = Substring(self).utf8
    func digits() -> Bool {
      let before = rest.count
      rest = rest.drop { 0x30...0x39 ~= $0 }
      return rest.count < before
    }
    func take(_ signs: String) -> Bool {
      guard let first = rest.first, signs.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = take("+-")
    guard digits() else { return false }
    if take("."), !digits() { return false }
    if take("eE") {
      _ = take("+-")
      guard digits() else { return false }
    }
    return rest.isEmpty
  }
}
