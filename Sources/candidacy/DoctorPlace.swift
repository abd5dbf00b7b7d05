import Glibc

/// Whether what stands at a path can be a store at all, and can be read.
struct DoctorPlace {
  let place: FilePlace
  let account: uid_t

  /// Nothing where it may be a store that can be read.
  var finding: DoctorFinding? {
    if let reason = place.obstacle {
      return .problem(
        .store,
        "Nobody can say whether a store is at \(place.path): it cannot be reached (\(reason)).",
        fix: "Run this as the account of the store, or give this account the right to enter the"
          + " folder \(place.folder).")
    }
    guard place.isThere else { return missing }
    if let sentence = place.noStore {
      return .problem(.store, "\(sentence).", fix: "Name the file of the store with --store.")
    }
    return unreadable
  }

  private var missing: DoctorFinding {
    let above = place.nearestAbove
    guard above.isFolder else {
      return .problem(
        .store, "No store is at \(place.path), and none can be made: \(above.path) is no folder.",
        fix: "Name another place with --store.")
    }
    if let reason = above.refusal(of: W_OK | X_OK) {
      return .problem(
        .store,
        "There is no store at \(place.path) yet, and the first start cannot make it: this account"
          + " can make nothing in \(above.path) (\(reason)).",
        fix: above.path == place.folder
          ? "Name a place with --store that this account may write in."
          : "Make the folder \(place.folder) for this account, or name another place with --store."
      )
    }
    return .ok(.store, "There is no store at \(place.path) yet: the first start makes it.")
  }

  /// Nobody knows whether it is a store, so nothing is said of its rights that could harm another
  /// file.
  private var unreadable: DoctorFinding? {
    guard let reason = place.refusal(of: R_OK) else { return nil }
    guard let owner = place.owner, owner != account else {
      return .problem(
        .store, "This account may not read \(place.path) (\(reason)).",
        fix: "If it is the store, `chmod 600 \(place.path)`.")
    }
    return .problem(
      .store, "This account may not read \(place.path), which belongs to another one (\(owner)).",
      fix: "Run this as the account of the store.")
  }
}
