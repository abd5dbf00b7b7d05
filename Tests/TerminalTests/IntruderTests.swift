import Foundation
import Glibc
import Hardening
import Testing

@Suite(
  "Code of a stranger in the program",
  .enabled(if: Intruder.isAvailable, "There is no C compiler to build the stranger's code with."))
struct IntruderTests {
  private static let offersCalls = Posture.kiosk.offers().last?.outcome == .offered
  private static let offersFiles = Posture.openKiosk(store: "/").offers().last?.outcome == .offered

  private static let othersCalls = [
    "type", "type-high", "console", "trace", "read-memory", "write-memory", "bpf", "mount",
    "unshare", "ring",
  ]
  private static let programs = ["execute", "execute-at", "socket", "child"]
  private static let closedFiles = [
    "read-key", "write-key", "remove-key", "make-file", "read-passwd", "list-home",
    "read-others-memory", "read-others-files", "read-others-folder", "set-system",
  ]
  private static let openFiles = [
    "read-store", "read-journal", "empty-ballast", "read-null", "read-self", "read-thread",
  ]

  @Test(
    "In a kiosk it starts nothing, types nowhere and reaches no other process",
    .enabled(if: offersCalls, "This system filters no calls."),
    arguments: [["kiosk"], ["kiosk", "--linear"]])
  func kioskCalls(arguments: [String]) throws {
    let deeds = try Intruder().deeds(in: arguments)
    for deed in Self.othersCalls + Self.programs { #expect(deeds[deed] == EPERM, "\(deed)") }
    #expect(deeds["child-3"] == ENOSYS)
    #expect(deeds["window"] == 0)
    #expect(deeds["thread"] == 0)
  }

  @Test(
    "In a kiosk it uses the store alone, neither the key beside it nor anything else, in any thread",
    .enabled(if: offersFiles, "This system has no rules for the files of a process."),
    arguments: [["kiosk"], ["kiosk", "--linear"]])
  func kioskFiles(arguments: [String]) throws {
    let intruder = try Intruder()
    let path = intruder.folder.storePath + ".key"
    let before = try #require(FileManager.default.contents(atPath: path))
    let deeds = try intruder.deeds(in: arguments)
    for thread in ["", "earlier-thread-"] {
      for deed in Self.closedFiles { #expect(deeds[thread + deed] == EACCES, "\(thread)\(deed)") }
      for deed in Self.openFiles { #expect(deeds[thread + deed] == 0, "\(thread)\(deed)") }
    }
    #expect(FileManager.default.contents(atPath: path) == before)
  }

  @Test(
    "At a desk it types nowhere and reaches no other process, and files are as they were",
    .enabled(if: offersCalls, "This system filters no calls."),
    arguments: [["desk"], ["desk", "--linear"]])
  func deskCalls(arguments: [String]) throws {
    let deeds = try Intruder().deeds(
      in: arguments, sparing: ["INTRUDER_SPARES_PROGRAMS": "yes"])
    for deed in Self.othersCalls { #expect(deeds[deed] == EPERM, "\(deed)") }
    #expect(deeds["read-key"] == 0)
    #expect(deeds["read-passwd"] == 0)
  }
}
