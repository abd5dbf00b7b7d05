import CHardening

/// Which calls of the system a process, its threads and its children do without.
package enum CallPolicy: Hashable, Sendable, CaseIterable {
  /// Nothing that reaches into other processes, types into a terminal for somebody else, or changes
  /// the system.
  case noOtherProcess
  /// Beyond that, no other program, no child and no network.
  case noOtherProgram

  /// The numbers of the calls that are refused whatever their arguments are.
  package var denied: [UInt32] {
    let everywhere = (0..<chd_count_denied_everywhere()).map { chd_denied_everywhere_at($0) }
    switch self {
    case .noOtherProcess: return everywhere
    case .noOtherProgram:
      return everywhere + (0..<chd_count_denied_at_kiosk()).map { chd_denied_at_kiosk_at($0) }
    }
  }

  /// What may not be asked of a terminal: input for whoever reads it next, its consoles, and
  /// another driver for its line.
  package static let deniedRequests: [UInt32] = [0x5412, 0x541C, 0x541D, 0x5423]

  /// A thread says this when it starts another thread, and only then.
  package static let startsThread: UInt32 = 0x0001_0000
}
