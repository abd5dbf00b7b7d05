import Glibc

/// Who may use the folder of a store.
struct DoctorFolder {
  let store: FilePlace
  let account: uid_t

  private var folder: FilePlace { FilePlace(store.folder) }

  /// Nothing where it is this account's alone.
  var finding: DoctorFinding? {
    guard let rights = folder.rights, let owner = folder.owner else { return nil }
    let name = String(rights, radix: 8)
    if rights & 0o077 != 0 {
      let text = "Others may use \(folder.path) (its rights are \(name))."
      // A folder that can be looked into gives away names and sizes, but no answers.
      return rights & 0o022 == 0
        ? .warning(.permissions, text, fix: fix) : .problem(.permissions, text, fix: fix)
    }
    guard owner == account else {
      return .warning(
        .permissions, "\(folder.path) belongs to another account (\(owner)).", fix: fix)
    }
    guard rights & 0o700 != 0o700 else { return nil }
    return .problem(
      .permissions,
      "Not even its own account may read and write \(folder.path) (its rights are \(name)).",
      fix: fix)
  }

  /// The rights of a folder that others need are left alone.
  private var fix: String {
    if !folder.isShared {
      if folder.owner == account { return "`chmod 700 \(folder.path)`." }
      if folder.owner == store.owner { return "Run this as the account of the store." }
    }
    return "Put the store, and the files beside it that begin with its name, into a folder of its"
      + " own."
  }
}

extension FilePlace {
  /// Whether others put their files there too, or the system its own.
  var isShared: Bool { (rights ?? 0) & 0o1000 != 0 || isSystems }

  private var isSystems: Bool {
    guard owner == 0, let real = realpath(path, nil) else { return false }
    defer { free(real) }
    let parts = String(cString: real).split(separator: "/")
    guard parts.count > 1 else { return true }
    return switch parts[0] {
    case "var": parts.count == 2
    case "bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "proc", "run", "sbin", "sys", "usr":
      true
    case _: false
    }
  }
}
