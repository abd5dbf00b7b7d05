import Glibc

/// The journal of a store that is not at its path any more: SQLite would roll it into whatever takes
/// the place of that store, and ruin it.
enum StrayJournal {
  /// Gives it another name, which says what it is; while nobody else has a store at `path` open.
  ///
  /// - Returns: Zero, or the number of the system's error.
  static func setAside(of path: String) -> CInt {
    let journal = "\(path)-journal"
    var status = stat()
    // An empty one says nothing; and what is no file is SQLite's to refuse.
    guard lstat(journal, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0
    else { return 0 }
    for number in 1...mostNames {
      let name = "\(path).removed-store-\(number)-journal"
      guard uninterrupted({ link(journal, name) }) != 0 else {
        return uninterrupted { unlink(journal) } == 0 ? 0 : errno
      }
      guard errno == EEXIST else { return errno }
    }
    return EEXIST
  }

  private static let mostNames = 1000
}
