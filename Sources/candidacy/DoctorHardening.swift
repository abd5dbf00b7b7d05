import Hardening

/// What this system offers of the measures that a kiosk takes.
struct DoctorHardening {
  private let missing: [(what: String, reason: String)]

  init(_ results: [MeasureResult]) {
    missing = results.compactMap { result in
      switch result.outcome {
      case .applied, .offered: nil
      case .notOffered(let reason): (Self.name(of: result.measure), reason)
      }
    }
  }

  static func ofKiosk(store path: String) -> DoctorHardening {
    DoctorHardening(
      Posture.everyProcess.offers() + Posture.kiosk.offers()
        + Posture.openKiosk(store: path).offers())
  }

  var finding: DoctorFinding {
    guard !missing.isEmpty else {
      return .ok(
        .hardening,
        "A kiosk here starts no program, dumps no memory and uses no file but its store.")
    }
    let list = missing.map { "\($0.what) (\($0.reason))" }.joined(separator: ", ")
    return .warning(
      .hardening, "This system does not offer all that a kiosk asks for: \(list).",
      fix: "Let kiosks run on Linux 5.13 or later, outside of a container that forbids it.")
  }

  private static func name(of measure: Measure) -> String {
    switch measure {
    case .noCoreDump: "no core dumps"
    case .noInspection: "no inspection by others"
    case .plainCrashes: "crashes without memory"
    case .privateFiles: "private files"
    case .noNewPrivileges: "no new privileges"
    case .systemCalls: "a filter of system calls"
    case .files: "rules about files"
    }
  }
}
