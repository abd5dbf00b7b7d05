import Glibc

/// Finds the place of a name by its bytes, without making a `String` of them.
struct NameTable {
  /// Names one after another.
  private var letters: [UInt8] = []
  private var entries: [Entry] = []
  /// Places in `entries`, by hash; -1 where there is none.
  private var slots: [Int32]
  private let mask: Int

  private struct Entry {
    let hash: UInt64
    let start: Int
    let length: Int
  }

  /// Each name's place is its order; of equal names the first counts.
  init(_ names: [String]) {
    var size = 16
    while size < names.count * 4 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: -1, count: size)
    for name in names { add(Array(name.utf8)) }
  }

  func place(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = Self.hash(name)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if entries[place].hash == hash, letters(of: entries[place], equal: name) { return place }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func add(_ name: [UInt8]) {
    let hash = name.withUnsafeBufferPointer { Self.hash($0) }
    let known = name.withUnsafeBufferPointer { self.place(of: $0) }
    let place = Int32(entries.count)
    entries.append(Entry(hash: hash, start: letters.count, length: name.count))
    letters += name
    guard known == nil else { return }
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = place
  }

  private func letters(of entry: Entry, equal name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard entry.length == name.count, let base = name.baseAddress else {
      return entry.length == name.count
    }
    return letters.withUnsafeBytes { letters in
      letters.baseAddress.map { memcmp($0 + entry.start, base, entry.length) == 0 } ?? true
    }
  }

  /// Mixes eight bytes at a time, the last ones together with their number.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(name)
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var place = 0
    while place + 8 <= bytes.count {
      hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest &<< 8 | UInt64(bytes[place])
      place += 1
    }
    return mixed(hash, rest)
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
