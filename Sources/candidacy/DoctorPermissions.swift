import Glibc
import Store

/// Who may read or change the files of a store, and whether this program may.
struct DoctorPermissions {
  let store: FilePlace
  let account: uid_t

  var findings: [DoctorFinding] {
    let names = [
      store.path, "\(store.path)-journal", KeyFile.path(beside: store.path),
      Ballast(beside: store.path).path, SQLiteEventStore.lockPath(beside: store.path),
    ]
    let files = names.map { FilePlace($0) }.filter(\.isThere)
    let folder = DoctorFolder(store: store, account: account).finding
    let found = files.flatMap { faults(of: $0) } + (folder.map { [$0] } ?? []) + disk
    guard found.isEmpty else { return found }
    return [.ok(.permissions, "The store, its key and its folder are this account's alone.")]
  }

  /// What to do about a file that is there and cannot be used as it stands; nothing where that is
  /// not the matter.
  static func fix(of path: String, account: uid_t = geteuid()) -> String? {
    let place = FilePlace(path)
    guard let rights = place.rights, let owner = place.owner else { return nil }
    if place.isFolder { return "Move the folder \(path) away, and put the file back." }
    if owner != account, account != 0 { return fix(ofOwner: place, account) }
    return rights == 0o600 ? nil : "`chmod 600 \(path)`."
  }

  private static func fix(ofOwner place: FilePlace, _ account: uid_t) -> String {
    // What is root's nobody else can use any more.
    account == 0
      ? "Run this as the account of the store."
      : "Run this as the account of the store, or `chown \(account) \(place.path)` as root."
  }

  private func faults(of place: FilePlace) -> [DoctorFinding] {
    guard !place.isFolder else {
      return [
        .problem(
          .permissions, "\(place.path) is a folder, and no file.",
          fix: "Move it away, and put the file back.")
      ]
    }
    var faults: [DoctorFinding] = []
    guard let rights = place.rights else { return faults }
    let name = String(rights, radix: 8)
    let fix = "`chmod 600 \(place.path)`."
    if rights & 0o077 != 0 {
      faults.append(
        .problem(
          .permissions, "Others may use \(place.path) (its rights are \(name)).", fix: fix))
    } else if rights & 0o600 != 0o600 {
      faults.append(
        .problem(
          .permissions,
          "Not even its own account may read and write \(place.path) (its rights are \(name)).",
          fix: fix))
    }
    if let owner = place.owner, owner != account {
      faults.append(
        .warning(
          .permissions, "\(place.path) belongs to another account (\(owner)).",
          fix: Self.fix(ofOwner: place, account)))
    }
    return faults
  }

  /// Rights do not matter on a disk that takes nothing.
  private var disk: [DoctorFinding] {
    guard access(store.path, W_OK) != 0, errno == EROFS else { return [] }
    return [
      .problem(
        .permissions, "The disk of \(store.path) cannot be written.",
        fix: "Mount it writable, and check it.")
    ]
  }
}
