import Foundation
import Glibc
import Store

/// What stands at a path.
struct FilePlace {
  let path: String
  private let status: stat?
  /// Of the system, where it does not tell what stands there.
  private let code: Int32

  init(_ path: String) {
    self.path = URL(fileURLWithPath: path).path
    var status = stat()
    let isKnown = stat(path, &status) == 0
    code = isKnown ? 0 : errno
    self.status = isKnown ? status : nil
  }

  var isThere: Bool { status != nil }
  /// Why nobody can say whether something is there; nothing where that is known.
  var obstacle: String? {
    [0, ENOENT, ENOTDIR].contains(code) ? nil : String(cString: strerror(code))
  }
  var isFolder: Bool { kind == .folder }
  var kind: Kind? { status.map { Kind($0.st_mode) } }
  /// The rights, as `chmod` names them.
  var rights: Int? { status.map { Int($0.st_mode & 0o7777) } }
  var owner: uid_t? { status?.st_uid }
  var device: UInt? { status.map { UInt($0.st_dev) } }
  var changedAt: Int64? { status.map { Int64($0.st_mtim.tv_sec) * 1000 } }
  var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }
  var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// Its folder, or the nearest place above it that is there.
  var nearestAbove: FilePlace {
    var place = FilePlace(folder)
    while !place.isThere, place.path != "/" { place = FilePlace(place.folder) }
    return place
  }

  /// Why this account may not do all of `wish`, as `access` names it; nothing where it may.
  func refusal(of wish: Int32) -> String? {
    access(path, wish) == 0 ? nil : String(cString: strerror(errno))
  }

  /// The names of all that lies in the same folder, as far as it can be read.
  var neighbours: [String] { FolderNames.inside(folder).sorted() }
}

extension FilePlace {
  /// As people call it.
  enum Kind: String {
    case file
    case folder
    case device
    case pipe
    case socket

    fileprivate init(_ mode: mode_t) {
      switch mode & S_IFMT {
      case S_IFDIR: self = .folder
      case S_IFCHR, S_IFBLK: self = .device
      case S_IFIFO: self = .pipe
      case S_IFSOCK: self = .socket
      case _: self = .file
      }
    }
  }

  /// What it is where it can be no store; nothing where it may be one, or is not there.
  var noStore: String? {
    switch kind {
    case nil, .file: nil
    case let kind?: "\(path) is a \(kind.rawValue), and no store"
    }
  }
}
