import Foundation
import Interview
import Synchronization
import TestSupplies

extension DiskRecording {
  struct End {
    var states = 0
    var acknowledged = 0
    var lost = 0
    var faults: [String] = []
  }

  /// Cuts it so many times, each time at a moment and with a fate by lot, and looks what is left.
  func cut(_ count: Int, _ script: WordCheck, seed: UInt64) throws -> End {
    var lot = SeededGenerator(seed: seed)
    var moments: [Int: Int] = [:]
    for _ in 0..<count { moments[Int.random(in: 0...entries.count, using: &lot), default: 0] += 1 }
    let place = try StatePlace()
    let end = Mutex(End())
    var disk = CutDisk(before)
    var told = Told(visits.map { ($0.process.process, $0.steps, $0.key) })
    var waiting: [State] = []
    for moment in 0...entries.count {
      for _ in 0..<(moments[moment] ?? 0) {
        let fate = CutDisk.Fate.allCases.randomElement(using: &lot) ?? .dropped
        let name = "moment \(moment) of \(entries.count), \(fate)"
        waiting.append(
          State(name: name, files: disk.afterCut(fate, &lot), claims: told.claims))
      }
      if waiting.count >= 64 || moment == entries.count {
        let states = waiting
        waiting = []
        DispatchQueue.concurrentPerform(iterations: states.count) { number in
          let found = states[number].check(in: place, script)
          end.withLock { $0.add(found) }
        }
      }
      guard moment < entries.count else { break }
      disk.take(entries[moment])
      told.take(entries[moment])
    }
    return end.withLock { $0 }
  }
}

extension DiskRecording.End {
  fileprivate mutating func add(_ other: DiskRecording.End) {
    states += other.states
    acknowledged += other.acknowledged
    lost += other.lost
    faults += other.faults
  }
}

/// What the pages have said so far.
private struct Told {
  private var readers: [Int32: Reader] = [:]

  private struct Reader {
    let steps: [LineStep]
    var claim: LineClaim
    var next = 0
    var text = Data()
  }

  init(_ visits: [(process: Int32, steps: [LineStep], key: SessionEvent)]) {
    for visit in visits {
      var claim = LineClaim(key: visit.key)
      claim.typed(visit.steps[0])
      readers[visit.process] = Reader(steps: visit.steps, claim: claim)
    }
  }

  var claims: [LineClaim] { readers.values.map(\.claim) }

  mutating func take(_ entry: DiskRecord.Entry) {
    guard case .shown(let process, let bytes) = entry, var reader = readers[process] else { return }
    reader.text += bytes
    if reader.next < reader.steps.count,
      reader.text.range(of: Data(reader.steps[reader.next].shown.utf8)) != nil
    {
      reader.claim.acknowledge()
      reader.next += 1
      reader.text = Data()
      if reader.next < reader.steps.count { reader.claim.typed(reader.steps[reader.next]) }
    }
    readers[process] = reader
  }
}

/// Where disks are laid out: in memory where there is such a place.
private final class StatePlace: Sendable {
  private let root: String

  init() throws {
    let parent =
      access("/dev/shm", W_OK) == 0 ? "/dev/shm" : FileManager.default.temporaryDirectory.path
    root = "\(parent)/candidacy-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: false)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: root)
    } catch {
      print("\(root) was not removed: \(error)")
    }
  }

  func with<Result>(_ files: [String: Data], _ body: (String) throws -> Result) throws -> Result {
    let folder = "\(root)/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    for (name, bytes) in files {
      let path = "\(folder)/\(name)"
      try bytes.write(to: URL(fileURLWithPath: path))
      // A key that others may read is refused.
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
    let result = try body(folder)
    try FileManager.default.removeItem(atPath: folder)
    return result
  }
}

/// A disk after a cut, and what had been said before it.
private struct State: Sendable {
  let name: String
  let files: [String: Data]
  let claims: [LineClaim]

  func check(in place: StatePlace, _ script: WordCheck) -> DiskRecording.End {
    var end = DiskRecording.End(states: 1)
    end.acknowledged = claims.reduce(0) { $0 + $1.acknowledged.count }
    do {
      var histories: [StoredTruth.History] = []
      if files["store.sqlite"] != nil {
        let truth = try place.with(files) { try StoredTruth(at: "\($0)/store.sqlite") }
        end.faults += truth.faults(script.form).map { "\(name): \($0)" }
        histories = truth.histories
      }
      let check = ClaimCheck(claims, histories)
      end.lost = check.lost
      if check.unexplained > 0 { end.faults.append("\(name): \(check.unexplained) unexplained") }
      if check.lost > 0 { end.faults.append("\(name): \(check.lost) lost") }
    } catch {
      end.lost = end.acknowledged
      end.faults.append("\(name): \(error)")
    }
    return end
  }
}
