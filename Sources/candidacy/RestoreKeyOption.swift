import ArgumentParser
import Glibc
import Store

/// What opens a backup on a machine where there may be nothing else.
struct RestoreKeyOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file with the clinic's key.",
      discussion: "Without it, the one beside the store, or the one that the backup carries.",
      valueName: "path"))
  var keyFile: String?

  @Flag(help: "Open the key with the recovery code, which is asked for, in place of a passphrase.")
  var recoveryCode = false

  func key(
    for header: BackupHeader, store: String, _ passphraseFile: String?
  ) throws -> RestoreKey {
    let (file, origin) = try file(for: header, store)
    guard file.isLocked else {
      return RestoreKey(identity: try file.openIdentity(), file: file, origin: origin)
    }
    let unlocked: KeyFile.Unlocked
    if recoveryCode {
      let typed = try SecretInput().line(asking: "Recovery code: ", or: .recoveryCode)
      guard let code = RecoveryCode(typed) else {
        throw Failure.problems(
          "This is no recovery code: check each letter, and try again. Nothing was changed.")
      }
      unlocked = try file.unlocked(by: .recovery(code))
    } else {
      unlocked = try KeyDoor(passphraseFile).unlocked(file)
    }
    return RestoreKey(identity: unlocked.identity, file: file, origin: origin)
  }

  /// The one that was named; else of those at hand the one that the backup is sealed to.
  private func file(
    for header: BackupHeader, _ store: String
  ) throws -> (file: KeyFile, origin: RestoreKey.Origin) {
    if let keyFile { return (try KeyFile(at: keyFile), .elsewhere) }
    let path = KeyFile.path(beside: store)
    let local = FilePlace(path).isThere ? try KeyFile(at: path) : nil
    let carried = try header.carriedKeyFile()
    if let local, local.clinic == header.clinic || carried == nil { return (local, .besideStore) }
    if let carried { return (carried, .elsewhere) }
    throw Failure.problems(
      "The backup is sealed to the key \(header.clinic.name) and does not carry it, and there is no"
        + " file \(path): name the key's file with --key-file.")
  }
}

/// An opened key, and the file that it came from.
struct RestoreKey {
  let identity: ClinicIdentity
  let file: KeyFile
  let origin: Origin

  enum Origin {
    case besideStore
    case elsewhere
  }

  /// Makes sure that the key of the backup is beside the store.
  func keep(
    beside store: String, keepingAside suffix: String, mayReplace: Bool
  ) throws -> KeyChange {
    guard origin == .elsewhere else { return .none }
    let path = KeyFile.path(beside: store)
    guard FilePlace(path).isThere else {
      try file.write(at: path)
      return .made(path: path)
    }
    guard try KeyFile(at: path) != file else { return .none }
    guard mayReplace else {
      throw Failure.problems(
        "Another key is at \(path), and nothing was changed: --replace puts the key of the backup"
          + " in its place and keeps the present one aside.")
    }
    let change = KeyChange.exchanged(path: path, aside: path + suffix)
    // The file itself, so that it can go back as it was.
    guard link(path, path + suffix) == 0 else {
      throw Failure.environment(
        "The file \(path + suffix) cannot be written: \(String(cString: strerror(errno))).")
    }
    do {
      try file.write(at: path)
    } catch {
      try change.undo()
      throw error
    }
    return change
  }
}

/// What became of the key file beside a store that is restored.
enum KeyChange: Hashable {
  case none
  case made(path: String)
  case exchanged(path: String, aside: String)

  /// Nothing where nothing changed.
  var sentence: String? {
    switch self {
    case .none: nil
    case .made(let path): "The key file is \(path)."
    case .exchanged(let path, let aside):
      "The key file is \(path); the one that was there is \(aside)."
    }
  }

  /// Leaves the key file as it was.
  func undo() throws(Failure) {
    switch self {
    case .none: break
    case .made(let path):
      guard unlink(path) != 0 else { return }
      throw .environment(
        "\(path) is the key of the backup, which was not restored, and could not be removed:"
          + " \(String(cString: strerror(errno))).")
    case .exchanged(let path, let aside):
      // Where both are one file still, the system leaves both names.
      guard rename(aside, path) != 0 || (unlink(aside) != 0 && errno != ENOENT) else { return }
      throw .environment(
        "\(path) is the key of the backup, which was not restored; the present one is \(aside), and"
          + " could not be put back: \(String(cString: strerror(errno))).")
    }
  }
}
