import Foundation

/// What programs did to the files of a store, in order, as the library `recorder` wrote it down.
struct DiskRecord {
  let entries: [Entry]

  enum Entry {
    case written(node: UInt64, place: Int, Data)
    case synced(node: UInt64)
    case cut(node: UInt64, size: Int)
    case made(node: UInt64, name: String)
    case linked(from: String, to: String)
    case unlinked(String)
    case renamed(from: String, to: String)
    case folderSynced
    /// About to be printed.
    case shown(process: Int32, Data)
  }

  struct Unreadable: Error {
    let place: Int
  }

  init(_ path: String) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    var entries: [Entry] = []
    var place = 0
    while place < bytes.count {
      guard place + Head.size <= bytes.count else { throw Unreadable(place: place) }
      let head = Head(bytes[place..<place + Head.size])
      let end = place + Head.size + head.length
      guard end <= bytes.count else { throw Unreadable(place: place) }
      guard let entry = Entry(head, Data(bytes[place + Head.size..<end])) else {
        throw Unreadable(place: place)
      }
      entries.append(entry)
      place = end
    }
    self.entries = entries
  }
}

private struct Head {
  static let size = 32

  let kind: UInt32
  let process: Int32
  let node: UInt64
  let place: Int
  let length: Int

  init(_ bytes: Data) {
    (kind, process, node, place, length) = bytes.withUnsafeBytes { bytes in
      (
        bytes.loadUnaligned(as: UInt32.self),
        bytes.loadUnaligned(fromByteOffset: 4, as: Int32.self),
        bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: 16, as: Int.self),
        bytes.loadUnaligned(fromByteOffset: 24, as: Int.self)
      )
    }
  }
}

extension DiskRecord.Entry {
  fileprivate init?(_ head: Head, _ bytes: Data) {
    let names = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    switch head.kind {
    case 1: self = .written(node: head.node, place: head.place, bytes)
    case 2: self = .synced(node: head.node)
    case 3: self = .cut(node: head.node, size: head.place)
    case 4 where names.count == 1: self = .made(node: head.node, name: names[0])
    case 5 where names.count == 2: self = .linked(from: names[0], to: names[1])
    case 6 where names.count == 1: self = .unlinked(names[0])
    case 7 where names.count == 2: self = .renamed(from: names[0], to: names[1])
    case 8: self = .folderSynced
    case 9: self = .shown(process: head.process, bytes)
    case _: return nil
    }
  }
}
