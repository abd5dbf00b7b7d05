import Foundation
import TestSupplies
import Testing

@testable import Delivery

@Suite("Putting documents into a folder")
struct SpoolDeliveryTests {
  static let bytes = Array("the note".utf8)
  static let digest = "0123456789abcdef0123"
  static let name = SpoolDelivery.name(date: "2026-11-21", digest: digest, ending: "txt")

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func deliver(_ bytes: [UInt8] = bytes) -> DeliveryResult {
    SpoolDelivery(folder: folder.path).deliver(bytes, as: Self.name, digest: Self.digest)
  }

  private func contents(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  @Test("The document and then its manifest are there, and nothing else")
  func plain() throws {
    #expect(Self.name == "cand-2026-11-21-0123456789ab.txt")
    #expect(deliver() == .delivered(receipt: Self.name))
    #expect(try folder.names() == [Self.name, Self.name + ".done"])
    #expect(try contents(Self.name) == "the note")
    #expect(try contents(Self.name + ".done") == "\(Self.digest)  \(Self.name)\n")
  }

  @Test("The same again changes nothing, and what a stopped try left is used up")
  func again() throws {
    for leftover in ["", "the no", "something much longer than the note"] {
      try leftover.write(
        toFile: folder.path(Self.name + ".tmp"), atomically: false, encoding: .utf8)
      #expect(deliver() == .delivered(receipt: Self.name))
      #expect(try contents(Self.name) == "the note")
      try FileManager.default.removeItem(atPath: folder.path(Self.name + ".done"))
    }
    #expect(deliver() == .delivered(receipt: Self.name))
    #expect(deliver() == .delivered(receipt: Self.name))
  }

  @Test("Another document of the name is left alone, and this one is refused for good")
  func taken() throws {
    _ = deliver()
    #expect(
      deliver(Array("other".utf8))
        == .parked(words: "Another document is already there as \(Self.name)."))
    #expect(try contents(Self.name) == "the note")
  }

  @Test("Without the folder nothing is lost, because it is tried again")
  func missing() {
    #expect(
      SpoolDelivery(folder: folder.path("none"))
        .deliver(Self.bytes, as: Self.name, digest: Self.digest)
        == .retry(
          .init(
            "The folder cannot be written (No such file or directory).", cause: .receiver)))
  }

  @Test("Two writers at once leave one whole document and its manifest")
  func together() async throws {
    let large = (0..<300_000).map { UInt8($0 % 251) }
    for round in 0..<20 {
      let name = "cand-\(round).txt"
      let path = folder.path
      let results = await withTaskGroup(of: DeliveryResult.self) { group in
        for _ in 0..<4 {
          group.addTask {
            SpoolDelivery(folder: path).deliver(large, as: name, digest: Self.digest)
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(results) == [.delivered(receipt: name)])
      #expect(try Data(contentsOf: URL(filePath: folder.path(name))) == Data(large))
    }
    #expect(try folder.names().filter { $0.hasSuffix(".tmp") } == [])
  }
}
