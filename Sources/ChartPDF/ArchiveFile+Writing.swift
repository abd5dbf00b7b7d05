extension ArchiveFile {
  /// The whole file; what is not a stream lies compressed in one, which halves a tagged page.
  var bytes: [UInt8] {
    var out: [UInt8] = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    let pack = (objects.keys.max() ?? 0) + 1
    let table = pack + 1
    var entries: [Int: Entry] = [:]
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      guard let stream = object.stream else { continue }
      entries[number] = .at(out.count)
      out += Self.written(number, object.dictionary, stream)
    }
    let packed = packed
    for (place, number) in packed.numbers.enumerated() { entries[number] = .packed(pack, place) }
    entries[pack] = .at(out.count)
    out += Self.written(
      pack,
      "<< /Type /ObjStm /N \(packed.numbers.count) /First \(packed.first) /Filter /FlateDecode >>",
      packed.bytes.deflated)
    let start = out.count
    entries[table] = .at(start)
    let rows = (0...table).flatMap { entries[$0]?.row ?? Entry.free }
    let id = out.fingerprint
    out += Self.written(
      table,
      "<< /Type /XRef /Size \(table + 1) /W [ 1 4 2 ] /Root \(root) 0 R /Info \(info) 0 R"
        + " /ID [ <\(id)> <\(id)> ] /Filter /FlateDecode >>", rows.deflated)
    out += Array("startxref\n\(start)\n%%EOF\n".utf8)
    return out
  }

  /// Where an object is.
  private enum Entry {
    case at(Int)
    case packed(Int, Int)

    static let free: [UInt8] = [0, 0, 0, 0, 0, 0, 0]

    var row: [UInt8] {
      switch self {
      case .at(let offset): [1] + Self.bytes(offset, 4) + [0, 0]
      case .packed(let stream, let place): [2] + Self.bytes(stream, 4) + Self.bytes(place, 2)
      }
    }

    private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
  }

  private var packed: (numbers: [Int], first: Int, bytes: [UInt8]) {
    let plain = objects.filter { $0.value.stream == nil }.sorted { $0.key < $1.key }
    var index = ""
    var bodies: [UInt8] = []
    for (number, object) in plain {
      index += "\(number) \(bodies.count) "
      bodies += Array(object.dictionary.utf8) + [0x0A]
    }
    return (plain.map(\.key), index.utf8.count, Array(index.utf8) + bodies)
  }

  private static func written(_ number: Int, _ dictionary: String, _ stream: [UInt8]) -> [UInt8] {
    var object = FileObject(dictionary: dictionary)
    object.insert("/Length \(stream.count)")
    return Array("\(number) 0 obj\n\(object.dictionary)\nstream\n".utf8) + stream
      + Array("\nendstream\nendobj\n".utf8)
  }
}

extension [UInt8] {
  /// FNV-1a of 128 bits: tells files apart, and is the same for the same file.
  fileprivate var fingerprint: String {
    let prime: UInt128 = 0x1000000000000000000013B
    var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    for byte in self { hash = (hash ^ UInt128(byte)) &* prime }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
