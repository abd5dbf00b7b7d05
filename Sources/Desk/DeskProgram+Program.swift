import Interview
import TerminalUI

extension DeskProgram: Program {
  package var isFinished: Bool { isOver }

  package var screenIdentity: Int { place.view.serial }

  package var deadline: Moment? {
    guard !isOver else { return nil }
    return [lockMoment, clock.nextRead].compactMap(\.self).min()
  }

  package mutating func receive(_ input: Input, at now: Moment) -> [DeskEffect] {
    clock.advance(to: now)
    let effects = take(input)
    settleScroll()
    return effects
  }

  /// The text stays where it is until the focus leaves it.
  mutating func settleScroll() {
    place.view.scroll = DeskView.settledScroll(place.view.scroll, of: page, in: size)
  }

  private mutating func take(_ input: Input) -> [DeskEffect] {
    switch input {
    case .terminate, .hangUp: return end()
    case .resize(let size):
      self.size = size
      return []
    case .deadline: return wake()
    case .key(let key): return touched { $0.receive(key) }
    case .click(let point): return touched { $0.click(at: point) }
    case .scrollUp: return touched { $0.receive(.scroll(-3)) }
    case .scrollDown: return touched { $0.receive(.scroll(3)) }
    case .paste(let text): return touched { $0.paste(text) }
    }
  }

  package func frame(in size: Size) -> Frame {
    DeskView.frame(of: page, scroll: place.view.scroll, in: size)
  }

  /// A key that comes after the time to lock wakes nothing but the lock.
  mutating func touched(
    _ act: (inout DeskProgram) -> [DeskEffect]
  ) -> [DeskEffect] {
    if isTimeToLock { return lock() }
    clock.lastInput = clock.moment
    return act(&self)
  }

  private mutating func wake() -> [DeskEffect] {
    if isTimeToLock { return lock() }
    return readOn()
  }
}

extension DeskProgram {
  private var lockMoment: Moment? {
    user == nil || place.stage == .locked
      ? nil : clock.lastInput.advanced(by: setting.lockAfter)
  }

  private var isTimeToLock: Bool { lockMoment.map { clock.moment >= $0 } ?? false }

  private mutating func click(at point: Point) -> [DeskEffect] {
    let page = page
    let frame = DeskView.frame(of: page, scroll: place.view.scroll, in: size)
    guard let tag = frame.target(at: point), page.elements.indices.contains(tag) else { return [] }
    return receive(.press(page.elements[tag]))
  }

  private mutating func paste(_ text: String) -> [DeskEffect] {
    guard let field = focusedField else { return [] }
    place.view.notices = []
    place.form.fields[field].problem = nil
    place.form.fields[field].editor.paste(text)
    return changedWhileTyping(field)
  }

  private mutating func receive(_ key: Key) -> [DeskEffect] {
    switch key {
    case .function(1): return receive(.act(.help))
    case .function(2): return receive(.act(.acknowledge))
    case .function(3): return receive(.act(.switchLanguage))
    case .function(10): return receive(.act(.lock))
    case .tab: return receive(.move(1))
    case .backTab: return receive(.move(-1))
    case .up: return receive(.move(-1))
    case .down: return receive(.move(1))
    case .pageUp: return receive(.scroll(-screenful))
    case .pageDown: return receive(.scroll(screenful))
    case .escape: return receive(.act(.back))
    case .enter: return receive(.confirm)
    case .character, .backspace, .delete, .left, .right, .home, .end, .control, .function:
      break
    }
    if let field = focusedField {
      var editor = place.form.fields[field].editor
      guard editor.receive(key) else { return [] }
      place.view.notices = []
      place.form.fields[field].problem = nil
      place.form.fields[field].editor = editor
      return changedWhileTyping(field)
    }
    return receiveBesideFields(key)
  }

  private mutating func receiveBesideFields(_ key: Key) -> [DeskEffect] {
    switch key {
    case .home: return receive(.focus(0))
    case .end: return receive(.focus(max(0, page.stops.count - 1)))
    case .character(" "): return receive(.confirm)
    case .character(let character):
      let typed = String(character).lowercased()
      guard let hint = page.hints.first(where: { $0.key.lowercased() == typed }),
        case .hint(let action)? = hint.element
      else { return [] }
      return receive(.act(action))
    case .backspace: return receive(.act(.back))
    case .left: return receive(.move(-1))
    case .right: return receive(.move(1))
    case .enter, .tab, .backTab, .escape, .delete, .up, .down, .pageUp, .pageDown, .function,
      .control:
      return []
    }
  }

  var screenful: Int { max(3, size.rows - 10) }

  /// The field that the focus is on.
  var focusedField: Int? {
    guard !place.form.fields.isEmpty, case .field(let field)? = page.focused,
      place.form.fields.indices.contains(field)
    else {
      return nil
    }
    return field
  }
}
