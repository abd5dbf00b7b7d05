import Foundation
import Interview
import Testing

@testable import candidacy

@Suite(
  "Sending to receivers that others wrote",
  .enabled(if: OutsideReceivers.areThere, Comment(rawValue: OutsideReceivers.reason)))
struct SendReceiverTests {
  let clinic: SendClinic

  init() throws {
    clinic = try SendClinic()
  }

  /// Each on the message of this number, as they come in.
  private static let faults = [
    "ar", "ae", "silent", "close", "close-after", "slow", "split", "wrong-id", "ca", "partial",
  ]

  @Test("Ten ways in which a receiver fails lose nothing, and nothing is stored twice")
  func faults() throws {
    let count = 12
    for number in 1...count { try clinic.sign(patient: number) }
    let port = try OutsideReceivers.freePort()
    let folder = try clinic.folder("received")
    // One is refused for good and released; six have to be sent again.
    let receiver = try OutsideReceivers.start(
      "mllp_receiver.py",
      ["--port", "\(port)", "--dir", folder, "--seconds", "200", "--count", "\(count + 7)"]
        + Self.faults.enumerated().flatMap { ["--fault", "\($1):\($0 + 1)"] },
      output: clinic.path("receiver.log"))
    try receiver.wait(until: "listening")
    try clinic.write("document: text\n", to: "lab.yaml")
    try clinic.targets(
      "id: lab, kind: mllp, format: hl7v2, host: 127.0.0.1, port: \(port), profile: lab.yaml,"
        + " timeout: 6")
    let first = try clinic.send("--once")
    #expect(first.status == 1)
    #expect(first.errors == "")
    let parked = try clinic.outbox.entries.filter {
      if case .parked = $0.state { true } else { false }
    }
    #expect(parked.map(\.lastAnswer) == ["AR: 207^Application internal error^HL70357: test fault"])
    let number = try #require(parked.first?.number)
    #expect(try clinic.send("--release", "\(number)").status == 0)
    #expect(
      try clinic.send("--once")
        == .init(status: 0, output: "\(number) lab: sent\n", errors: ""))
    #expect(receiver.end() == 0)
    #expect(
      receiver.output.split(separator: "\n").last
        == "received \(count + 7), stored \(count), duplicates 3, refused 2")
    let stored = try FileManager.default.contentsOfDirectory(atPath: folder).map { name in
      String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(name)")), as: UTF8.self)
    }
    for number in 1...count {
      #expect(stored.filter { $0.contains("|MRN-77\(number)^") }.count == 1)
    }
    for secret in SendClinic.secrets { #expect(!first.output.contains(secret)) }
  }
}
