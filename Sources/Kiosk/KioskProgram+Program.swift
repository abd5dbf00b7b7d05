import Interview
import TerminalUI

extension KioskProgram: Program {
  package var isFinished: Bool { isOver }

  package var screenIdentity: Int { view.serial }

  package mutating func receive(_ input: Input, at now: Moment) -> [KioskEffect] {
    switch input {
    case .terminate: return end(.terminated)
    case .hangUp: return end(.lineDropped)
    case .resize(let size):
      self.size = size
      return []
    case .deadline:
      shownAttention = attention(at: now)
      return shownAttention == .gone ? closeAndRest(at: now) : retry(at: now)
    case .key, .click, .scrollUp, .scrollDown, .paste:
      return receivePatient(input, at: now)
    }
  }

  package mutating func receive(feedback: KioskFeedback, at now: Moment) -> [KioskEffect] {
    receive(feedback, now: now)
  }

  package func frame(in size: Size) -> Frame {
    PageView.frame(of: visiblePage, scroll: view.scroll, in: size)
  }

  package static func draws(_ effect: KioskEffect) -> Bool {
    switch effect {
    case .show: true
    case .begin, .enterCode, .record, .ring, .wipe: false
    }
  }

  private mutating func receivePatient(_ input: Input, at now: Moment) -> [KioskEffect] {
    let attention = attention(at: now)
    lastInput = now
    shownAttention = .present
    switch attention {
    case .gone: return closeAndRest(at: now)
    case .warned, .covered: return []
    case .present:
      let page = page
      return message(for: input, on: page).map { receive($0, on: page) } ?? []
    }
  }

  private mutating func closeAndRest(at now: Moment) -> [KioskEffect] {
    lastInput = now
    shownAttention = .present
    return closeForIdleness()
  }
}

extension KioskProgram {
  private func message(for input: Input, on page: Page) -> KioskMessage? {
    switch input {
    case .key(let key): message(for: key, on: page)
    case .click(let point): click(at: point, on: page)
    case .scrollUp: .scroll(-3)
    case .scrollDown: .scroll(3)
    case .paste(let text): .paste(text)
    case .resize, .deadline, .terminate, .hangUp: nil
    }
  }

  private func click(at point: Point, on page: Page) -> KioskMessage? {
    let frame = PageView.frame(of: page, scroll: view.scroll, in: size)
    guard let tag = frame.target(at: point) else { return nil }
    let elements = page.elements
    return elements.indices.contains(tag) ? .press(elements[tag]) : nil
  }

  private func message(for key: Key, on page: Page) -> KioskMessage? {
    let hasControl = !page.controlElements.isEmpty
    switch key {
    case .enter: return .confirm
    case .tab: return .nextGroup
    case .backTab: return .nextGroup
    case .up: return hasControl ? .move(-1) : .scroll(-1)
    case .down: return hasControl ? .move(1) : .scroll(1)
    case .left: return .move(-1)
    case .right: return .move(1)
    case .home: return .focus(0)
    case .end: return .focus(max(0, page.focusable.count - 1))
    case .pageUp: return .press(.above)
    case .pageDown: return .press(.below)
    case .backspace: return .erase
    case .escape: return action(.back, on: page)
    case .character(let character): return message(for: character, on: page)
    case .delete, .function, .control: return nil
    }
  }

  private func message(for character: Character, on page: Page) -> KioskMessage? {
    if case .field(let field) = page.control, field.takes(character) { return .type(character) }
    if character == " " { return .mark }
    let key = String(character).lowercased()
    if let button = page.buttons.first(where: { $0.key?.lowercased() == key }) {
      return .act(button.action)
    }
    if let action = page.hints.first(where: { $0.key.lowercased() == key })?.action {
      return .act(action)
    }
    return .type(key.first ?? character)
  }

  private func action(_ action: Action, on page: Page) -> KioskMessage? {
    page.buttons.contains { $0.action == action } ? .act(action) : nil
  }
}
