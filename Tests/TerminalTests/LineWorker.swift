import Foundation
import Interview
import Synchronization
import TerminalHarness
import TestSupplies

/// Somebody who starts a kiosk or a desk, works on it, and starts it again whenever it is killed.
final class LineWorker: Sendable {
  enum Trade { case kiosk, desk }

  private let trade: Trade
  private let script: WordCheck
  private let store: String
  private let state: Mutex<State>
  private let isDone = DispatchSemaphore(value: 0)

  private struct State {
    var lot: SeededGenerator
    var running: LineProcess?
    var claims: [LineClaim] = []
    var mayGoOn = true
    var fault: String?
  }

  init(_ trade: Trade, _ script: WordCheck, store: String, seed: UInt64) {
    self.trade = trade
    self.script = script
    self.store = store
    state = Mutex(State(lot: SeededGenerator(seed: seed)))
  }

  /// What a program said or did that it never should, apart from being killed.
  var fault: String? { state.withLock { $0.fault } }

  func start() {
    Thread.detachNewThread { [self] in
      while state.withLock({ $0.mayGoOn }) { live() }
      isDone.signal()
    }
  }

  /// False when there was nothing to kill.
  func kill() -> Bool {
    state.withLock { state in
      guard let running = state.running else { return false }
      state.running = nil
      running.kill()
      return true
    }
  }

  /// Ends the last life too, and says what was claimed in all of them.
  func finish() -> [LineClaim] {
    state.withLock { $0.mayGoOn = false }
    _ = kill()
    isDone.wait()
    return state.withLock { $0.claims }
  }

  /// From the start of the program until it is killed.
  private func live() {
    do {
      let process = try LineProcess(
        Product.executable(),
        arguments: WordCheck.arguments(trade == .kiosk ? "kiosk" : "desk", store: store),
        environment: Force.environment(home: "/nonexistent"))
      state.withLock { state in
        if state.mayGoOn { state.running = process } else { process.kill() }
      }
      try work(on: process)
      // Only a kill ends a life.
      let end = try process.end()
      if end != .killed(by: SIGKILL) { complain("\(end): \(process.text().suffix(300))") }
    } catch {
      complain("\(error)")
    }
  }

  private func complain(_ fault: String) {
    state.withLock { state in
      state.fault = state.fault ?? fault
      state.mayGoOn = false
      state.running?.kill()
    }
  }

  private func work(on process: LineProcess) throws {
    let start = trade == .kiosk ? WordCheck.welcome : "2. PIN: (empty)"
    guard try process.wait(for: [start], from: 0) != nil else { return }
    if trade == .desk {
      for step in WordCheck.signingIn(.ana) {
        guard try play(step, on: process) else { return }
      }
    }
    while try visit(on: process) {}
  }

  /// One interview, or one patient at the desk; false once the program is over.
  private func visit(on process: LineProcess) throws -> Bool {
    let words = state.withLock { state in
      (0..<WordCheck.words).map { _ in Canary.word(of: 14, using: &state.lot) }
    }
    let steps: [LineStep]
    var claim: LineClaim
    switch trade {
    case .kiosk:
      steps = script.interview(words)
      claim = LineClaim(key: script.key(words))
    case .desk:
      let number = "M9\(words[0])"
      let names = words[1...2].map(Canary.name)
      steps = script.visit(number, names: names, remarks: Array(words[3...4]), by: .ana)
      claim = LineClaim(key: script.key(number, name: names[0], by: .ana))
    }
    defer { state.withLock { $0.claims.append(claim) } }
    for step in steps {
      claim.typed(step)
      guard try play(step, on: process) else { return false }
      claim.acknowledge()
    }
    return true
  }

  private func play(_ step: LineStep, on process: LineProcess) throws -> Bool {
    let start = process.count
    process.say(step.typed)
    return try process.wait(for: [step.shown], from: start) != nil
  }
}
