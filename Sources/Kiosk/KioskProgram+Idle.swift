import Interview
import TerminalUI

/// How long nobody has touched the kiosk, as far as it matters.
enum Attention: Hashable, Sendable {
  case present
  case warned(secondsLeft: Int)
  case covered
  case gone
}

extension KioskProgram {
  /// Nothing to protect and nothing to close while the welcome page has no session behind it.
  var watches: Bool { session != nil || stage != .welcome }

  func attention(at now: Moment) -> Attention {
    guard watches, !isAlone else { return .present }
    let quiet = now.since(lastInput)
    if quiet >= closing { return .gone }
    if quiet >= covering { return .covered }
    if quiet >= warning {
      return .warned(secondsLeft: Int((covering - quiet + 999) / 1000))
    }
    return .present
  }

  package var deadline: Moment? {
    guard !isOver else { return nil }
    return [idleDeadline, retryMoment].compactMap { $0 }.min()
  }

  private var idleDeadline: Moment? {
    guard watches, !isAlone else { return nil }
    switch shownAttention {
    case .present: return lastInput.advanced(by: min(warning, closing))
    case .warned(let seconds):
      return lastInput.advanced(by: covering - Int64(seconds - 1) * 1000)
    case .covered, .gone: return lastInput.advanced(by: closing)
    }
  }

  /// A page that asks for help stays as it is; one that only says goodbye needs no warning.
  private var warning: Int64 {
    switch stage {
    case .interrupted, .ticket, .takenOver, .lost, .noRoom: closing
    case .code where session == nil: closing
    case .welcome, .code, .question, .review, .result, .handout: idleTimes.warning
    }
  }

  private var covering: Int64 {
    switch stage {
    case .interrupted, .ticket, .takenOver, .lost, .noRoom: closing
    case .code where session == nil: closing
    case .welcome, .code, .question, .review, .result, .handout: idleTimes.cover
    }
  }

  private var closing: Int64 {
    switch stage {
    case .ticket, .takenOver, .lost, .noRoom: idleTimes.warning
    case .welcome, .code, .question, .interrupted, .review, .result, .handout: idleTimes.close
    }
  }

  /// Nobody came back: the session is closed as it stands and the kiosk is ready again.
  mutating func closeForIdleness() -> [KioskEffect] {
    guard let session else { return returnToWelcome() }
    let closing: SessionEvent.Closing = isSent(session) ? .finished : .idle
    return record(.close(closing), then: .welcomeWiped)
  }

  /// Back to the welcome page from one that has no session behind it.
  mutating func returnToWelcome() -> [KioskEffect] { watches ? startOver() : [] }

  mutating func end(_ closing: SessionEvent.Closing) -> [KioskEffect] {
    guard let session else {
      isOver = true
      return [.wipe]
    }
    return record(.close(isSent(session) ? .finished : closing), then: .end)
  }

  private func isSent(_ session: Session) -> Bool {
    switch session.state {
    case .submitted: true
    case .answering, .interrupted, .closed: false
    }
  }
}
