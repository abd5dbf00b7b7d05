import Interview
import TerminalUI

/// The same pages as lines: for screen readers, braille displays and terminals that cannot draw.
package struct LinearMode: Sendable {
  package private(set) var program: KioskProgram
  private var shown: Shown?
  private var remarks: [String] = []
  /// The line that is being carried out; and the last one, where it could not be stored.
  private var typed: String?
  private var unstored: String?

  /// What was printed last, so that only what is new is printed next.
  private struct Shown: Hashable {
    let serial: Int
    let page: Page
  }

  package init(_ program: KioskProgram) {
    self.program = program
  }

  package mutating func receive(line: String, at now: Moment) -> [KioskEffect] {
    let attention = program.attention(at: now)
    var effects = program.touch(at: now)
    switch attention {
    case .gone, .covered:
      shown = nil
      return effects
    case .present, .warned:
      break
    }
    let (page, screen) = (program.page, program.screenIdentity)
    // The page has just said that Enter tries again.
    let line = line.allSatisfy(\.isWhitespace) && !page.notices.isEmpty ? unstored ?? line : line
    (typed, unstored) = (line, nil)
    switch LinearReading(line, on: page) {
    case .messages(let messages):
      for message in messages { effects += program.receive(message) }
    case .repeatPage:
      shown = nil
    case .help:
      remarks.append(program.wording.linear.help)
    case .review:
      remarks += program.answersSoFar
    case .notUnderstood:
      remarks.append(program.wording.linear.notUnderstood)
    }
    // On the next page the line would mean something else.
    if program.screenIdentity != screen { typed = nil }
    return effects
  }

  package mutating func receive(_ input: Input, at now: Moment) -> [KioskEffect] {
    program.receive(input, at: now)
  }

  package mutating func receive(feedback: KioskFeedback, at now: Moment) -> [KioskEffect] {
    if case .failed = feedback { unstored = typed } else { unstored = nil }
    return program.receive(feedback: feedback, at: now)
  }

  /// The lines to print now; empty when there is nothing new.
  package mutating func output() -> String {
    let page = program.visiblePage
    let now = Shown(serial: program.screenIdentity, page: page)
    defer {
      shown = now
      remarks = []
      typed = nil
    }
    let wording = program.wording
    var lines = remarks
    if let shown, shown.serial == now.serial, shown.page.language == page.language {
      lines += page.notices.filter { !shown.page.notices.contains($0) }.map { "! " + $0.text }
      if page.heading != shown.page.heading {
        lines = LinearText.lines(of: page, wording)
      } else if page.lead != shown.page.lead {
        lines += LinearText.lead(page)
      }
    } else {
      lines += [""] + LinearText.lines(of: page, wording)
      if case .welcome = program.stage { lines.append(wording.linear.help) }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension KioskProgram {
  /// Somebody is there; an interview that was given up meanwhile is closed.
  mutating func touch(at now: Moment) -> [KioskEffect] {
    let attention = attention(at: now)
    lastInput = now
    shownAttention = .present
    return attention == .gone ? closeForIdleness() : []
  }

  fileprivate var answersSoFar: [String] {
    guard let session else { return [wording.linear.noReviewYet] }
    let answered = session.asked.filter { session.isVisited($0) }
    guard !answered.isEmpty else { return [wording.linear.noReviewYet] }
    return [wording.linear.toReview]
      + answered.map { place in
        let answer = session.sheet[place].map { form.words(for: $0, at: place, in: language) }
        return "\(form.items[place].ask[language]) \(answer ?? wording.notAnswered)"
      }
  }
}
