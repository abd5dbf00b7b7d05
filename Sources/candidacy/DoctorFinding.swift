/// What `doctor` found about one thing, and what to do about it.
struct DoctorFinding: Hashable {
  let check: Check
  let status: Status
  let sentence: String
  /// Missing where all is well.
  let fix: String?

  enum Status: String, CaseIterable {
    case ok
    case warning
    case problem
  }

  /// In the order of the report.
  enum Check: String, CaseIterable {
    case program
    case store
    case settings
    case disk
    case ballast
    case clock
    case permissions
    case key
    case chain
    case backup
    case outbox
    case terminal
    case locale
    case hardening
  }

  static func ok(_ check: Check, _ sentence: String) -> DoctorFinding {
    DoctorFinding(check: check, status: .ok, sentence: sentence, fix: nil)
  }

  static func warning(_ check: Check, _ sentence: String, fix: String) -> DoctorFinding {
    DoctorFinding(check: check, status: .warning, sentence: sentence, fix: fix)
  }

  static func problem(_ check: Check, _ sentence: String, fix: String) -> DoctorFinding {
    DoctorFinding(check: check, status: .problem, sentence: sentence, fix: fix)
  }
}

/// All findings, for a person or for a program.
struct DoctorReport {
  let findings: [DoctorFinding]

  var hasProblems: Bool { count(.problem) > 0 }

  private func count(_ status: DoctorFinding.Status) -> Int {
    findings.filter { $0.status == status }.count
  }

  var text: String {
    let width = DoctorFinding.Check.allCases.map(\.rawValue.count).max() ?? 0
    let lines = findings.map { finding in
      let name = finding.check.rawValue
      let start = finding.status.rawValue + String(repeating: " ", count: 9 - finding.status.length)
      let line = start + name + String(repeating: " ", count: width + 2 - name.count)
      let indent = String(repeating: " ", count: 9 + width + 2)
      return line + finding.sentence + "\n" + (finding.fix.map { "\(indent)→ \($0)\n" } ?? "")
    }
    let end = [
      BackupReport.counted(count(.problem), "problem", "problems"),
      BackupReport.counted(count(.warning), "warning", "warnings"),
    ].joined(separator: ", ")
    return lines.joined() + "\(findings.count) checks: \(end).\n"
  }

  var json: String {
    let objects = findings.map { finding in
      "  {\"check\": \"\(finding.check.rawValue)\", \"status\": \"\(finding.status.rawValue)\", "
        + "\"finding\": \(JSONText(finding.sentence)), "
        + "\"fix\": \(finding.fix.map { "\(JSONText($0))" } ?? "null")}"
    }
    return "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }
}

extension DoctorFinding.Status {
  fileprivate var length: Int { rawValue.count }
}
