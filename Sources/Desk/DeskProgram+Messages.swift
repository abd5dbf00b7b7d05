import Interview
import TerminalUI

/// What the nurse means, whatever key, click or line said it.
package enum DeskMessage: Hashable, Sendable {
  case move(Int)
  case focus(Int)
  case scroll(Int)
  /// Enter on what is focused.
  case confirm
  case press(DeskElement)
  case act(DeskAction)
  /// Puts exactly this into a field, as a whole line.
  case fill(Int, String)
}

extension DeskProgram {
  package mutating func receive(_ message: DeskMessage) -> [DeskEffect] {
    switch message {
    case .move(let step): return move(by: step)
    case .focus(let stop): return leave(to: stop)
    case .scroll(let rows):
      scroll(by: rows)
      return []
    case .confirm: return confirm()
    case .press(let element): return press(element)
    case .act(let action): return act(action)
    case .fill(let field, let line): return fill(field, with: line)
    }
  }

  private mutating func move(by step: Int) -> [DeskEffect] {
    let count = page.stops.count
    guard count > 0 else {
      scroll(by: step)
      return []
    }
    let wraps = !place.form.fields.isEmpty
    let next = place.view.focus + step
    return leave(to: wraps ? (next + count) % count : max(0, min(next, count - 1)))
  }

  /// Moves the focus by about so many rows; a page without stops moves its text.
  private mutating func scroll(by rows: Int) {
    let page = page
    if page.stops.isEmpty {
      let furthest = DeskView.furthestScroll(page, in: size)
      place.view.scroll = max(0, min(place.view.scroll + rows, furthest))
    } else {
      let steps = rows.signum() * max(1, abs(rows) / 2)
      place.view.focus = max(0, min(place.view.focus + steps, page.stops.count - 1))
    }
  }

  /// Leaves what is focused for another stop; a field that is recorded by itself is recorded.
  private mutating func leave(to stop: Int) -> [DeskEffect] {
    checkField()
    let effects = settleField()
    place.view.focus = max(0, min(stop, page.stops.count - 1))
    return effects
  }

  /// What is wrong with a field is said as soon as it is left.
  private mutating func checkField() {
    guard let field = focusedField,
      case .failure(let fault) = place.form.fields[field].editor.value()
    else { return }
    place.form.fields[field].problem = wording.sentence(for: fault)
  }

  private mutating func confirm() -> [DeskEffect] {
    let page = page
    guard let focused = page.focused else { return act(.save) }
    guard case .field(let field) = focused else { return press(focused) }
    if field + 1 == place.form.fields.count || place.stage == .find {
      return settleField() + (place.stage.endsWithButton ? moveOn() : act(.save))
    }
    return leave(to: place.view.focus + 1)
  }

  /// To the button that ends the page.
  private mutating func moveOn() -> [DeskEffect] {
    place.view.focus = min(place.view.focus + 1, max(0, page.stops.count - 1))
    return []
  }

  private mutating func press(_ element: DeskElement) -> [DeskEffect] {
    let page = page
    if let stop = page.stops.firstIndex(of: element), stop != place.view.focus {
      let effects = leave(to: stop)
      if case .field = element { return effects }
      return effects + carryOut(element)
    }
    return carryOut(element)
  }

  private mutating func carryOut(_ element: DeskElement) -> [DeskEffect] {
    switch element {
    case .row(let row): return open(row: row)
    case .answer(let item): return open(answer: item)
    case .button(let action), .hint(let action): return act(action)
    case .banner(let banner): return acknowledge(banner)
    case .line where place.stage == .code: return act(.save)
    case .field, .line: return []
    case .above, .below:
      scroll(by: element == .above ? -screenful : screenful)
      return []
    }
  }

  private mutating func fill(_ field: Int, with line: String) -> [DeskEffect] {
    guard place.form.fields.indices.contains(field) else { return [] }
    place.view.notices = []
    place.form.fields[field].problem = nil
    guard place.form.fields[field].editor.fill(line) else {
      if case .failure(let fault) = place.form.fields[field].editor.value() {
        place.form.fields[field].problem = wording.sentence(for: fault)
      }
      return []
    }
    if let stop = page.stops.firstIndex(of: .field(field)) { place.view.focus = stop }
    return changedWhileTyping(field) + settleField()
  }
}

extension DeskStage {
  /// Whether each field is recorded when it is left, without a button.
  var recordsFields: Bool {
    switch self {
    case .fill: true
    case .door, .locked, .worklist, .find, .start, .code, .review, .identify, .amend,
      .acknowledge, .sign, .void, .export, .exported, .outbox, .changes, .help, .shutOut:
      false
    }
  }

  /// Whether Enter in the last field goes on to the button and does not press it.
  var endsWithButton: Bool { recordsFields || self == .export }
}
