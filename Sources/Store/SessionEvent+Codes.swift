import Interview

extension SessionEvent {
  /// The code that staff gave with it.
  var givenCode: AccessCode? {
    guard case .staff(let entry) = self, case .codeGiven(let code) = entry.act else { return nil }
    return code
  }

  /// After it a code that was given before opens nothing.
  var endsCodes: Bool {
    switch self {
    case .codeEntered: true
    case .staff(let entry):
      switch entry.act {
      case .codeGiven, .signed, .voided, .interviewEnded: true
      case .received, .viewed, .claimed, .released, .identified, .entered, .cleared, .amended,
        .undone, .acknowledged, .exported:
        false
      }
    case .opened, .languageChosen, .answered, .skipped, .takenBack, .interrupted, .resumed,
      .submitted, .closed:
      false
    }
  }
}
