import Glibc

/// What the system counts about a running process.
package struct ProcessFacts: Equatable {
  /// Calls of write so far, to any file.
  package let writeCalls: Int
  /// Calls of read so far, from any file.
  package let readCalls: Int
  /// Times it was taken off or put on a processor.
  package let contextSwitches: Int
  package let residentKilobytes: Int
  /// The most it ever had resident.
  package let peakKilobytes: Int
  /// A letter such as S for sleeping.
  package let state: String

  package init(of process: pid_t) {
    let status = ProcessFacts.fields(ofFile: "/proc/\(process)/status")
    let traffic = ProcessFacts.fields(ofFile: "/proc/\(process)/io")
    writeCalls = ProcessFacts.number("syscw", in: traffic)
    readCalls = ProcessFacts.number("syscr", in: traffic)
    contextSwitches =
      ProcessFacts.number("voluntary_ctxt_switches", in: status)
      + ProcessFacts.number("nonvoluntary_ctxt_switches", in: status)
    residentKilobytes = ProcessFacts.number("VmRSS", in: status)
    peakKilobytes = ProcessFacts.number("VmHWM", in: status)
    state = String((status["State"] ?? "").prefix(1))
  }

  /// Whether the system tells us about calls: of a process that keeps its memory to itself it tells
  /// only those who may look into every process.
  package static let countsCalls: Bool = {
    let capabilities = fields(ofFile: "/proc/self/status")["CapEff"] ?? ""
    let mayTrace: UInt64 = 1 << 19
    return UInt64(capabilities, radix: 16).map { $0 & mayTrace != 0 } ?? false
  }()

  /// Rises whenever the process does something.
  package var activity: Int { Self.countsCalls ? readCalls : contextSwitches }

  /// Whether a process sleeps in a call of poll; where the kernel hides in what it sleeps, whether it
  /// sleeps at all.
  static func isPolling(_ process: pid_t) -> Bool {
    guard ProcessFacts(of: process).state == "S" else { return false }
    let place = contents(ofFile: "/proc/\(process)/wchan")
    return place == "0" || place.isEmpty || place.contains("poll")
  }

  private static func number(_ name: String, in fields: [String: String]) -> Int {
    Int(fields[name]?.prefix { $0.isNumber } ?? "") ?? 0
  }

  private static func fields(ofFile path: String) -> [String: String] {
    var fields: [String: String] = [:]
    for line in contents(ofFile: path).split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      fields[String(line[..<colon])] = String(value)
    }
    return fields
  }

  private static func contents(ofFile path: String) -> String {
    let file = open(path, O_RDONLY | Int32(O_CLOEXEC))
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
