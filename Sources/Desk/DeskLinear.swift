import Interview
import TerminalUI

/// The same pages as lines: for screen readers, braille displays and terminals that cannot draw.
package struct DeskLinear: Sendable {
  package private(set) var program: DeskProgram
  private var shown: Shown?
  /// The review that was read out last: coming back to it, only what changed is read.
  private var review: Reviewed?
  private var remarks: [String] = []
  /// Somebody typed a line, and is told what came of it.
  private var owesAnswer = false

  /// What was printed last, so that only what is new is printed next.
  private struct Shown: Hashable {
    let serial: Int
    let page: DeskPage
  }

  private struct Reviewed: Hashable {
    let session: Session.ID
    let language: Language
    let lines: Set<String>
  }

  /// Whether what is typed now may be a PIN, which must not be seen.
  package var isSecret: Bool {
    program.page.parts.contains { part in
      if case .field(let field) = part.content { field.kind == .secret } else { false }
    }
  }

  package init(_ program: DeskProgram) {
    self.program = program
  }

  package mutating func receive(line: String, at now: Moment) -> [DeskEffect] {
    let wording = program.wording
    let reading = DeskReading(line, on: program.page)
    owesAnswer = true
    return program.receiveLine(at: now) { program in
      switch reading {
      case .press(let element): return program.receive(.press(element))
      case .fill(let field, let text): return program.receive(.fill(field, text))
      case .action(let action): return program.receive(.act(action))
      case .focus(let stop): return program.receive(.focus(stop))
      case .repeatPage:
        shown = nil
        return []
      case .help:
        remarks.append(wording.linearHelp)
        return []
      case .notUnderstood:
        remarks.append(wording.notUnderstood)
        return []
      }
    }
  }

  package mutating func receive(_ input: Input, at now: Moment) -> [DeskEffect] {
    program.receive(input, at: now)
  }

  package mutating func receive(feedback: DeskFeedback, at now: Moment) -> [DeskEffect] {
    program.receive(feedback: feedback, at: now)
  }

  /// The lines to print now; empty when there is nothing new and nobody waits for an answer.
  package mutating func output() -> String {
    let page = program.page
    let now = Shown(serial: program.screenIdentity, page: page)
    var lines = remarks + new(now)
    if lines.isEmpty, owesAnswer {
      lines = page.notices.isEmpty ? [page.heading ?? page.title] : page.notices.map { "! " + $0 }
    }
    shown = now
    remember(page)
    remarks = []
    owesAnswer = false
    return lines.map { $0 + "\n" }.joined()
  }

  private func new(_ now: Shown) -> [String] {
    let page = now.page
    guard let shown, shown.serial == now.serial, shown.page.language == page.language,
      owesAnswer == false || shown.page.heading == page.heading
    else { return [""] + opening(of: page) }
    var old = shown.page
    // A list that lives would never stop talking: unasked, only alerts are said.
    if program.place.stage == .worklist || program.place.stage == .outbox, !owesAnswer {
      old.heading = page.heading
      old.parts = page.parts
    }
    let known = Set(DeskText.lines(of: old))
    return DeskText.lines(of: page).filter { !known.contains($0) }
  }

  /// A page that was just opened: all of it, or of a known review its head and what is new.
  private func opening(of page: DeskPage) -> [String] {
    let lines = DeskText.lines(of: page)
    guard shown != nil, program.place.stage == .review, let review,
      review.session == program.place.file?.id, review.language == page.language
    else { return lines }
    return [page.identity, page.heading].compactMap(\.self)
      + lines.filter { !review.lines.contains($0) && $0 != page.heading && $0 != page.identity }
  }

  private mutating func remember(_ page: DeskPage) {
    switch program.place.stage {
    case .review:
      guard let file = program.place.file else { return }
      review = Reviewed(
        session: file.id, language: page.language, lines: Set(DeskText.lines(of: page)))
    case .worklist, .door, .locked: review = nil
    case .find, .start, .code, .changes, .identify, .fill, .amend, .acknowledge, .sign, .void,
      .export, .exported, .outbox, .help, .shutOut:
      break
    }
  }
}

extension DeskProgram {
  /// Somebody is there; a line that comes after the time to lock does nothing but lock.
  mutating func receiveLine(
    at now: Moment, _ act: (inout DeskProgram) -> [DeskEffect]
  ) -> [DeskEffect] {
    clock.advance(to: now)
    return touched(act)
  }
}
