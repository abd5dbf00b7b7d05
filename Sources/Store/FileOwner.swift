import Foundation
import Glibc

/// What an administrator makes as root belongs to the account that the program runs as otherwise.
enum FileOwner {
  /// Gives a file that this program has just made to the owner of what is at `path`, or else of the
  /// folder. Where the system refuses, whoever may not open the file is told so.
  static func give(_ descriptor: Int32, asFor path: String) {
    var file = stat()
    var owner = stat()
    // A second name would mean that it is somebody's already.
    guard geteuid() == 0, fstat(descriptor, &file) == 0, file.st_mode & S_IFMT == S_IFREG,
      file.st_nlink == 1, file.st_uid == 0,
      stat(path, &owner) == 0 || stat(folder(of: path), &owner) == 0, owner.st_uid != 0
    else { return }
    fchown(descriptor, owner.st_uid, owner.st_gid)
  }

  private static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }
}
