import Interview

/// The words of the kiosk itself, in one language; everything about the topic is authored.
package struct Wording: Sendable {
  let language: Language
  let welcome: String
  let chooseLanguage: String
  let start: String
  let haveCode: String
  let enterCode: String
  let sixDigits: String
  let notSixDigits: String
  let codeFails: String
  let checkCode: String
  let waitForCode: String
  let next: String
  let back: String
  let skip: String
  let send: String
  let sendInShort: String
  let finish: String
  let change: String
  let why: String
  let move: String
  let turnPage: String
  let moreAbove: String
  let moreBelow: String
  let question: String
  let of: String
  let to: String
  let page: String
  let pickAny: String
  let typeNumber: String
  let typeText: String
  let nothingChosen: String
  let safetySkipped: String
  let skipAgain: String
  let notSaved: String
  let callNotSaved: String
  let callSaved: String
  let answersLost: String
  let cannotStart: String
  let frontDesk: String
  let noRoom: String
  let notAnswered: String
  let checkAnswers: String
  let checkHelp: String
  let wrongKey: String
  let staffIsHere: String
  let stillThere: String
  let coveredIn: String
  let second: String
  let seconds: String
  let anyKey: String
  let covered: String
  let yourTicket: String
  let tellTicket: String
  let screenClears: String
  let nurseGoesOn: String
  let sent: String
  let notTogether: String
  let outside: String
  let tooLong: String
  let linear: LinearWording

  /// How long the screen will still be seen.
  func countdown(_ seconds: Int) -> String {
    "\(coveredIn) \(seconds) \(seconds == 1 ? second : self.seconds)."
  }

  /// English where the kiosk does not speak the language.
  package static func inLanguage(_ language: Language) -> Wording {
    language.code == "es" ? spanish : english
  }
}

/// The words that only the line-by-line mode needs.
package struct LinearWording: Sendable {
  let help: String
  let chooseOne: String
  let chooseMany: String
  let chooseButton: String
  let marked: String
  let notUnderstood: String
  let toReview: String
  let noReviewYet: String
}
