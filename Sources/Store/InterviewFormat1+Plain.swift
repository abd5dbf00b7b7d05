extension InterviewFormat1.Payload {
  /// Reads a payload that is written as this program writes most: without spaces and escapes, each
  /// key once.
  ///
  /// That is many times as quick as a decoder of any JSON. Of every other text this says nothing,
  /// and the decoder has the word.
  init?(plain payload: String) {
    self.init()
    var payload = payload
    let isPlain = payload.withUTF8 { bytes in
      var scan = PlainScan(bytes: bytes)
      return read(&scan)
    }
    guard isPlain else { return nil }
  }

  private mutating func read(_ scan: inout PlainScan) -> Bool {
    guard scan.take("{") else { return false }
    repeat {
      guard let key = scan.text(), scan.take(":"), read(key, &scan) else { return false }
    } while scan.take(",")
    return scan.take("}") && scan.isAtEnd
  }

  private mutating func read(_ key: String, _ scan: inout PlainScan) -> Bool {
    switch key {
    case "codes":
      guard codes == nil, let list = scan.list() else { return false }
      codes = list
      return true
    case "number":
      guard number == nil, let value = scan.number() else { return false }
      number = value
      return true
    case "item": return scan.text(into: &item)
    case "text": return scan.text(into: &text)
    case "language": return scan.text(into: &language)
    case "questionnaire": return scan.text(into: &questionnaire)
    case "version": return scan.text(into: &version)
    case "digest": return scan.text(into: &digest)
    case "outcome": return scan.text(into: &outcome)
    case "rule": return scan.text(into: &rule)
    case _: return false
    }
  }
}
