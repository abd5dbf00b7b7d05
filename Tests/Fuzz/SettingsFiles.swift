import Authoring

/// A receiver's profile and a file of targets, both from the same bytes.
struct SettingsFiles: FuzzTarget {
  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    let file = SourceFile(name: "a.yaml", displayPath: "a.yaml", bytes: Array(bytes))
    let receiver = ReceiverProfileReader.reading(file)
    Claim.holds(
      (receiver.profile == nil) == receiver.diagnostics.hasErrors,
      "a profile is missing exactly when there are errors")
    DiagnosticClaims.check(receiver.diagnostics)
    let targets = Targets.reading(file) { Self.place(at: $0) }
    Claim.holds(
      (targets.targets == nil) == targets.diagnostics.hasErrors,
      "targets are missing exactly when there are errors")
    DiagnosticClaims.check(targets.diagnostics)
  }

  /// Some of everything that there can be.
  private static func place(at path: String) -> Targets.Place {
    switch path.utf8.count % 6 {
    case 0: .nothing
    case 1: .folder
    case 2: .closedFolder
    case 3: .file(rights: 0o600)
    case 4: .file(rights: 0o644)
    case _: .closedFile
    }
  }
}
