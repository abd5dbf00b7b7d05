import Glibc
import Synchronization
import TerminalHarness

/// A kiosk that answers line by line, and somebody who answers steadily.
final class LoadKiosk: Sendable {
  private let process: LineProcess
  private let script: LoadScript
  private let state = Mutex(State())

  private struct State {
    var next = 0
    var answers: [Double] = []
    var interviews = 0
    var errors: [String] = []
  }

  init(_ executable: String, store: String, _ script: LoadScript) throws {
    self.script = script
    process = try LineProcess(
      executable, arguments: ["kiosk", "--linear", "--store", store],
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/tmp"])
    guard try process.wait(for: [LoadScript.welcome], from: 0, within: 60) != nil else {
      throw HarnessFailure.timedOut("a kiosk's first page", screen: process.text())
    }
  }

  var number: pid_t { process.process }
  var facts: ProcessFacts { ProcessFacts(of: process.process) }
  /// Milliseconds from each answer to the page that acknowledges it.
  var answers: [Double] { state.withLock { $0.answers } }
  var interviews: Int { state.withLock { $0.interviews } }
  var errors: [String] { state.withLock { $0.errors } }

  /// Types lines until one of them was an answer, and waits for what follows each.
  func answer() {
    while step() {}
  }

  /// One line; false when the next pause is due, which is after an answer or an error.
  private func step() -> Bool {
    let next = state.withLock { $0.next }
    let line = script.lines[next]
    let before = process.count
    let start = ContinuousClock.now
    process.say(line.typed)
    do {
      guard try process.wait(for: [line.shown], from: before) != nil else {
        return fail("a kiosk ended")
      }
    } catch {
      return fail("no answer to “\(line.typed)”")
    }
    let passed = start.millisecondsSince
    process.forget()
    state.withLock { state in
      state.next = (next + 1) % script.lines.count
      if state.next == 0 { state.interviews += 1 }
      if line.isAnswer { state.answers.append(passed) }
    }
    return !line.isAnswer
  }

  private func fail(_ error: String) -> Bool {
    state.withLock { $0.errors.append(error) }
    return false
  }

  func end() throws {
    process.hangUp()
    _ = try process.end()
  }
}

extension ProcessFacts {
  /// Files, sockets and whatever else a process has open.
  static func descriptors(of process: pid_t) -> Int {
    guard let folder = opendir("/proc/\(process)/fd") else { return 0 }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    // Not the two names that every folder has.
    return max(0, count - 2)
  }
}
