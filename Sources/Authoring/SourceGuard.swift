/// Looks over a file before any parser does, and refuses what could blow up in one:
/// anchors and aliases, tags, deep nesting, characters that no text needs.
struct SourceGuard {
  static let nestingLimit = 64

  struct Refusal: Hashable {
    let fact: FileFact
    let line: Int
    let column: Int
    /// How many characters to point at; nothing for the word that stands there.
    var extent = 0
  }

  /// The first thing to refuse, if there is one.
  static func refusal(in text: String) -> Refusal? {
    var text = text
    return text.withUTF8 { bytes in
      if let refusal = unwantedCharacter(in: bytes) { return refusal }
      var scan = SourceGuard(bytes: bytes)
      return scan.refusal()
    }
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  var line = 1
  var lineStart = 0
  /// Columns of the keys and dashes that the position is inside of.
  var columns: [Int] = []
  /// An unquoted text may go on in lines that are indented more than this.
  var openText: Int?
  /// A block of text lasts while lines are indented more than this.
  var openBlock: Int?

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func refusal() -> Refusal? {
    while position < bytes.count {
      let indentation = skipSpaces()
      if isAtLineEnd {
        nextLine()
        continue
      }
      if let block = openBlock {
        if indentation > block {
          skipLine()
          continue
        }
        openBlock = nil
      }
      if let text = openText, indentation > text, current != UInt8(ascii: "#") {
        if let refusal = plainText(startingAt: nil) { return refusal }
        continue
      }
      openText = nil
      if indentation == 0, skipDocumentMark() { continue }
      while let last = columns.last, last > indentation { columns.removeLast() }
      if let refusal = blockToken() { return refusal }
    }
    return nil
  }
}
