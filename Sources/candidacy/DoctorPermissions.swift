import Glibc
import Store

/// Who may read or change the files of a store.
struct DoctorPermissions {
  let store: FilePlace
  let account: uid_t

  var findings: [DoctorFinding] {
    let names = [
      store.path, "\(store.path)-journal", KeyFile.path(beside: store.path),
      Ballast(beside: store.path).path, SQLiteEventStore.lockPath(beside: store.path),
    ]
    let files = names.map { FilePlace($0) }.filter(\.isThere)
    let found =
      files.flatMap { faults(of: $0, allowed: 0o600) }
      + faults(of: FilePlace(store.folder), allowed: 0o700)
    guard found.isEmpty else { return found }
    return [.ok(.permissions, "The store, its key and its folder are this account's alone.")]
  }

  private func faults(of place: FilePlace, allowed: Int) -> [DoctorFinding] {
    var faults: [DoctorFinding] = []
    if let rights = place.rights, rights & 0o077 != 0 {
      let text = "Others may use \(place.path) (its rights are \(String(rights, radix: 8)))."
      let fix = "`chmod \(String(allowed, radix: 8)) \(place.path)`."
      // A folder that can be looked into gives away names and sizes, but no answers.
      faults.append(
        place.isFolder && rights & 0o022 == 0
          ? .warning(.permissions, text, fix: fix) : .problem(.permissions, text, fix: fix))
    }
    if let owner = place.owner, owner != account {
      faults.append(
        .warning(
          .permissions, "\(place.path) belongs to another account (\(owner)).",
          fix: "Run this as the account of the store, or give the file to it with `chown`."))
    }
    return faults
  }
}
