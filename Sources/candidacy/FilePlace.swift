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
  var isFolder: Bool { status.map { $0.st_mode & S_IFMT == S_IFDIR } ?? false }
  /// The rights, as `chmod` names them.
  var rights: Int? { status.map { Int($0.st_mode & 0o7777) } }
  var owner: uid_t? { status?.st_uid }
  var device: UInt? { status.map { UInt($0.st_dev) } }
  var changedAt: Int64? { status.map { Int64($0.st_mtim.tv_sec) * 1000 } }
  var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }
  var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// The names of all that lies in the same folder, as far as it can be read.
  var neighbours: [String] { FolderNames.inside(folder).sorted() }
}
