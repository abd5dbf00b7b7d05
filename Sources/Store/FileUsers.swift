import Foundation
import Glibc

/// Which programs hold a file open, as far as this account may know.
enum FileUsers {
  static func processes(using paths: [String]) -> [Int] {
    let wanted = Set(paths.compactMap { FileIdentity(path: $0) })
    guard !wanted.isEmpty, let all = opendir("/proc") else { return [] }
    defer { closedir(all) }
    var found: [Int] = []
    while let entry = readdir(all) {
      guard let process = Int(name(of: entry)), process != Int(getpid()),
        uses(wanted, "/proc/\(process)/fd")
      else { continue }
      found.append(process)
    }
    return found.sorted()
  }

  private static func uses(_ wanted: Set<FileIdentity>, _ folder: String) -> Bool {
    guard let files = opendir(folder) else { return false }
    defer { closedir(files) }
    while let entry = readdir(files) {
      let file = FileIdentity(path: "\(folder)/\(name(of: entry))")
      if let file, wanted.contains(file) { return true }
    }
    return false
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }
}
