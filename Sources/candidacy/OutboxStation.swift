import Glibc
import Interview

/// Names this run of the sender so that another one can tell whether it still runs.
enum OutboxStation {
  /// The computer's start, the process namespace, the process, and when it began.
  static func current() -> Station { Station(name(of: getpid())) }

  /// Known only of processes that this one can see; of others it is not.
  static func isGone(_ station: Station) -> Bool {
    let parts = station.text.split(separator: ":")
    guard parts.count == 5, parts[0] == "send", let process = pid_t(parts[3]),
      parts[1] == bootID, parts[2] == namespace
    else { return false }
    return name(of: process) != station.text
  }

  private static func name(of process: pid_t) -> String {
    "send:\(bootID):\(namespace):\(process):\(began(process))"
  }

  private static var bootID: String {
    String(text(of: "/proc/sys/kernel/random/boot_id").prefix(8))
  }

  private static var namespace: String {
    var status = stat()
    return stat("/proc/self/ns/pid", &status) == 0 ? String(status.st_ino) : "-"
  }

  /// Field 22 of the process's status; its name, in brackets before, may hold spaces.
  private static func began(_ process: pid_t) -> String {
    let fields = text(of: "/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ")
    guard let fields, fields.count > 19, fields[0] != "Z" else { return "-" }
    return String(fields[19])
  }

  private static func text(of path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
