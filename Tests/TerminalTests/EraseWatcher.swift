/// Finds the two erasures that this emulator does not model, wherever reads cut the bytes.
struct EraseWatcher {
  enum Step: Equatable {
    case show([UInt8])
    case keepScreen
    case forgetScrolled
  }

  private var pending: [UInt8] = []

  mutating func steps(in bytes: [UInt8]) -> [Step] {
    var steps: [Step] = []
    var shown: [UInt8] = []
    for byte in bytes {
      pending.append(byte)
      if let step = EraseWatcher.sequences[pending] {
        steps += [.show(shown), step, .show(pending)]
        shown = []
        pending = []
      } else if !EraseWatcher.sequences.keys.contains(where: { $0.starts(with: pending) }) {
        // An escape begins anew whatever stood before it.
        let keepsEscape = byte == 0x1B
        shown += keepsEscape ? Array(pending.dropLast()) : pending
        pending = keepsEscape ? [byte] : []
      }
    }
    return steps + [.show(shown)]
  }

  private static let sequences: [[UInt8]: Step] = [
    Array("\u{1B}[2J".utf8): .keepScreen,
    Array("\u{1B}[3J".utf8): .forgetScrolled,
  ]
}
