/// The measures that a kind of process takes, in their order.
package struct Posture: Hashable, Sendable {
  package let measures: [Measure]

  /// Before a process does anything else.
  package static let everyProcess = Posture([.noCoreDump, .noInspection, .plainCrashes])

  /// A command that reads or writes patients' records.
  package static let records = Posture([.privateFiles])

  /// One at which people work, or that starts programs of others.
  package static let staff = Posture([
    .privateFiles, .noNewPrivileges, .systemCalls(.noOtherProcess),
  ])

  /// One that strangers sit in front of.
  package static let kiosk = Posture([
    .privateFiles, .noNewPrivileges, .systemCalls(.noOtherProgram),
  ])

  /// The rest for a kiosk, once everything that it reads at the start has been read and its store
  /// is open.
  package static func openKiosk(store: String) -> Posture {
    Posture([.files(FileRule.kiosk(store: store))])
  }

  init(_ measures: [Measure]) {
    self.measures = measures
  }
}
