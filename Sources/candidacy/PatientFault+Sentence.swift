import Interview

extension PatientFault {
  /// What is wrong and what would be right, without anything that was answered.
  func sentence(_ form: Form) -> String {
    switch fact {
    case .json(let kind): kind.sentence
    case .nothing: "there is no patient to read"
    case .noObject: "a patient is one JSON object, in braces"
    case .tooLong(let limit): "a patient takes at most \(limit) bytes"
    case .unknownKey(let key):
      "\(Self.quoted(key)) is not a key that is read here (answers, changed, id)"
        + Self.hint(for: key, in: Self.keys, elsewhere: form.itemNames)
    case .repeatedKey(let key): "\(Self.quoted(key)) is there twice"
    case .answersMissing: "the key `answers` is missing"
    case .answersNoObject: "answers: this takes an object of question ids and their answers"
    case .idNoStringOrNumber: "id: this takes a string or a number"
    case .unknownItem(let id, let under):
      "\(under): there is no question \(Self.quoted(id))" + Self.hint(for: id, in: form.itemNames)
    case .wrongType(let place): "\(name(place, form)): this question takes \(expected(place, form))"
    case .noOption(let place):
      "\(name(place, form)): this is not one of its options (\(codes(place, form)))"
    case .rejected(let place, let rejection):
      "\(name(place, form)): \(sentence(for: rejection, at: place, form))"
    case .changedNoList: "changed: this takes a list of question ids"
    case .noSafetyQuestion(let place):
      "changed: `\(form.items[place].id)` is no safety question, only a warning can be taken back"
    }
  }

  private static let keys = ["answers", "changed", "id"]

  private func name(_ place: Int, _ form: Form) -> String { "answers.\(form.items[place].id)" }

  private func codes(_ place: Int, _ form: Form) -> String {
    form.options(of: place).map(\.code.text).joined(separator: ", ")
  }

  private func expected(_ place: Int, _ form: Form) -> String {
    let orCode = form.options(of: place).isEmpty ? "" : ", or one of \(codes(place, form))"
    switch form.items[place].kind {
    case .one, .oneOfPicked: return "one code as a string (\(codes(place, form)))"
    case .many: return "a list of codes (\(codes(place, form)))"
    case .scale(let scale):
      return "a whole number from \(scale.range.lowerBound) to \(scale.range.upperBound)\(orCode)"
    case .number(let limits):
      return "a number from \(limits.range.lowerBound) to \(limits.range.upperBound)\(orCode)"
    case .text(let maximum): return "a text of at most \(maximum) characters"
    }
  }

  private func sentence(for rejection: Rejection, at place: Int, _ form: Form) -> String {
    switch rejection {
    case .noSuchOption: return "this is not one of its options (\(codes(place, form)))"
    case .empty: return "this text is empty, leave the question out instead"
    case .oneOnly, .notAChoice, .notANumber, .notAText, .outside:
      return "this question takes \(expected(place, form))"
    case .notTogether:
      let alone = form.options(of: place).filter(\.isExclusive).map(\.code.text)
      return "an option that stands alone (\(alone.joined(separator: ", "))) is picked with others"
    case .tooManyDecimals(let allowed):
      return allowed == 0
        ? "this question takes \(expected(place, form))"
        : "this question takes at most \(allowed) decimal\(allowed == 1 ? "" : "s")"
    case .tooLong(let maximum): return "this text is longer than \(maximum) characters"
    }
  }

  private static func hint(
    for word: String, in candidates: [String], elsewhere: [String] = []
  ) -> String {
    // Long words are no slips of the finger, and comparing them would take long.
    guard word.utf8.count <= 64 else { return "" }
    if elsewhere.contains(word) { return ", it belongs inside `answers`" }
    return Spelling.nearest(to: word, in: candidates).map { ", did you mean `\($0)`?" } ?? ""
  }

  /// A foreign name, shortened and without anything that could act on a terminal.
  private static func quoted(_ name: String) -> String {
    let safe = name.unicodeScalars.prefix(40).map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: "\u{FFFD}"
      case _: String(scalar)
      }
    }
    return "`\(safe.joined())\(name.unicodeScalars.count > 40 ? "…" : "")`"
  }
}

extension JSONFault.Kind {
  fileprivate var sentence: String {
    switch self {
    case .endsEarly: "the JSON ends too early"
    case .moreAfterEnd: "something follows after the end of the object"
    case .unreadable: "this is no JSON value"
    case .noComma(let closing):
      "a comma or `\(Character(Unicode.Scalar(closing)))` is missing here"
    case .commaBeforeEnd: "nothing follows this comma"
    case .noColon: "a colon is missing after the key"
    case .noKey: "a key in double quotes is missing here"
    case .controlCharacter: "a string holds a control character, write it as an escape"
    case .badEscape: "this is no escape that JSON knows"
    case .invalidUTF8: "this is not UTF-8"
    case .badNumber: "this is no number as JSON writes it"
    case .numberTooLarge: "this number is too large"
    }
  }
}
