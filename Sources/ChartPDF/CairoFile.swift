/// The objects of a file that Cairo wrote, by their numbers.
struct CairoFile {
  private(set) var objects: [Int: FileObject] = [:]
  let root: Int
  /// One more than the highest number.
  let size: Int

  init(_ bytes: [UInt8]) throws(PageFault) {
    let scan = ByteScan(bytes)
    guard let end = scan.last("startxref"), let table = scan.number(after: end),
      let trailer = scan.first("trailer", from: table.value)
    else { throw .structure("table of objects") }
    let words = String(decoding: bytes[trailer..<end], as: UTF8.self)
    guard let root = words.number(after: "/Root "), let size = words.number(after: "/Size ") else {
      throw .structure("trailer")
    }
    self.root = root
    self.size = size
    let offsets = Self.offsets(scan, from: table.value, to: trailer)
    for (number, offset) in offsets {
      objects[number] = try Self.object(scan, at: offset, offsets)
    }
    let dropped = Set(words.number(after: "/Info ").map { [$0] } ?? [])
      .union(objects.values.compactMap(\.lengthObject))
    for (number, object) in objects { objects[number] = object.withoutLength }
    for number in dropped { objects[number] = nil }
  }

  private static func offsets(_ scan: ByteScan, from table: Int, to end: Int) -> [Int: Int] {
    var offsets: [Int: Int] = [:]
    var place = table + "xref".utf8.count
    while let first = scan.number(after: place), first.end < end,
      let count = scan.number(after: first.end)
    {
      place = count.end
      for number in first.value..<(first.value + count.value) {
        guard let offset = scan.number(after: place),
          let generation = scan.number(after: offset.end)
        else { return offsets }
        if scan.bytes[generation.end + 1] == UInt8(ascii: "n") { offsets[number] = offset.value }
        place = generation.end + 2
      }
    }
    return offsets
  }

  private static func object(
    _ scan: ByteScan, at offset: Int, _ offsets: [Int: Int]
  ) throws(PageFault) -> FileObject {
    guard let start = scan.first("obj", from: offset).map({ $0 + 3 }),
      let end = scan.first(of: ["endobj", "stream"], from: start)
    else { throw .structure("end of an object") }
    guard scan.has("stream", at: end) else {
      return FileObject(dictionary: scan.text(start..<end).trimmed.withoutPageNumber)
    }
    let stream = end
    let dictionary = scan.text(start..<stream).trimmed
    guard var length = dictionary.number(after: "/Length ") else {
      throw .structure("length of a stream")
    }
    if dictionary.contains("/Length \(length) 0 R") {
      guard let place = offsets[length], let body = scan.first("obj", from: place),
        let value = scan.number(after: body + 3)
      else { throw .structure("length of a stream") }
      length = value.value
    }
    let data = stream + "stream\n".utf8.count
    guard data + length <= scan.bytes.count else { throw .structure("end of a stream") }
    return FileObject(dictionary: dictionary, stream: Array(scan.bytes[data..<data + length]))
  }
}

/// A dictionary, or whatever else stands alone, and the bytes that follow it.
struct FileObject: Hashable {
  var dictionary: String
  var stream: [UInt8]?

  init(dictionary: String, stream: [UInt8]? = nil) {
    self.dictionary = dictionary
    self.stream = stream
  }

  func has(_ entry: String) -> Bool { scan.first(entry, from: 0) != nil }

  /// Whether it is a structure element of this kind; Cairo ends each entry with its line.
  func isElement(_ name: String) -> Bool {
    scan.first("/S /\(name)\n", from: 0) != nil && has("/StructElem")
  }

  private var scan: ByteScan { ByteScan(Array(dictionary.utf8)) }

  mutating func insert(_ entries: String) {
    guard dictionary.hasSuffix(">>") else { return }
    dictionary = dictionary.dropLast(2) + " \(entries) >>"
  }

  fileprivate var lengthObject: Int? {
    guard stream != nil, let number = dictionary.number(after: "/Length "),
      has("/Length \(number) 0 R")
    else { return nil }
    return number
  }

  fileprivate var withoutLength: FileObject {
    guard stream != nil, let number = dictionary.number(after: "/Length ") else { return self }
    let entry = has("/Length \(number) 0 R") ? "/Length \(number) 0 R" : "/Length \(number)"
    var object = self
    if let range = dictionary.firstRange(of: entry) { object.dictionary.removeSubrange(range) }
    return object
  }
}

extension String {
  fileprivate func number(after word: String) -> Int? {
    guard let range = firstRange(of: word) else { return nil }
    return Int(self[range.upperBound...].prefix(while: \.isNumber))
  }

  /// Cairo counts its pages in comments, which would hide what follows them on one line.
  fileprivate var withoutPageNumber: String {
    guard let comment = firstRange(of: "/Type /Page % "),
      let end = self[comment.upperBound...].firstIndex(of: "\n")
    else { return self }
    return replacingCharacters(comment.lowerBound..<end, with: "/Type /Page")
  }

  private func replacingCharacters(_ range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }

  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
