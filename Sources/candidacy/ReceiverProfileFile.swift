import Authoring
import ChartExport

/// What a receiver wants: one of the presets, or a file.
enum ReceiverProfileFile {
  static func profile(named name: String) throws(Failure) -> ReceiverProfile {
    if let preset = ReceiverProfile.Preset(rawValue: name) { return ReceiverProfile(preset) }
    let bytes: [UInt8]
    do {
      bytes = try ByteInput.contents(of: name)
    } catch {
      throw Failure(error)
    }
    let (profile, diagnostics) = ReceiverProfileReader.reading(
      SourceFile(name: "profile.yaml", displayPath: name, bytes: bytes))
    guard let profile else {
      throw .problems(String(DiagnosticRenderer.text(diagnostics).dropLast()))
    }
    return profile
  }
}
