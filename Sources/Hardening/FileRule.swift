/// What a process may do with one place, and with everything below it where that is a folder.
package struct FileRule: Hashable, Sendable {
  package let path: String
  package let use: Use

  package enum Use: Hashable, Sendable {
    case read
    /// The names in a folder, but no file.
    case list
    case readAndWrite
    /// Never what is in it.
    case write
  }

  package init(_ path: String, _ use: Use) {
    self.path = path
    self.use = use
  }

  /// For a kiosk whose store lies at this path, links resolved; what is missing needs no rule.
  ///
  /// The store and what belongs to it are named one by one, because keys lie in the same folder.
  package static func kiosk(store path: String) -> [FileRule] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    return [
      FileRule(path, .readAndWrite), FileRule(path + "-journal", .readAndWrite),
      FileRule(path + ".ballast", .write), FileRule(folder, .list),
    ] + surroundings
  }

  /// What a program needs of the system while it runs.
  ///
  /// Of processes the system shows what any account may know; the memory and the files of others stay
  /// closed to whoever obeys rules. Less is not enough: a thread looks at itself under a number that
  /// nobody knows beforehand, and ends the program where it may not.
  private static let surroundings =
    [
      "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache",
      "/etc/terminfo", "/usr/share/terminfo", "/usr/share/zoneinfo", "/etc/localtime",
      "/etc/timezone", "/usr/share/locale", "/proc", "/dev/urandom", "/dev/random",
      "/dev/zero",
    ].map { FileRule($0, .read) } + [FileRule("/dev/null", .readAndWrite)]
}

/// The rights that the system knows for files, by their bits.
struct FileRights: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  static let write = FileRights(rawValue: 1 << 1)
  static let read = FileRights(rawValue: 1 << 2)
  static let list = FileRights(rawValue: 1 << 3)
  static let move = FileRights(rawValue: 1 << 13)
  static let truncate = FileRights(rawValue: 1 << 14)
  static let control = FileRights(rawValue: 1 << 15)

  /// All that a system of this version can forbid.
  static func known(toVersion version: Int32) -> FileRights {
    var rights = FileRights(rawValue: 0x1FFF)
    if version >= 2 { rights.insert(.move) }
    if version >= 3 { rights.insert(.truncate) }
    if version >= 5 { rights.insert(.control) }
    return rights
  }

  enum Kind { case file, folder }
}

extension FileRights {
  /// What a use comes to; a file takes no rights that only folders have.
  init(_ use: FileRule.Use, of kind: Kind) {
    self =
      switch (use, kind) {
      case (.read, .file): .read
      case (.read, .folder): [.read, .list]
      case (.list, .folder): .list
      case (.list, .file): []
      case (.readAndWrite, .file), (.readAndWrite, .folder): [.read, .write, .truncate]
      case (.write, .file), (.write, .folder): [.write, .truncate]
      }
  }
}
