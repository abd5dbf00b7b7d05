import Glibc
import Store

/// What a verification finds, printed as it is found.
final class AuditVerification {
  private let format: ListFormat
  private var isFirst = true

  init(_ format: ListFormat) {
    self.format = format
  }

  func begin() throws(Failure) {
    guard format == .json else { return }
    try StandardOutput.write("{\"faults\": [")
  }

  func write(_ fault: ChainFault) throws {
    switch format {
    case .text: try StandardOutput.write("\(fault.sentence)\n")
    case .json:
      try StandardOutput.write(
        (isFirst ? "\n  " : ",\n  ")
          + "{\"fault\": \(JSONText(fault.code)), \"sentence\": \(JSONText(fault.sentence))}")
    }
    isFirst = false
  }

  func end(_ report: ChainReport) throws(Failure) {
    switch format {
    case .text:
      try StandardOutput.write("\(Self.sentence(report))\nHead: \(report.head.text)\n")
    case .json:
      let depth =
        switch report.depth {
        case .chain: "chain"
        case .contents: "contents"
        }
      try StandardOutput.write(
        (isFirst ? "]" : "\n]")
          + ", \"depth\": \"\(depth)\", \"events\": \(report.events), "
          + "\"head\": \(JSONText(report.head.text)), \"sessions\": \(report.sessions), "
          + "\"whole\": \(report.isWhole)}\n")
    }
  }

  private static func sentence(_ report: ChainReport) -> String {
    let seen = "\(counted(report.events, "event")) of \(counted(report.sessions, "session"))"
    let depth =
      switch report.depth {
      case .chain: "The chain was verified; without the clinic's key nothing sealed was opened."
      case .contents where report.isWhole:
        "The chain was verified, and all that is sealed was opened."
      case .contents: "The chain was verified, and what is sealed was opened where it could be."
      }
    guard !report.isWhole else { return "Whole: \(seen). \(depth)" }
    return "\(counted(report.faults, "fault")) in \(seen). \(depth) Keep a copy of the store, then"
      + " restore the last backup that is whole."
  }

  private static func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
