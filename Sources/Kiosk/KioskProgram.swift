import Interview
import Rules
import TerminalUI

/// The patient's screens: input in, effects and pages out, nothing stored and nothing drawn here.
package struct KioskProgram: Sendable {
  let content: KioskContent
  let idleTimes: IdleTimes
  let homeLanguage: Language
  var language: Language
  var stage: Stage = .welcome
  var session: Session?
  var ticket: Int?
  /// What the page itself remembers; new for each page.
  var view = ViewState()
  /// Events on their way to the store, with where to go then.
  var pending: Pending?
  var unsaved: Unsaved?
  var lastInput = Moment(milliseconds: 0)
  var size: Size
  /// What the last drawn page knows of idleness.
  var shownAttention = Attention.present
  var isOver = false
  var refusals = CodeRefusals()

  struct ViewState: Hashable, Sendable {
    /// Rises with every new page.
    var serial = 0
    var focus = 0
    var scroll = 0
    var draft = Draft()
    var notice: String?
    var explains = false
    var warnsOfSkip = false
    /// Enter takes the focused choice only once the patient has shown interest in it.
    var isTouched = false
  }

  struct Pending: Hashable, Sendable {
    let events: [SessionEvent]
    /// What the events carry out, unless they only say the rest of it.
    let intent: Intent?
    let destination: Destination
  }

  enum Destination: Hashable, Sendable {
    case stage(Stage)
    /// Wherever the answer to this question leads.
    case after(Int, Stage.Course)
    /// The same page in another language.
    case here
    case welcomeWiped
    case end
  }

  package init(
    content: KioskContent, language: Language, idleTimes: IdleTimes = .standard, size: Size,
    at now: Moment
  ) {
    self.content = content
    self.idleTimes = idleTimes
    homeLanguage = language
    self.language = language
    self.size = size
    lastInput = now
    view.focus = content.languages.firstIndex { $0.language == language } ?? 0
  }

  var wording: Wording { .inLanguage(language) }

  var form: Form { content.form }
}

/// What the patient means, whatever key, click or line said it.
package enum KioskMessage: Hashable, Sendable {
  case focus(Int)
  case move(Int)
  case nextGroup
  case press(Page.Element)
  /// Enter: take what is focused, then go on.
  case confirm
  /// Space: mark what is focused.
  case mark
  case type(Character)
  case paste(String)
  case erase
  case act(Action)
  case scroll(Int)
  /// Mark exactly these choices.
  case choose([Int])
  /// Put exactly this into the field.
  case fill(String)
}

extension KioskProgram {
  package mutating func receive(_ message: KioskMessage) -> [KioskEffect] {
    receive(message, on: page)
  }

  /// As `receive(_:)`, for whoever has the present page at hand.
  mutating func receive(_ message: KioskMessage, on page: Page) -> [KioskEffect] {
    if case .type = message {} else { view.draft.typed = "" }
    switch message {
    case .focus(let place):
      view.focus = place
      view.isTouched = true
    case .move(let step):
      let count = page.focusable.count
      if count > 0 { view.focus = (view.focus + step + count) % count }
      view.isTouched = true
    case .nextGroup:
      let controls = page.controlElements.count
      view.focus = view.focus < controls && !page.buttons.isEmpty ? controls : 0
      view.isTouched = true
    case .press(let element):
      return press(element, on: page)
    case .confirm:
      return confirm(page)
    case .mark:
      if case .choice(let choice)? = page.focused { return press(.choice(choice), on: page) }
      return confirm(page)
    case .type(let character):
      return type(character, on: page)
    case .paste(let text):
      if case .field(let field) = page.control { append(text, to: field) }
    case .erase:
      if case .field = page.control, !view.draft.text.isEmpty {
        view.draft.text.removeLast()
      } else {
        return act(.back)
      }
    case .act(let action):
      return act(action)
    case .choose(let choices):
      view.notice = nil
      view.draft.marked = Set(choices)
    case .fill(let text):
      view.draft.text = ""
      append(text)
    case .scroll(let rows):
      scroll(by: rows, on: page)
    }
    return []
  }

  /// Moves the text; where something can be focused, the focus moves and the page follows it.
  private mutating func scroll(by rows: Int, on page: Page) {
    if page.controlElements.isEmpty {
      view.scroll = max(0, min(view.scroll + rows, PageView.furthestScroll(page, in: size)))
    } else {
      let steps = rows.signum() * max(1, abs(rows) / 3)
      view.focus = max(0, min(view.focus + steps, page.focusable.count - 1))
      view.isTouched = true
    }
  }

  /// About as far as one screen shows.
  var screenful: Int { max(3, size.rows - 10) }

  private mutating func press(_ element: Page.Element, on page: Page) -> [KioskEffect] {
    if let place = page.focusable.firstIndex(of: element) { view.focus = place }
    view.isTouched = true
    switch element {
    case .choice(let choice):
      view.draft.typed = ""
      view.notice = nil
      switch stage {
      case .welcome:
        return choose(content.languages[choice].language)
      case .question(let place, _):
        if let choices = choices(at: place) {
          view.draft = choices.toggled(choice, in: view.draft)
        }
      case .code, .interrupted, .review, .result, .handout, .ticket, .takenOver, .lost, .noRoom:
        break
      }
      return []
    case .row(let row):
      guard let session, session.asked.indices.contains(row) else { return [] }
      open(.question(session.asked[row], .backToReview))
      return []
    case .field:
      return []
    case .button(let action), .hint(let action):
      return act(action)
    case .above, .below:
      scroll(by: element == .above ? -screenful : screenful, on: page)
      return []
    }
  }

  private mutating func confirm(_ page: Page) -> [KioskEffect] {
    switch page.focused {
    case nil, .field, .above, .below:
      return act(page.buttons.first?.action ?? .next)
    case .button(let action), .hint(let action):
      // The call for help must not go away with the Enter that brought it.
      if case .interrupted = stage, !view.isTouched {
        view.isTouched = true
        return []
      }
      return act(action)
    case .row(let row):
      return press(.row(row), on: page)
    case .choice(let choice):
      if case .welcome = stage {
        return choose(content.languages[choice].language) + act(.start)
      }
      guard case .choices(let choices) = page.control else { return [] }
      if choices.choices[choice].isMarked { return act(.next) }
      guard view.isTouched else {
        view.isTouched = true
        view.notice = wording.nothingChosen
        return []
      }
      let effects = press(.choice(choice), on: page)
      switch choices.amount {
      case .one: return effects + act(.next)
      case .many: return effects
      }
    }
  }

  private mutating func type(_ character: Character, on page: Page) -> [KioskEffect] {
    switch page.control {
    case .field(let field):
      append(String(character), to: field)
      return []
    case .choices(let choices):
      let typed = view.draft.typed + String(character)
      let key = choices.choices.contains { $0.key == typed } ? typed : String(character)
      guard let choice = choices.choices.firstIndex(where: { $0.key == key }) else { return [] }
      let effects = press(.choice(choice), on: page)
      view.draft.typed = key
      return effects
    case .nothing, .rows:
      return []
    }
  }

  private mutating func append(_ text: String, to field: Page.Field) {
    switch field.entry {
    case .anything: append(text)
    case .digits(let limit): append(digitsOf: text, limit: limit)
    }
  }

  /// Only what a terminal may show, and no more than any answer may be long.
  private mutating func append(_ text: String) {
    view.notice = nil
    view.draft.text = String(TypedText.clean(view.draft.text + text).prefix(4_000))
  }
}
