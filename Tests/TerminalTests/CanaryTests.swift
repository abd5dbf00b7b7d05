import Foundation
import Interview
import Synchronization
import TerminalHarness
import TestSupplies
import Testing

@testable import Desk

/// Words that only patients and staff have typed are looked for everywhere else.
@Suite(.serialized) struct CanaryTests {
  private static let kiosks = 4
  private static let interviewsAtEach = 45
  private static let visits = 20

  private let folder: TemporaryFolder
  private let script: WordCheck

  init() throws {
    folder = try TemporaryFolder()
    script = try WordCheck()
    for name in ["home", "tmp", "data", "here", "printed"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: false)
    }
  }

  @Test("The words of 200 sessions are in no file, in no other's pages and in no crash")
  func words() throws {
    let seed = Force.seed()
    var lot = SeededGenerator(seed: seed)
    let store = folder.path("data/store.sqlite")
    try StoredTruth.prepare(store, staff: [.ana])
    let people = (0..<Self.kiosks * Self.interviewsAtEach + Self.visits).map { _ in
      (0..<WordCheck.words).map { _ in Canary.word(of: 14, using: &lot) }
    }
    var search = CanarySearch()
    for (owner, words) in people.enumerated() {
      for word in words { search.add(word, of: owner) }
      for word in words { search.add(Canary.name(word), of: owner) }
    }
    let pages = try interview(people, search, seed)
    let crashed = try crashes(people.count, &search, &lot)
    let desk = try work(Array(people.suffix(Self.visits)))

    // The search does find what is there: the pages that ask for words, and the desk's.
    #expect(pages.own == Self.kiosks * Self.interviewsAtEach)
    #expect(pages.others == 0, "seed \(seed)")
    #expect(search.plainOwners(in: desk).count >= Self.visits)
    #expect(crashed == [.killed(by: SIGSEGV), .killed(by: SIGABRT)])
    let truth = try StoredTruth(at: store)
    #expect(truth.faults(script.form) == [])
    #expect(truth.histories.count == people.count + crashed.count)

    let files = try self.files()
    let sealed = try #require(files["data/store.sqlite"])
    let dumps = files.keys.filter { $0.hasPrefix("here/") }
    #expect(dumps == [])
    let told = files.filter { !search.owners(in: $0.value).isEmpty }.keys.sorted()
    #expect(told == [], "seed \(seed)")
    #expect(search.owners(in: sealed) == [])
    let pin = Data(DeskPerson.ana.pin.utf8)
    let everything = Array(files.values) + [desk]
    #expect(everything.allSatisfy { Data($0).range(of: pin) == nil })
    let size = everything.reduce(0) { $0 + $1.count }
    print(
      "canaries: \(people.count) sessions, \(people.count * WordCheck.words) words, in \(size) bytes"
        + " of \(files.count) files and of pages: found in \(told.count) files and"
        + " \(pages.others) pages of others, seed \(seed)")
  }
}

extension CanaryTests {
  private func start(_ program: String, errors: String) throws -> LineProcess {
    let home = folder.path("home")
    let environment = Force.environment(home: home).merging([
      "TMPDIR": folder.path("tmp"), "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home,
      "XDG_RUNTIME_DIR": folder.path("tmp"), "SWIFT_BACKTRACE": "symbolicate=off",
    ]) { $1 }
    // A dump of memory would be written where the program is.
    let process = try LineProcess(
      "/bin/sh",
      arguments: [
        "-c", "cd \"$0\"; ulimit -c unlimited; exec \"$@\"", folder.path("here"),
        try Product.executable(),
      ] + WordCheck.arguments(program, store: folder.path("data/store.sqlite")),
      environment: environment, errors: folder.path("printed/\(errors)"))
    let first = program == "kiosk" ? WordCheck.welcome : "2. PIN: (empty)"
    guard try process.wait(for: [first], from: 0) != nil else {
      throw HarnessFailure.timedOut(first, screen: process.text())
    }
    return process
  }

  private func play(_ steps: [LineStep], on process: LineProcess) throws {
    for step in steps {
      let start = process.count
      process.say(step.typed)
      guard try process.wait(for: [step.shown], from: start) != nil else {
        throw HarnessFailure.timedOut(step.shown, screen: process.text(from: start))
      }
    }
  }

  /// In how many interviews the pages showed the patient's own words, and in how many another's.
  private func interview(
    _ people: [[String]], _ search: CanarySearch, _ seed: UInt64
  ) throws -> (own: Int, others: Int) {
    let found = Mutex((own: 0, others: 0))
    let faults = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: Self.kiosks) { number in
      do {
        let kiosk = try start("kiosk", errors: "kiosk \(number)")
        for turn in 0..<Self.interviewsAtEach {
          let owner = number * Self.interviewsAtEach + turn
          let start = kiosk.count
          try play(script.interview(people[owner]), on: kiosk)
          let shown = search.plainOwners(in: kiosk.printed(from: start))
          found.withLock { found in
            found.own += shown.contains(owner) ? 1 : 0
            found.others += shown.subtracting([owner]).isEmpty ? 0 : 1
          }
        }
        kiosk.hangUp()
        _ = try kiosk.end()
      } catch {
        faults.withLock { $0.append("\(error)") }
      }
    }
    #expect(faults.withLock { $0 } == [], "seed \(seed)")
    return found.withLock { $0 }
  }

  /// Two kiosks that crash in the middle of an interview, whose words are searched for too.
  private func crashes(
    _ owner: Int, _ search: inout CanarySearch, _ lot: inout SeededGenerator
  ) throws -> [ProcessEnd] {
    var ends: [ProcessEnd] = []
    for signal in [SIGSEGV, SIGABRT] {
      let words = (0..<WordCheck.words).map { _ in Canary.word(of: 14, using: &lot) }
      for word in words { search.add(word, of: owner + ends.count) }
      let kiosk = try start("kiosk", errors: "crash \(signal)")
      try play(Array(script.interview(words).prefix(6)), on: kiosk)
      let start = kiosk.count
      kiosk.signal(signal)
      // A language that tells where it crashed takes its time, and goes on when it was only told to.
      while !kiosk.isOver, isGrowing("crash \(signal)") { kiosk.read(within: 100) }
      kiosk.signal(signal)
      ends.append(try kiosk.end(within: 60))
      try Data(kiosk.printed(from: start))
        .write(to: URL(fileURLWithPath: folder.path("printed/end \(signal)")))
    }
    return ends
  }

  /// Whether its errors were written to within the last two seconds.
  private func isGrowing(_ errors: String) -> Bool {
    var facts = stat()
    guard stat(folder.path("printed/\(errors)"), &facts) == 0 else { return false }
    return time(nil) - facts.st_mtim.tv_sec <= 2
  }

  /// What a desk prints while somebody enters patients; its errors are searched, its pages are its
  /// own.
  private func work(_ people: [[String]]) throws -> [UInt8] {
    let desk = try start("desk", errors: "desk")
    try play(WordCheck.signingIn(.ana), on: desk)
    for words in people {
      try play(
        script.visit(
          "M9\(words[0])", names: words[1...2].map(Canary.name), remarks: Array(words[3...4]),
          by: .ana), on: desk)
    }
    desk.hangUp()
    _ = try desk.end()
    return desk.printed()
  }

  /// Every file below the folder, by its path there.
  private func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var isFolder: ObjCBool = false
      let whole = folder.path(path)
      guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[path] = Array(try Data(contentsOf: URL(fileURLWithPath: whole)))
    }
    return files
  }
}

@Suite struct CanarySearchTests {
  @Test(
    "A word is found in every guise, wherever it begins",
    arguments: ["", "x", "xy", "xyz"])
  func guises(before: String) throws {
    var search = CanarySearch()
    search.add("k4nar1env0gel", of: 7)
    let plain = Array("\(before)k4nar1env0gel.".utf8)
    let hexadecimal = plain.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    let text = String(decoding: plain, as: UTF8.self)
    let guises: [[UInt8]] = [
      plain, plain.flatMap { [$0, 0] }, plain.flatMap { [0, $0] },
      Array(Data(plain).base64EncodedString().utf8),
      Array("\(before)\(hexadecimal.joined())".utf8),
      Array("\(before)\(hexadecimal.joined(separator: " "))".uppercased().utf8),
      Array(
        (before + text.unicodeScalars.map { "\\u00" + String($0.value, radix: 16) }.joined()).utf8),
    ]
    for guise in guises { #expect(search.owners(in: guise) == [7]) }
    #expect(search.owners(in: Array("k4nar1e and nv0gel".utf8)) == [])
  }
}
