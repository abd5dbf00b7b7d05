import ChartExport

/// What a receiver wants: one of the presets, or a file.
enum ReceiverProfileFile {
  static func profile(named name: String) throws(Failure) -> ReceiverProfile {
    if let preset = ReceiverProfile.Preset(rawValue: name) { return ReceiverProfile(preset) }
    return try OutboxFiles.profile(at: name)
  }
}
