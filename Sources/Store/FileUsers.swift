import Glibc

/// Which programs hold a file open, as far as this account may know.
enum FileUsers {
  static func processes(using paths: [String]) -> [Int] {
    let wanted = Set(paths.compactMap { FileIdentity(path: $0) })
    guard !wanted.isEmpty else { return [] }
    return FolderNames.inside("/proc").compactMap { Int($0) }
      .filter { $0 != Int(getpid()) && uses(wanted, "/proc/\($0)/fd") }
      .sorted()
  }

  private static func uses(_ wanted: Set<FileIdentity>, _ folder: String) -> Bool {
    FolderNames.inside(folder).contains { name in
      FileIdentity(path: "\(folder)/\(name)").map(wanted.contains) ?? false
    }
  }
}
