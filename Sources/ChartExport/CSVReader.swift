/// Reads a table as strictly as RFC 4180 has it, to see what others will read.
struct CSVReader {
  private let bytes: [UInt8]
  private var place = 0
  private var records: [[String]] = []

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")

  static func records(of bytes: [UInt8]) throws(CSVFault) -> [[String]] {
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { throw .byteOrderMark }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    var reader = CSVReader(bytes: bytes)
    while reader.place < bytes.count { try reader.readRecord() }
    return reader.records
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Counted from 1, the header being the first.
  private var number: Int { records.count + 1 }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func readRecord() throws(CSVFault) {
    var fields: [String] = []
    while true {
      fields.append(next == Self.quote ? try readQuoted() : try readPlain())
      switch next {
      case Self.comma: place += 1
      case Self.carriageReturn where place + 1 < bytes.count && bytes[place + 1] == Self.lineFeed:
        place += 2
        records.append(fields)
        return
      case nil: throw .unended(record: number)
      case _: throw .lineBreak(record: number)
      }
    }
  }

  private mutating func readPlain() throws(CSVFault) -> String {
    let start = place
    while let byte = next, ![Self.comma, Self.carriageReturn, Self.lineFeed].contains(byte) {
      guard byte != Self.quote else { throw .strayQuote(record: number) }
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func readQuoted() throws(CSVFault) -> String {
    var text: [UInt8] = []
    place += 1
    while let byte = next {
      place += 1
      guard byte == Self.quote else {
        text.append(byte)
        continue
      }
      guard next == Self.quote else {
        let isEnd = next == nil || next == Self.comma || next == Self.carriageReturn
        guard isEnd else { throw .strayQuote(record: number) }
        return String(decoding: text, as: UTF8.self)
      }
      text.append(byte)
      place += 1
    }
    throw .openQuote(record: number)
  }
}
