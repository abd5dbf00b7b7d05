/// sRGB as an ICC profile of version 2: its three colours, its white and one curve.
enum ColorProfile {
  static let bytes: [UInt8] = {
    let curve = signature("curv") + number(0) + number(1) + [0x02, 0x33]
    let tags: [(String, [UInt8])] = [
      ("desc", description), ("cprt", signature("text") + number(0) + Array("CC0".utf8) + [0]),
      ("wtpt", color(0.9505, 1, 1.0891)), ("rXYZ", color(0.43607, 0.22249, 0.01392)),
      ("gXYZ", color(0.38515, 0.71687, 0.09708)), ("bXYZ", color(0.14307, 0.06061, 0.7141)),
      ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ]
    var table = number(tags.count)
    var data: [UInt8] = []
    let start = headSize + 4 + 12 * tags.count
    for (name, value) in tags {
      table += signature(name) + number(start + data.count) + number(value.count)
      data += value + Array(repeating: 0, count: (4 - value.count % 4) % 4)
    }
    return head(size: start + data.count) + table + data
  }()

  private static let headSize = 128

  private static func head(size: Int) -> [UInt8] {
    let version: [UInt8] = [2, 0x10, 0, 0]
    let date: [UInt8] = [0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
    let middle = Array<UInt8>(repeating: 0, count: 28)
    let known =
      number(size) + number(0) + version + signature("mntr") + signature("RGB ")
      + signature("XYZ ") + date + signature("acsp") + middle
      + fixed(0.9642) + fixed(1) + fixed(0.8249)
    return known + Array(repeating: 0, count: headSize - known.count)
  }

  private static var description: [UInt8] {
    let name = Array("sRGB".utf8) + [0]
    // Two more spellings of the name, both empty.
    return signature("desc") + number(0) + number(name.count) + name
      + Array(repeating: 0, count: 78)
  }

  private static func signature(_ name: String) -> [UInt8] { Array(name.utf8) }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// With sixteen bits after the point.
  private static func fixed(_ value: Double) -> [UInt8] {
    number(Int((value * 65536).rounded()))
  }

  private static func color(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
    signature("XYZ ") + number(0) + fixed(x) + fixed(y) + fixed(z)
  }
}
