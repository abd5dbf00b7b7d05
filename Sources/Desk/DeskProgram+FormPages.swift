import ChartExport
import Interview
import Rules

extension DeskProgram {
  func fieldParts(label: (DeskForm.Key) -> String) -> [DeskPart] {
    place.form.fields.enumerated().map { order, field in
      var isChanged = false
      if place.stage.recordsFields, case .success(let value) = field.editor.value() {
        isChanged = value != field.saved
      }
      return .field(
        field.editor.field(
          label: label(field.key), problem: field.problem, isChanged: isChanged),
        place: order)
    }
  }

  func label(_ key: DeskForm.Key) -> String {
    switch key {
    case .member: wording.name
    case .staffName: wording.yourName
    case .pin: wording.pin
    case .pinAgain: wording.pinAgain
    case .recordNumber: wording.recordNumber
    case .patientName: wording.patientName
    case .birthDate: wording.birthDate
    case .language: wording.interviewLanguage
    case .manner: wording.manner
    case .query: wording.find
    case .reason: wording.reason
    case .initials: wording.initials
    case .tickets: exportWording.tickets
    case .format: exportWording.format
    case .withoutIdentity: exportWording.withoutIdentity
    case .deidentified: exportWording.deidentified
    case .item(let item): (place.file?.form ?? content.form).items[item].ask[language]
    }
  }

  var formHints: [DeskHint] {
    [
      DeskHint(key: "Tab", label: wording.nextField),
      DeskHint("Esc", wording.back, .back), DeskHint("F1", wording.help, .help),
    ] + (list.alerts.isEmpty ? [] : [DeskHint("F2", wording.acknowledge, .acknowledge)])
      + [DeskHint("F10", wording.lock, .lock)]
  }

  var doorPage: DeskPage {
    let lead: [DeskPart] =
      isFresh
      ? [.text(wording.firstPerson), .gap] : [.text(draftNotice, .quiet), .gap]
    return make(
      heading: isFresh ? wording.welcome : wording.signIn,
      parts: lead + fieldParts(label: label)
        + [
          .gap, .button(isFresh ? wording.begin : wording.signIn, .save),
          .button(wording.quit, .quit),
        ] + keyNotice,
      notices: roomNotices,
      hints: [
        DeskHint(key: "Tab", label: wording.nextField),
        DeskHint(key: "Enter", label: wording.goOn),
      ] + languageHint("F3"))
  }

  private var keyNotice: [DeskPart] {
    switch keyKeeping {
    case .locked: []
    case .open: [.gap, .text(wording.openKey, .quiet)]
    }
  }

  private var draftNotice: String { content.form.questionnaire.status[language] }

  var lockedPage: DeskPage {
    make(
      heading: wording.locked,
      parts: [.text(wording.lockedFor(user.map { name(of: $0) } ?? "")), .gap]
        + fieldParts(label: label)
        + [
          .gap, .button(wording.unlock, .save),
          .button(wording.signOutOther, .signOut),
        ],
      hints: [DeskHint(key: "Enter", label: wording.unlock)])
  }

  var startPage: DeskPage {
    make(
      heading: wording.startHeading,
      parts: [.text(wording.startHelp), .gap] + fieldParts(label: label)
        + [.gap, .button(wording.startButton, .save), .button(wording.cancel, .back)],
      hints: formHints)
  }

  var identifyPage: DeskPage {
    make(
      heading: wording.identifyHeading,
      parts: [.text(wording.identifyHelp), .gap] + fieldParts(label: label)
        + [.gap, .button(wording.save, .save), .button(wording.cancel, .back)],
      hints: formHints)
  }

  var voidPage: DeskPage {
    make(
      heading: wording.voidHeading,
      parts: [.text(wording.voidHelp), .gap] + fieldParts(label: label)
        + [.gap, .button(wording.voidButton, .save), .button(wording.cancel, .back)],
      hints: formHints)
  }

  var acknowledgePage: DeskPage {
    guard let file = place.file else { return make(parts: []) }
    let explanation = file.explanation(at: now, in: language)
    return make(
      heading: wording.acknowledgeHeading,
      parts: [
        .text(explanation.nurseText, .urgent), .gap,
      ] + fieldParts(label: label)
        + [.gap, .button(wording.acknowledge, .save), .button(wording.cancel, .back)],
      hints: formHints)
  }

  var codePage: DeskPage {
    guard let file = place.file else { return make(parts: []) }
    let parts: [DeskPart]
    if let code = file.openCode(at: now) {
      parts = [
        .text(code.shown, .strong, element: .line(0)), .gap, .text(wording.codeHelp), .gap,
      ]
    } else {
      parts = [.text(wording.codeEntered, .strong, element: .line(0)), .gap]
    }
    return make(
      heading: wording.codeHeading, parts: parts + [.button(wording.done, .save)],
      hints: [
        DeskHint(key: "Enter", label: wording.done), DeskHint("Esc", wording.back, .back),
        DeskHint("K", wording.lock, .lock),
      ])
  }

  func fillPage(_ kind: DeskStage.FillKind) -> DeskPage {
    guard let file = place.file else { return make(parts: []) }
    var parts: [DeskPart] = []
    var section: Int?
    for (order, part) in fieldParts(label: label).enumerated() {
      if case .item(let item) = place.form.fields[order].key,
        file.form.sectionPlaces[item] != section
      {
        section = file.form.sectionPlaces[item]
        parts.append(.heading(file.form.section(of: item).title[language]))
      }
      parts.append(part)
    }
    if parts.isEmpty { parts = [.text(wording.nothingToAsk)] }
    let heading: String
    switch kind {
    case .staffItems: heading = wording.itemsHeading
    case .patientItems: heading = wording.interviewHeading
    }
    return make(
      heading: heading, parts: parts + [.gap, .button(wording.done, .save)],
      summary: changeSummary(file), hints: formHints)
  }

  func amendPage(_ item: Int) -> DeskPage {
    guard let file = place.file else { return make(parts: []) }
    let answer = file.session.sheet[item].map { file.form.words(for: $0, at: item, in: language) }
    return make(
      heading: wording.amendHeading,
      parts: [
        .item(
          DeskItem(
            question: file.form.items[item].ask[language],
            answer: "\(wording.onRecord): \(answer ?? wording.noAnswer)",
            notes: history(of: item, in: file))),
        .gap,
      ]
        + fieldParts { key in
          if case .item = key { wording.newAnswer } else { label(key) }
        }
        + [
          .text(wording.amendHelp), .gap, .button(wording.save, .save),
          .button(wording.cancel, .back),
        ],
      hints: formHints)
  }

  var signPage: DeskPage {
    guard let file = place.file, let user else { return make(parts: []) }
    let gaps = file.signatureGaps(at: now)
    let explanation = file.explanation(at: now, in: language)
    guard gaps.isEmpty else {
      return make(
        heading: wording.cannotSign,
        parts: gaps.map { gap in
          .text(wording.sentence(for: gap, file, language), element: element(for: gap, in: file))
        } + [.gap, .button(wording.back, .back)],
        hints: [DeskHint(key: "Enter", label: wording.open), DeskHint("Esc", wording.back, .back)])
    }
    return make(
      heading: wording.signHeading(file.review.revision),
      parts: [
        .text(wording.signHelp(name(of: user))), .gap,
        .text("\(wording.suggestion): \(explanation.assessment.outcome.title[language])", .strong),
        .text(explanation.nurseText), .gap, .button(wording.signButton, .save),
        .button(wording.cancel, .back),
      ],
      hints: [
        DeskHint(key: "Enter", label: wording.signButton), DeskHint("Esc", wording.back, .back),
      ])
  }

  /// The way to where a gap is filled.
  private func element(for gap: SignatureGap, in file: CaseFile) -> DeskElement {
    switch gap {
    case .identity: .button(.identify)
    case .acknowledgement: .button(.acknowledge)
    case .answer(let item): file.form.place(of: item).map { .answer($0) } ?? .button(.items)
    }
  }

  var helpPage: DeskPage {
    make(
      heading: wording.help,
      parts: wording.helpLines.enumerated().map { order, line in
        .text(line, element: .line(order))
      },
      hints: [DeskHint("Esc", wording.back, .back)])
  }

  func languageHint(_ key: String) -> [DeskHint] {
    guard nextLanguage != language,
      let next = content.form.questionnaire.languages.first(where: { $0.language == nextLanguage })
    else { return [] }
    return [DeskHint(key, next.name, .switchLanguage)]
  }
}
