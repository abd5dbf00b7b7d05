import Interview
import Rules

extension DeskWording {
  func lockedFor(_ name: String) -> String { filled(lockedFor, name) }

  func alertsWaiting(_ count: Int) -> String {
    count == 1 ? alertOne : filled(alertMany, String(count))
  }

  func acknowledgedBy(_ initials: String, _ time: String, seconds: Int64) -> String {
    filled(acknowledgedTemplate, initials, time, String(seconds))
  }

  func contradiction(_ ticket: Int, _ identity: PatientIdentity?) -> String {
    let other = [identity?.name, identity?.birthDate?.text].compactMap(\.self)
    return filled(contradictionTemplate, String(ticket), other.joined(separator: ", "))
  }

  func heldElsewhere(by name: String, since time: String) -> String {
    filled(heldElsewhereTemplate, name, time)
  }

  func takenOver(by name: String, at time: String) -> String {
    filled(takenOverTemplate, name, time)
  }

  func youTookOver(from name: String) -> String { filled(youTookOverTemplate, name) }

  func signHeading(_ revision: Int) -> String { filled(signHeadingTemplate, String(revision)) }

  func signHelp(_ name: String) -> String { filled(signHelpTemplate, name) }

  func signedBy(_ name: String, _ time: String, revision: Int) -> String {
    filled(signedTemplate, name, time, String(revision))
  }

  func changedSinceSignature(_ revision: Int) -> String {
    filled(changedSinceTemplate, String(revision))
  }

  func unreadable(_ tickets: [Int]) -> String {
    filled(unreadableSessions, tickets.map(String.init).joined(separator: ", "))
  }

  func listUnread(_ fault: StoreFault) -> String { filled(listUnreadTemplate, fault.sentence) }

  func filterName(_ filter: Worklist.Filter) -> String {
    switch filter {
    case .open: filterOpen
    case .answering: stateAnswering.capitalizedFirst
    case .waiting: stateWaiting.capitalizedFirst
    case .inReview: stateInReview.capitalizedFirst
    case .notFinished: stateNotFinished.capitalizedFirst
    case .finished: stateFinished.capitalizedFirst
    case .all: filterAll
    }
  }

  func name(of state: CaseState) -> String {
    switch state {
    case .expected: stateExpected
    case .answering: stateAnswering
    case .waiting: stateWaiting
    case .inReview: stateInReview
    case .finished: stateFinished
    case .notFinished: stateNotFinished
    case .void: stateVoid
    }
  }

  func word(for truth: Truth) -> String {
    switch truth {
    case .yes: yes
    case .no: no
    case .unknown: notKnown
    }
  }

  /// Whether a payer's criterion is met; never whether anybody pays.
  func status(_ truth: Truth) -> String { Phrases.inLanguage(language).statusWord(for: truth) }

  private func filled(_ template: String, _ words: String...) -> String {
    template.filled(with: words)
  }
}

// MARK: - Refusals and faults

extension DeskWording {
  func sentence(for refusal: DeskRefusal, _ desk: DeskProgram) -> String {
    switch refusal {
    case .claimedElsewhere(let by, let at):
      filled(claimedElsewhereTemplate, desk.name(of: by), desk.time(at))
    case .beingAnswered: refusedAnswering
    case .void: refusedVoid
    case .signed: refusedSigned
    case .notChanged: refusedSame
    case .reasonMissing: refusedReason
    case .rejected(let rejection): sentence(for: rejection)
    case .noSuchQuestion: refusedQuestion
    case .needs(let item):
      filled(refusedNeedsTemplate, desk.ask(item))
    case .emergencyStands: refusedEmergency
    case .nothingToUndo: refusedUndo
    case .nothingToAcknowledge: refusedAcknowledge
    case .initialsMissing: refusedInitials
    case .complete: refusedComplete
    case .unsignable: cannotSign
    }
  }

  func sentence(for gap: SignatureGap, _ file: CaseFile, _ language: Language) -> String {
    switch gap {
    case .identity: gapIdentity
    case .acknowledgement: gapAcknowledgement
    case .answer(let item):
      filled(
        gapAnswerTemplate,
        file.form.place(of: item).map { file.form.items[$0].ask[language] } ?? item.text)
    }
  }

  func sentence(for refusal: DoorRefusal) -> String {
    switch refusal {
    case .wrongPIN(let left, let wait):
      filled(wrongPIN, String(left))
        + (wait > 0 ? " " + sentence(for: .wait(milliseconds: wait)) : "")
    case .wait(let milliseconds): filled(waitForPIN, String((milliseconds + 999) / 1000))
    case .off: doorOff
    case .unusable: doorUnusable
    case .disabled: doorDisabled
    case .notSixDigits: notSixDigits
    case .commonPIN: commonPIN
    case .nameMissing: nameMissing
    case .notFirst: notFirst
    }
  }

  func sentence(for fault: IdentityFault) -> String {
    switch fault {
    case .tooFew: identityTooFew
    case .recordNumber: identityNumber
    case .name: identityName
    case .dateForm: identityDateForm
    case .noSuchDate: identityNoDate
    case .dateToCome: identityDateToCome
    case .dateTooEarly: identityDateEarly
    }
  }

  func sentence(for fault: FieldEditor.Fault) -> String {
    switch fault {
    case .notANumber: faultNumber
    case .outside(let range, let unit):
      filled(
        faultOutsideTemplate, range.lowerBound.plainText, range.upperBound.plainText,
        unit.isEmpty ? "" : " \(unit)")
    case .tooManyDecimals(let most): filled(faultDecimalsTemplate, String(most))
    case .noSuchOption: faultNoOption
    case .ambiguous(let labels): filled(faultAmbiguousTemplate, labels.joined(separator: "; "))
    case .notPicked: faultNotPicked
    case .notTogether(let label): filled(faultTogetherTemplate, label)
    case .tooLong(let maximum): filled(faultTooLongTemplate, String(maximum))
    }
  }

  private func sentence(for rejection: Rejection) -> String {
    switch rejection {
    case .outside(let range): sentence(for: FieldEditor.Fault.outside(range, unit: ""))
    case .tooManyDecimals(let allowed):
      sentence(for: FieldEditor.Fault.tooManyDecimals(most: allowed))
    case .tooLong(let maximum): sentence(for: FieldEditor.Fault.tooLong(maximum: maximum))
    case .notANumber: faultNumber
    case .notAText: faultText
    case .noSuchOption, .empty, .oneOnly, .notTogether, .notAChoice: faultDoesNotFit
    }
  }
}

extension DeskProgram {
  /// A question in words, where the open session has it.
  func ask(_ item: Item.ID) -> String {
    let form = place.file?.form ?? content.form
    return form.place(of: item).map { form.items[$0].ask[language] } ?? item.text
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
