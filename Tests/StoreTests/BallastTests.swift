import Foundation
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("Ballast")
struct BallastTests {
  let folder: TemporaryFolder
  let ballast: Ballast

  init() throws {
    folder = try TemporaryFolder()
    ballast = Ballast(beside: folder.storePath)
  }

  private func room(_ free: Int64) -> DiskRoom {
    DiskRoom(free: free, limits: .init(warning: 500, refusal: 100))
  }

  @Test("Is made where enough stays free, given back once, and made anew")
  func life() throws {
    #expect(!ballast.fill(room(1_000_099), size: 1_000_000))
    #expect(ballast.held == nil)
    #expect(ballast.fill(room(1_000_100), size: 1_000_000))
    #expect(ballast.held == 1_000_000)
    #expect(try permissions(of: ballast.path) == 0o600)
    #expect(ballast.fill(room(0), size: 1_000_000))
    #expect(ballast.release())
    #expect(ballast.held == 0)
    #expect(!ballast.release())
    #expect(ballast.fill(room(1_000_100), size: 1_000_000))
    #expect(ballast.held == 1_000_000)
  }

  @Test("Takes real room on the disk")
  func real() throws {
    #expect(ballast.fill(room(1 << 40)))
    var status = stat()
    #expect(stat(ballast.path, &status) == 0)
    #expect(status.st_size == 16_777_216)
    #expect(status.st_blocks * 512 >= 16_777_216)
  }

  @Test("That is a link to another file is not touched")
  func link() throws {
    try write([1, 2, 3], to: folder.path("other"))
    try FileManager.default.createSymbolicLink(
      atPath: ballast.path, withDestinationPath: folder.path("other"))
    #expect(!ballast.release())
    #expect(!ballast.fill(room(1 << 40)))
    #expect(try bytes(at: folder.path("other")) == [1, 2, 3])
  }

  @Test(
    "Room is plenty, low or scarce by its limits",
    arguments: [
      (500, DiskRoom.Level.plenty), (499, .low), (100, .low), (99, .scarce), (0, .scarce),
    ] as [(Int64, DiskRoom.Level)])
  func levels(_ free: Int64, _ level: DiskRoom.Level) {
    #expect(room(free).level == level)
  }

  @Test("The room of a disk is what the system says of its folder")
  func system() throws {
    #expect(try #require(DiskRoom(of: folder.storePath)).free > 0)
    #expect(DiskRoom(of: "/no/such/folder/store.sqlite") == nil)
  }
}
