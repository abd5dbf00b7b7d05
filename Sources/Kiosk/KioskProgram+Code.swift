import Interview
import TerminalUI

extension KioskProgram {
  var codePage: Page {
    make(
      heading: wording.enterCode,
      control: .field(
        Page.Field(
          instruction: wording.sixDigits, text: view.draft.text, unit: nil,
          entry: .digits(AccessCode.length))),
      buttons: [button(.next, wording.next, "Enter"), button(.back, wording.back, "<")],
      hints: [moveHint, enterHint(wording.next, .next)] + languageHint)
  }

  mutating func enterCode() -> [KioskEffect] {
    guard let code = AccessCode(view.draft.text) else {
      view.notice = wording.notSixDigits
      return []
    }
    guard !refusals.forbids(at: lastInput) else {
      view.notice = wording.waitForCode
      return []
    }
    return [.enterCode(code)]
  }

  mutating func refuseCode(at now: Moment) {
    refusals.add(at: now)
    let advice = refusals.forbids(at: now) ? wording.waitForCode : wording.checkCode
    view.notice = wording.codeFails + " " + advice
  }

  /// A refused code stays to be looked at; the next digit begins another.
  mutating func append(digitsOf text: String, limit: Int) {
    if view.notice != nil, view.draft.text.count >= limit { view.draft.text = "" }
    view.notice = nil
    view.draft.text += text.filter(\.isDigit).prefix(max(0, limit - view.draft.text.count))
  }

  /// The interview that the code was given for, where the patient left it.
  mutating func goOn(with events: [SessionEvent], ticket: Int) {
    let session = Session(form: form, replaying: events)
    self.session = session
    self.ticket = ticket
    refusals = CodeRefusals()
    language = session.language
    open(session.nextUnvisited.map { .question($0, .onward) } ?? .review)
  }
}

extension Page.Field {
  /// Whether this character belongs to what is typed here.
  func takes(_ character: Character) -> Bool {
    switch entry {
    case .anything: true
    case .digits: character.isDigit || character == " " || character == "-"
    }
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isWholeNumber }
}
