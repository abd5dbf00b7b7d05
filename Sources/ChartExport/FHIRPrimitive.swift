import Interview

/// The primitive types of R4 that are written, each with the form its values have.
package enum FHIRPrimitive: String, Hashable, Sendable, CaseIterable {
  case base64Binary
  case boolean
  case canonical
  case code
  case date
  case dateTime
  case decimal
  case id
  case instant
  case integer
  case markdown
  case positiveInt
  case string
  case unsignedInt
  case uri
  case url
  case xhtml

  func fits(_ node: FHIRNode) -> Bool {
    switch (self, node) {
    case (.boolean, .boolean): true
    case (.decimal, .number): true
    case (.integer, .number(let text)): Int32(text) != nil
    case (.unsignedInt, .number(let text)): Int32(text).map { $0 >= 0 } ?? false
    case (.positiveInt, .number(let text)): Int32(text).map { $0 > 0 } ?? false
    case (_, .string(let text)): fits(text)
    case (_, .object), (_, .array), (_, .number), (_, .boolean): false
    }
  }

  private func fits(_ text: String) -> Bool {
    switch self {
    case .base64Binary: text.isBase64
    case .canonical, .uri, .url: text.isAddress
    case .code: text.isCode
    case .date: CalendarDate(text) != nil
    case .dateTime: CalendarDate(text) != nil || text.isInstant
    case .instant: text.isInstant
    case .id: 1...64 ~= text.utf8.count && text.utf8.allSatisfy(\.isOfID)
    case .markdown, .string: text.isPlain
    case .xhtml: text.hasPrefix("<div xmlns=\"http://www.w3.org/1999/xhtml\"")
    case .boolean, .decimal, .integer, .positiveInt, .unsignedInt: false
    }
  }
}

extension String {
  /// Words with single spaces between them.
  fileprivate var isCode: Bool {
    !isEmpty && !hasPrefix(" ") && !hasSuffix(" ") && !contains("  ")
      && unicodeScalars.allSatisfy { !$0.properties.isWhitespace || $0 == " " }
  }

  /// Absolute, and without spaces.
  fileprivate var isAddress: Bool {
    let scheme = prefix { $0 != ":" }
    return scheme.count < count && !scheme.isEmpty
      && scheme.allSatisfy { $0.isASCII && $0.isLetter }
      && unicodeScalars.allSatisfy { $0.value > 0x20 && !"<>\"{}".unicodeScalars.contains($0) }
  }

  /// No controls but tabs and line feeds, no space around, at most a megabyte.
  fileprivate var isPlain: Bool {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      !first.properties.isWhitespace, !last.properties.isWhitespace, utf8.count <= 1_048_576
    else { return false }
    return unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0xA0 || 0x20...0x7E ~= scalar.value || scalar == "\n" || scalar == "\t"
    }
  }

  fileprivate var isBase64: Bool {
    let body = utf8.prefix { $0 != UInt8(ascii: "=") }
    let padding = utf8.dropFirst(body.count)
    return utf8.count % 4 == 0 && padding.count <= 2
      && padding.allSatisfy { $0 == UInt8(ascii: "=") }
      && body.allSatisfy {
        $0.isLetterOrDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
      }
  }

  /// As in `2026-11-21T09:20:05+01:00`.
  fileprivate var isInstant: Bool {
    let bytes = Array(utf8)
    guard bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[22] == UInt8(ascii: ":"),
      bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-"),
      CalendarDate(String(prefix(10))) != nil
    else { return false }
    func number(_ start: Int) -> Int? {
      Int(String(decoding: bytes[start..<start + 2], as: UTF8.self))
    }
    let parts = [11, 14, 17, 20, 23].map(number)
    let limits = [23, 59, 59, 14, 59]
    return zip(parts, limits).allSatisfy { part, limit in part.map { 0...limit ~= $0 } ?? false }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    0x30...0x39 ~= self || 0x41...0x5A ~= self || 0x61...0x7A ~= self
  }

  fileprivate var isOfID: Bool { isLetterOrDigit || self == 0x2D || self == 0x2E }
}
