import Interview
import Rules

extension KioskProgram {
  /// The page of the present stage.
  package var page: Page {
    switch stage {
    case .welcome: welcomePage
    case .code: codePage
    case .question(let place, _): questionPage(at: place)
    case .interrupted: interruptionPage
    case .review: reviewPage
    case .result: resultPage
    case .handout(let topic): handoutPage(topic)
    case .ticket: ticketPage
    case .takenOver: takenOverPage
    case .lost: lostPage
    case .noRoom: noRoomPage
    }
  }

  /// The page as it may be seen now: an unattended one gives way to a warning, then to a cover.
  package var visiblePage: Page {
    switch shownAttention {
    case .present, .gone:
      page
    case .warned(let seconds):
      make(
        heading: wording.stillThere,
        lead: [
          .paragraph(wording.countdown(seconds)),
          .paragraph(wording.anyKey),
        ])
    case .covered:
      make(heading: wording.covered)
    }
  }

  private var title: String { form.questionnaire.title[language] }

  private var status: Page.Block { .paragraph(form.questionnaire.status[language]) }

  func make(
    progress: String? = nil, tone: Page.Tone = .calm, heading: String, lead: [Page.Block] = [],
    control: Page.Control = .nothing, notices: [String] = [], buttons: [Page.Button] = [],
    hints: [Page.Hint] = []
  ) -> Page {
    Page(
      language: language, title: title, progress: progress, tone: tone, heading: heading,
      lead: lead, control: control,
      notices: (notices + [view.notice].compactMap { $0 }).map(Page.Notice.init),
      buttons: buttons, hints: hints, focus: view.focus)
  }

  func button(_ action: Action, _ label: String, _ key: String? = nil) -> Page.Button {
    Page.Button(action: action, label: label, key: key)
  }

  var languageHint: [Page.Hint] {
    guard let next = content.languages.first(where: { $0.language == nextLanguage }),
      next.language != language
    else { return [] }
    return [Page.Hint(key: "L", label: next.name, action: .switchLanguage)]
  }

  var moveHint: Page.Hint { Page.Hint(key: "↑↓", label: wording.move, action: nil) }

  private var scrollHint: Page.Hint { Page.Hint(key: "↑↓", label: wording.turnPage, action: nil) }

  func enterHint(_ label: String, _ action: Action?) -> Page.Hint {
    Page.Hint(key: "Enter", label: label, action: action)
  }

  private var welcomePage: Page {
    let choices = content.languages.enumerated().map { order, language in
      Page.Choice(
        key: String(order + 1), label: language.name,
        isMarked: language.language == self.language)
    }
    return make(
      heading: wording.welcome,
      lead: [.paragraph(form.questionnaire.introduction[language]), status],
      control: .choices(
        Page.Choices(
          instruction: wording.chooseLanguage, choices: choices, amount: .one, arrangement: .list)),
      buttons: [button(.start, wording.start), button(.haveCode, wording.haveCode, "C")],
      hints: [moveHint, enterHint(wording.start, .start)] + languageHint)
  }

  private func questionPage(at place: Int) -> Page {
    guard let session else { return welcomePage }
    let item = form.items[place]
    let choices = QuestionChoices(session: session, place: place)
    let why = item.why.flatMap { view.explains ? Page.Block.paragraph($0[language]) : nil }
    var notices: [String] = []
    if item.isSafetyQuestion, choices.isDeclined(view.draft) {
      notices.append(wording.safetySkipped)
    }
    var hints = [moveHint]
    if item.why != nil {
      hints.append(Page.Hint(key: "?", label: wording.why, action: .explain))
    }
    return make(
      progress: progress(of: session.progress(at: place)),
      heading: item.ask[language], lead: [why].compactMap { $0 },
      control: control(for: item, choices), notices: notices,
      buttons: [
        button(.next, wording.next, "Enter"), button(.back, wording.back, "<"),
        button(.skip, wording.skip, "S"),
      ],
      hints: hints + languageHint)
  }

  private func progress(of progress: Session.Progress) -> String {
    let total =
      progress.least == progress.most
      ? "\(progress.most)" : "\(progress.least) \(wording.to) \(progress.most)"
    return "\(wording.question) \(progress.position) \(wording.of) \(total)"
  }

  private func control(for item: Item, _ choices: QuestionChoices) -> Page.Control {
    switch item.kind {
    case .text:
      return .field(
        Page.Field(
          instruction: wording.typeText, text: view.draft.text, unit: nil,
          entry: .anything))
    case .number(let limits):
      return .field(
        Page.Field(
          instruction: wording.typeNumber, text: view.draft.text, unit: limits.unit,
          entry: .anything))
    case .one, .oneOfPicked, .many, .scale:
      let keys = choices.keys
      let shown = choices.entries.enumerated().map { order, entry in
        Page.Choice(
          key: keys[order], label: choices.label(entry, in: language),
          isMarked: view.draft.marked.contains(order))
      }
      return .choices(
        Page.Choices(
          instruction: item.kind == .many ? wording.pickAny : nil, choices: shown,
          amount: item.kind == .many ? .many : .one, arrangement: arrangement(of: item, choices)))
    }
  }

  private func arrangement(
    of item: Item, _ choices: QuestionChoices
  ) -> Page.Choices.Arrangement {
    if case .scale(let scale) = item.kind {
      return .scale(
        count: choices.scaleCount,
        low: "\(scale.range.lowerBound) = \(scale.low[language])",
        high: "\(scale.range.upperBound) = \(scale.high[language])")
    }
    guard let picture = form.questionnaire.pictures.first(where: { $0.id == item.picture }) else {
      return .list
    }
    let panels = picture.panels.map { panel in
      Page.PicturePanels.Panel(title: panel.title[language], rows: panel.rows)
    }
    let regions = picture.regions.compactMapValues { code in
      choices.entries.firstIndex { entry in
        form.place(of: code, in: choices.place).map { entry == .option($0) } ?? false
      }
    }
    return .picture(Page.PicturePanels(panels: panels, choices: regions))
  }

  private var interruptionPage: Page {
    make(
      tone: .urgent, heading: explanation?.heading ?? "",
      lead: explanation.map { blocks(of: $0) } ?? [],
      buttons: [
        button(.finish, wording.staffIsHere, "1"), button(.wrongKey, wording.wrongKey, "2"),
      ],
      hints: [moveHint] + languageHint)
  }

  private var reviewPage: Page {
    let rows = session.map { session in session.asked.map { row(of: $0, in: session) } } ?? []
    return make(
      heading: wording.checkAnswers, lead: [.paragraph(wording.checkHelp)],
      control: .rows(rows),
      buttons: [button(.send, wording.send, "S"), button(.back, wording.back, "<")],
      hints: [
        moveHint, enterHint(wording.change, nil),
        Page.Hint(key: "Tab", label: wording.sendInShort, action: .send),
      ] + languageHint)
  }

  private func row(of place: Int, in session: Session) -> Page.Row {
    let item = form.items[place]
    let answer = session.sheet[place]
    let isOpen = answer.map { form.isDeclined($0, at: place) } ?? true
    return Page.Row(
      question: item.ask[language],
      answer: answer.map { form.words(for: $0, at: place, in: language) } ?? wording.notAnswered,
      notice: isOpen && item.isSafetyQuestion ? wording.safetySkipped : nil)
  }

  private var resultPage: Page {
    guard let explanation else { return welcomePage }
    var buttons = [button(.finish, wording.finish)]
    if explanation.assessment.outcome.handout == .offered, let handout = content.handout {
      buttons.insert(button(.readOn, handout.title[language]), at: 0)
    }
    return make(
      tone: explanation.assessment.outcome.handout == .withheld && isInterrupted ? .urgent : .calm,
      heading: explanation.heading,
      lead: blocks(of: explanation) + [.paragraph(wording.sent), status], buttons: buttons,
      hints: [scrollHint, enterHint(wording.next, buttons.first?.action)] + languageHint)
  }

  private func handoutPage(_ topic: Int) -> Page {
    guard let handout = content.handout, handout.topics.indices.contains(topic) else {
      return ticketPage
    }
    return make(
      progress: "\(wording.page) \(topic + 1) \(wording.of) \(handout.topics.count)",
      heading: handout.topics[topic].title[language],
      lead: [.paragraph(handout.topics[topic].text[language])],
      buttons: [
        button(.readOn, wording.next), button(.back, wording.back, "<"),
        button(.finish, wording.finish),
      ],
      hints: [scrollHint, enterHint(wording.next, .readOn)] + languageHint)
  }

  private var ticketPage: Page {
    let urgent = isInterrupted ? explanation.map { [$0.heading] } ?? [] : []
    return make(
      tone: isInterrupted ? .urgent : .calm, heading: wording.yourTicket,
      lead: [.sign(ticket.map(String.init) ?? "-"), .paragraph(wording.tellTicket)]
        + urgent.map(Page.Block.paragraph) + [.paragraph(wording.screenClears)],
      buttons: [button(.finish, wording.finish)]
        + (isInterrupted ? [] : [button(.back, wording.back, "<")]),
      hints: [enterHint(wording.finish, .finish)] + languageHint)
  }

  /// In every language, because nobody has to have chosen one to be told.
  private var noRoomPage: Page {
    let others = content.languages.map(\.language).filter { $0 != language }
      .map { Wording.inLanguage($0) }
    return make(
      heading: wording.frontDesk,
      lead: [.paragraph(wording.noRoom)]
        + others.map { .paragraph("\($0.frontDesk) \($0.noRoom)") },
      buttons: [button(.back, wording.back, "<")],
      hints: [enterHint(wording.back, .back)] + languageHint)
  }

  private var takenOverPage: Page {
    make(
      heading: wording.nurseGoesOn,
      lead: [
        .paragraph(wording.yourTicket), .sign(ticket.map(String.init) ?? "-"),
        .paragraph(wording.tellTicket), .paragraph(wording.screenClears),
      ],
      buttons: [button(.finish, wording.finish)],
      hints: [enterHint(wording.finish, .finish)] + languageHint)
  }

  private var lostPage: Page {
    make(
      heading: wording.frontDesk,
      lead: [.paragraph(wording.answersLost), .paragraph(wording.screenClears)],
      buttons: [button(.finish, wording.finish)],
      hints: [enterHint(wording.finish, .finish)] + languageHint)
  }

  /// What the rules say of the answers so far, in the patient's language.
  var explanation: Explanation? {
    standing.map { session in
      Explanation(
        content.rules.assess(session), of: session.sheet, form: form, rules: content.rules,
        in: language)
    }
  }

  private func blocks(of explanation: Explanation) -> [Page.Block] {
    let blocks = explanation.patientBlocks.map { block in
      switch block {
      case .paragraph(let text): Page.Block.paragraph(text)
      case .list(let entries): Page.Block.list(entries)
      }
    }
    return blocks + explanation.passages.map(Page.Block.paragraph)
  }
}
