import ChartExport
import Interview
import Rules

/// Everything about one session on one page, what is dangerous first.
struct ReviewParts {
  let file: CaseFile
  let desk: DeskProgram
  let assessment: Assessment
  let explanation: Explanation
  let sheet: AnswerSheet
  let expired: Set<Int>

  init(_ file: CaseFile, _ desk: DeskProgram) {
    self.file = file
    self.desk = desk
    sheet = file.sheet(at: desk.now)
    explanation = file.explanation(at: desk.now, in: desk.language)
    assessment = explanation.assessment
    expired = Set(file.session.expired(at: desk.now, in: file.review))
  }

  var parts: [DeskPart] {
    let sections = [
      voidParts, safetyParts, suggestionParts, unknownParts, precautionParts, scoreParts,
      checklistParts, changedParts, answerParts, reasonParts, recordParts,
    ]
    return stoppable(sections.flatMap { $0 })
  }

  /// Every line can be stopped at, so that the cursor leads through the text.
  func stoppable(_ parts: [DeskPart]) -> [DeskPart] {
    var line = 0
    return parts.map { part in
      guard part.element == nil, part.isReadable else { return part }
      defer { line += 1 }
      var part = part
      part.element = .line(line)
      return part
    }
  }

  var wording: DeskWording { desk.wording }
  var language: Language { desk.language }
  var form: Form { file.form }
  var review: Review { file.review }

  func question(_ item: Int) -> String { form.items[item].ask[language] }

  /// In the nurse's language, and as the patient read it where that was another one.
  func words(_ answer: FittingAnswer?, at item: Int) -> String {
    guard let answer else { return wording.noAnswer }
    let words = form.words(for: answer, at: item, in: language)
    switch (answer, form.items[item].kind) {
    case (.text, _): return "“\(words)”"
    case (.number, .scale(let scale)): return "\(words) (0-\(scale.range.upperBound))"
    case (.number, .number(let limits)):
      return limits.unit == "C" ? Temperature.words(words, answer) : "\(words) \(limits.unit)"
    case (.picked, _), (.number, _): break
    }
    let own = form.words(for: answer, at: item, in: file.session.language)
    return own == words ? words : "\(words) (“\(own)”)"
  }
}

extension DeskPart {
  fileprivate var isReadable: Bool {
    switch content {
    case .text, .item, .row: true
    case .heading, .header, .field, .button, .gap: false
    }
  }
}

// MARK: - Safety and suggestion

extension ReviewParts {
  private var voidParts: [DeskPart] {
    guard let voiding = review.voiding else { return [] }
    return [
      .text(
        "\(wording.voided): \(desk.name(of: voiding.by)), \(desk.time(voiding.at)). "
          + "\(wording.reason): \(voiding.reason)", .urgent)
    ]
  }

  private var safetyParts: [DeskPart] {
    var parts = [DeskPart.heading(wording.safety)]
    if let raised = file.alert(assessment) { parts.append(alertPart(raised)) }
    parts += explanation.warnings(.emergency).map { .text("\(wording.emergency): \($0)", .urgent) }
    parts += explanation.warnings(.sameDay).map { .text("\(wording.sameDay): \($0)", .strong) }
    for item in file.unknownSafety(assessment) {
      let answer = sheet[item].map { _ in words(sheet[item], at: item) } ?? wording.noAnswer
      var notes: [String] = []
      if file.session.sheet.changed.contains(item) { notes.append(wording.takenBack) }
      if expired.contains(item) { notes.append(wording.expired) }
      parts.append(
        .item(
          DeskItem(
            mark: "?", tone: .strong, question: "\(wording.notKnown): \(question(item))",
            answer: answer, notes: notes), element: .answer(item)))
    }
    if parts.count == 1 { parts.append(.text(wording.noWarning)) }
    return parts
  }

  private func alertPart(_ raised: RaisedAlert) -> DeskPart {
    let isOpen = file.openAlert(assessment) != nil
    let done = review.acknowledgements.last.map { acknowledged in
      wording.acknowledgedBy(
        acknowledged.acknowledgement.initials, desk.time(acknowledged.at),
        seconds: acknowledged.acknowledgement.delayMilliseconds / 1000)
    }
    let kind: String
    switch raised.alert {
    case .emergency: kind = wording.emergency
    case .staff: kind = wording.staffNeeded
    }
    return isOpen
      ? .text("\(kind), \(desk.time(raised.at)): \(wording.notAcknowledged)", .urgent)
      : .text("\(kind), \(desk.time(raised.at)). \(done ?? "")", .strong)
  }

  private var suggestionParts: [DeskPart] {
    var parts = [
      DeskPart.heading(wording.suggestionHeading),
      .text(assessment.outcome.title[language], .strong), .text(explanation.nurseText),
    ]
    if file.verdict == nil, review.signature == nil {
      parts.insert(.text(wording.notFinishedNote, .quiet), at: 1)
    }
    let reasons = assessment.reasons.map { explanation.reasonWords($0) }
    parts.append(
      .text(
        "\(wording.why): \(wording.rule) \(assessment.rule.id)"
          + (reasons.isEmpty ? "" : ". \(reasons.joined(separator: "; "))")))
    if let verdict = file.verdict {
      let isSame = verdict.outcome == assessment.outcome.id.text
      let shown = file.content.rules.outcome(Outcome.ID(verdict.outcome))?.title[language]
      parts.append(
        .text(
          isSame
            ? wording.shownSame
            : "\(wording.shownDiffers): \(shown ?? verdict.outcome) (\(verdict.rule))",
          isSame ? .quiet : .strong))
    } else {
      parts.append(.text(wording.shownNothing, .quiet))
    }
    return parts
  }

  private var unknownParts: [DeskPart] {
    let unknown = Set(file.unknownSafety(assessment))
    let settling = assessment.missing.filter { !unknown.contains($0) }
    let others = file.session.asked.filter { item in
      assessment.evaluation.values[item] == .unknown && !unknown.contains(item)
        && !settling.contains(item)
    }
    guard !settling.isEmpty || !others.isEmpty else { return [] }
    var parts = [DeskPart.heading(wording.unknownHeading)]
    if !settling.isEmpty { parts.append(.text(wording.wouldSettle)) }
    parts += settling.map { answerPart($0, mark: "?") }
    if !others.isEmpty { parts.append(.text(wording.alsoUnknown)) }
    return parts + others.map { answerPart($0, mark: "?") }
  }

  private var precautionParts: [DeskPart] {
    let precautions = explanation.precautions
    let notes = explanation.notes
    guard !precautions.isEmpty || !notes.isEmpty else { return [] }
    return [.heading(wording.precautions)]
      + precautions.filter { $0.truth == .yes }.map { .text("- \($0.name)", .strong) }
      + unknownPrecautions + notes.map { .text("\(wording.note): \($0)") }
  }

  private var unknownPrecautions: [DeskPart] {
    let names = explanation.precautions.filter { $0.truth == .unknown }.map(\.name)
    guard !names.isEmpty else { return [] }
    return [.text("\(wording.notKnown.capitalizedFirst): \(names.joined(separator: "; "))")]
  }
}
