import Store

/// Where the clinic's key is, and what that means.
struct DoctorKey {
  let store: String

  var finding: DoctorFinding {
    let path = KeyFile.path(beside: store)
    do throws(StoreError) {
      let file = try KeyFile(at: path)
      guard file.isLocked else {
        return .warning(
          .key,
          "Key \(file.clinic.name) lies open in \(path): whoever takes this disk can read every"
            + " record.",
          fix: "`candidacy keys protect` puts it behind a passphrase and prints a recovery code.")
      }
      return .ok(
        .key,
        "Key \(file.clinic.name) is behind its passphrase: the disk alone tells nothing, kiosks go"
          + " on, and a desk asks for the passphrase.")
    } catch {
      return .problem(
        .key, error.sentence,
        fix: DoctorPermissions.fix(of: path)
          ?? "Without the key nothing can be read: put its file back, or restore a backup.")
    }
  }
}
