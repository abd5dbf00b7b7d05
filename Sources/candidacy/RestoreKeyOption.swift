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
    let keys = try candidates(for: header, store)
    for key in keys where !key.file.isLocked {
      let identity = try key.file.openIdentity()
      guard keys.count == 1 || identity.holds(header.clinic) else { continue }
      return RestoreKey(identity: identity, file: key.file, origin: key.origin)
    }
    let locked = keys.filter(\.file.isLocked)
    let open = { (secret: KeySlot.Secret) throws(StoreError) in
      try Self.opened(locked, by: secret, for: header)
    }
    return recoveryCode
      ? try KeyQuestion.recoveryCode.opened(by: open)
      : try KeyDoor(passphraseFile).opened(by: open)
  }

  private typealias Candidate = (file: KeyFile, origin: RestoreKey.Origin)

  /// The one that was named; else those at hand, the one beside the store first: it may hold the key
  /// of the backup as a former one, and then knows what came after it.
  private func candidates(for header: BackupHeader, _ store: String) throws -> [Candidate] {
    if let keyFile { return [(try KeyFile(at: keyFile), .elsewhere)] }
    let path = KeyFile.path(beside: store)
    let carried = try header.carriedKeyFile()
    let local = FilePlace(path).isThere ? try Self.file(at: path, isNeeded: carried == nil) : nil
    if let local, local.clinic == header.clinic || carried == nil { return [(local, .besideStore)] }
    guard let carried else {
      throw Failure.problems(
        "The backup is sealed to the key \(header.clinic.name) and does not carry it, and there is"
          + " no file \(path): name the key's file with --key-file.")
    }
    return (local.map { [($0, .besideStore)] } ?? []) + [(carried, .elsewhere)]
  }

  /// Nothing where it is damaged and not needed, because the backup carries one.
  private static func file(at path: String, isNeeded: Bool) throws(StoreError) -> KeyFile? {
    do throws(StoreError) {
      return try KeyFile(at: path)
    } catch {
      guard case .keyFileDamaged = error, !isNeeded else { throw error }
      return nil
    }
  }

  /// The first that the secret opens and that holds the key of the backup; the last one whatever it
  /// holds, because reading the backup says what is wrong with it.
  private static func opened(
    _ candidates: [Candidate], by secret: KeySlot.Secret, for header: BackupHeader
  ) throws(StoreError) -> RestoreKey {
    for (place, candidate) in candidates.enumerated() {
      let isLast = place == candidates.count - 1
      let identity: ClinicIdentity
      do throws(StoreError) {
        identity = try candidate.file.unlocked(by: secret).identity
      } catch {
        guard error == .wrongSecret, !isLast else { throw error }
        continue
      }
      guard isLast || identity.holds(header.clinic) else { continue }
      return RestoreKey(identity: identity, file: candidate.file, origin: candidate.origin)
    }
    throw .wrongSecret
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
    let isSound: Bool
    do throws(StoreError) {
      guard try KeyFile(at: path) != file else { return .none }
      isSound = true
    } catch {
      guard case .keyFileDamaged = error else { throw error }
      isSound = false
    }
    guard mayReplace else {
      throw Failure.problems(
        (isSound ? "Another key is at \(path)" : "The key file \(path) is damaged")
          + ", and nothing was changed: --replace puts the key of the backup in its place and keeps"
          + " the present one aside.")
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
      "The key file is \(path); the one that was there is \(aside). If that one is newer,"
        + " `candidacy keys rotate` has to be done again."
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
