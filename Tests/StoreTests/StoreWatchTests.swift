import Foundation
import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("Watching a store that others write")
struct StoreWatchTests {
  let folder: TemporaryFolder
  let kiosk: SQLiteEventStore
  let desk: SQLiteEventStore

  init() throws {
    folder = try TemporaryFolder()
    kiosk = try SQLiteEventStore.desk(at: folder.storePath)
    desk = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try kiosk.append([opening], to: anna, after: 0, at: time(1))
  }

  @Test("An event that another program stores is told within a second, and can be read then")
  func tells() throws {
    let watch = try desk.watch()
    let position = try desk.position()
    _ = try kiosk.append([kneeHurts], to: anna, after: 1, at: time(2))
    #expect(try isReadable(watch, within: 1_000))
    #expect(watch.drain() == .written)
    #expect(
      try desk.changes(after: position) == StoreChanges(position: position + 1, sessions: [anna]))
    #expect(watch.drain() == .nothing)
    #expect(try !isReadable(watch, within: 0))
  }

  @Test("Each time anew, however often")
  func again() throws {
    let watch = try desk.watch()
    for number in 1...20 {
      _ = try kiosk.append([pain], to: anna, after: number, at: time(2))
      #expect(try isReadable(watch, within: 1_000))
      #expect(watch.drain() == .written)
    }
  }

  @Test("A burst of writing is told as one, and nothing of it is left over")
  func burst() throws {
    let watch = try desk.watch()
    for number in 1...200 {
      _ = try kiosk.append([pain], to: anna, after: number, at: time(2))
    }
    #expect(watch.drain() == .written)
    #expect(watch.drain() == .nothing)
    #expect(try desk.events(of: anna).count == 201)
  }

  @Test("Who reads at each telling misses nothing, however it falls together with the writing")
  func nothingMissed() throws {
    let watch = try desk.watch()
    let count = 150
    Thread.detachNewThread { [kiosk] in
      do {
        for number in 1...count {
          _ = try kiosk.append([pain], to: anna, after: number, at: time(2))
        }
      } catch {
        Issue.record(error)
      }
    }
    var seen = 1
    while seen < count + 1 {
      try #require(try isReadable(watch, within: 5_000))
      _ = watch.drain()
      seen = try desk.events(of: anna).count
    }
  }

  @Test("While nobody writes there is nothing, and reading is not writing")
  func quiet() throws {
    let watch = try desk.watch()
    for store in [kiosk, desk] {
      _ = try store.events(of: anna)
      _ = try store.sessions(before: nil, limit: 10)
      _ = try store.changes(after: 0)
      _ = try store.staff()
    }
    // Writing that finds everything stored already changes nothing.
    _ = try kiosk.append([opening], to: anna, after: 0, at: time(9))
    #expect(try !isReadable(watch, within: 200))
    #expect(watch.drain() == .nothing)
  }

  @Test("Another process is heard too")
  func otherProcess() throws {
    let watch = try desk.watch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // A write of the bytes that are there already: to the system it is a write like any other.
    process.arguments = [
      "-c", "dd if=\"$0\" of=\"$0\" bs=16 count=1 conv=notrunc 2>&1", folder.storePath,
    ]
    process.standardOutput = Pipe()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try isReadable(watch, within: 1_000))
    #expect(watch.drain() == .written)
  }

  @Test("A file that was moved away, removed or replaced is said to be lost")
  func lost() throws {
    let aside = folder.path("aside")
    let moved = try desk.watch()
    try FileManager.default.moveItem(atPath: folder.storePath, toPath: aside)
    #expect(try isReadable(moved, within: 1_000))
    #expect(moved.drain() == .lost)

    try FileManager.default.moveItem(atPath: aside, toPath: folder.storePath)
    let removed = try desk.watch()
    try FileManager.default.removeItem(atPath: folder.storePath)
    #expect(try isReadable(removed, within: 1_000))
    #expect(removed.drain() == .lost)
  }

  @Test("A file in the place of another is watched, and read, after watching anew")
  func replaced() throws {
    let watch = try desk.watch()
    do {
      let other = try SQLiteEventStore.desk(at: folder.path("other"))
      _ = try other.append([opening, pain], to: bert, after: 0, at: time(1))
    }
    #expect(rename(folder.path("other"), folder.storePath) == 0)
    #expect(rename(folder.path("other.key"), "\(folder.storePath).key") == 0)
    #expect(try isReadable(watch, within: 1_000))
    #expect(watch.drain() == .lost)
    let anew = try desk.watch()
    #expect(try desk.sessions().map(\.id) == [bert])
    _ = try SQLiteEventStore.desk(at: folder.storePath)
      .append([kneeHurts], to: bert, after: 2, at: time(2))
    #expect(try isReadable(anew, within: 1_000))
    #expect(anew.drain() == .written)
  }

  @Test("Other rights on the file are no loss and no writing")
  func rights() throws {
    let watch = try desk.watch()
    try setPermissions(0o640, of: folder.storePath)
    #expect(try isReadable(watch, within: 1_000))
    #expect(watch.drain() == .nothing)
  }

  @Test("A file that is not there cannot be watched")
  func missing() {
    #expect(
      throws: StoreError.cannotWatch(path: "/nowhere", reason: "No such file or directory")
    ) {
      try StoreWatch(path: "/nowhere")
    }
  }

  @Test("Programs that this one starts do not inherit it, and reading it never waits")
  func descriptor() throws {
    let watch = try desk.watch()
    #expect(fcntl(watch.descriptor, F_GETFD) & FD_CLOEXEC != 0)
    #expect(fcntl(watch.descriptor, F_GETFL) & O_NONBLOCK != 0)
  }

  private func isReadable(_ watch: StoreWatch, within milliseconds: CInt) throws -> Bool {
    var waiting = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    let count = poll(&waiting, 1, milliseconds)
    try #require(count >= 0)
    return count == 1
  }
}
