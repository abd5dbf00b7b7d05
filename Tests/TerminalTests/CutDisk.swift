import Foundation
import TestSupplies

/// A disk that keeps for certain only what was synchronized: contents by their file, names by their
/// folder.
struct CutDisk {
  private var files: [Int: Content] = [:]
  /// The file that a number of the system means now.
  private var current: [UInt64: Int] = [:]
  private var names: [String: Int] = [:]
  private var loose: [NameChange] = []

  fileprivate struct Content {
    var certain = Data()
    var loose: [Change] = []
  }

  fileprivate enum Change {
    case write(place: Int, Data)
    case cut(size: Int)
  }

  private enum NameChange {
    case added(String, Int)
    case removed(String)
  }

  /// What becomes of everything that was not synchronized when the power goes.
  enum Fate: CaseIterable {
    case dropped
    case kept
    /// Each change by lot, so that a later one may be there without an earlier one.
    case someKept
    /// As some, and of the writes each sector of 512 bytes by lot.
    case torn
  }

  /// A disk on which these files lie for certain.
  init(_ files: [(name: String, node: UInt64, bytes: Data)] = []) {
    for file in files { names[file.name] = add(file.node, file.bytes) }
  }

  private mutating func add(_ node: UInt64, _ bytes: Data = Data()) -> Int {
    let file = files.count
    files[file] = Content(certain: bytes)
    current[node] = file
    return file
  }

  mutating func take(_ entry: DiskRecord.Entry) {
    switch entry {
    case .written(let node, let place, let bytes): change(node, .write(place: place, bytes))
    case .cut(let node, let size): change(node, .cut(size: size))
    case .synced(let node): synchronize(node)
    case .made(let node, let name): loose.append(.added(name, add(node)))
    case .linked(let from, let to):
      if let file = names(after: loose)[from] { loose.append(.added(to, file)) }
    case .unlinked(let name): loose.append(.removed(name))
    case .renamed(let from, let to):
      guard let file = names(after: loose)[from] else { return }
      loose += [.added(to, file), .removed(from)]
    case .folderSynced:
      names = names(after: loose)
      loose = []
    case .shown: break
    }
  }

  /// What is found by name when the power is back.
  func afterCut<Lot: RandomNumberGenerator>(_ fate: Fate, _ lot: inout Lot) -> [String: Data] {
    let kept: [NameChange] =
      switch fate {
      case .dropped: []
      case .kept: loose
      case .someKept, .torn: loose.filter { _ in Bool.random(using: &lot) }
      }
    var found: [Int: Data] = [:]
    var result: [String: Data] = [:]
    for (name, file) in names(after: kept).sorted(by: { $0.key < $1.key }) {
      let bytes = found[file] ?? files[file]?.afterCut(fate, &lot) ?? Data()
      found[file] = bytes
      result[name] = bytes
    }
    return result
  }
}

extension CutDisk {
  private mutating func change(_ node: UInt64, _ change: Change) {
    guard let file = current[node] else { return }
    files[file]?.loose.append(change)
  }

  private mutating func synchronize(_ node: UInt64) {
    guard let file = current[node] else { return }
    files[file]?.synchronize()
  }

  private func names(after changes: [NameChange]) -> [String: Int] {
    var names = names
    for change in changes {
      switch change {
      case .added(let name, let file): names[name] = file
      case .removed(let name): names[name] = nil
      }
    }
    return names
  }
}

extension CutDisk.Content {
  fileprivate mutating func synchronize() {
    for change in loose { certain.apply(change) }
    loose = []
  }

  fileprivate func afterCut<Lot: RandomNumberGenerator>(
    _ fate: CutDisk.Fate, _ lot: inout Lot
  ) -> Data {
    var bytes = certain
    for change in loose {
      switch (fate, change) {
      case (.dropped, _): break
      case (.kept, _): bytes.apply(change)
      case (.someKept, _), (.torn, .cut): if Bool.random(using: &lot) { bytes.apply(change) }
      case (.torn, .write(let place, let written)):
        for start in stride(from: 0, to: written.count, by: 512) where Bool.random(using: &lot) {
          let sector = written[start..<min(start + 512, written.count)]
          bytes.apply(.write(place: place + start, Data(sector)))
        }
      }
    }
    return bytes
  }
}

extension Data {
  fileprivate mutating func apply(_ change: CutDisk.Change) {
    switch change {
    case .write(let place, let written):
      if count < place + written.count { count = place + written.count }
      replaceSubrange(place..<place + written.count, with: written)
    case .cut(let size): count = size
    }
  }
}
