import Interview
import Rules

extension TextNote {
  /// Warning signs before everything else, the most urgent first.
  func writeSafety(to lines: inout NoteLines) {
    lines.section(phrases.safety)
    var hasNone = true
    func add(_ label: String, _ words: String) {
      hasNone = false
      lines.bullet("\(label): \(words)")
    }
    if assessment.outcome.tier == .hold, assessment.outcome.alert == .raised {
      add(phrases.urgent, assessment.outcome.title[language])
    }
    for finding in explanation.warnings(.emergency) { add(phrases.urgent, finding) }
    for finding in explanation.warnings(.sameDay) { add(phrases.sameDay, finding) }
    for place in record.session.asked
    where form.items[place].isSafetyQuestion && evaluation.values[place] == .unknown {
      add(phrases.safetyUnanswered, question(place))
      if record.outdated.contains(place) { lines.below(wordsWithDoubt(at: place)) }
    }
    for place in record.session.sheet.changed.sorted() {
      add(phrases.takenBack, question(place))
      writeHistory(of: place, to: &lines)
    }
    if hasNone { lines.paragraph(phrases.noWarning) }
    for acknowledged in record.review.acknowledgements {
      lines.bullet(words(for: acknowledged))
    }
  }

  func writeSuggestion(to lines: inout NoteLines) {
    lines.section(phrases.suggestion)
    if !record.isFinished { lines.paragraph(phrases.notFinished) }
    lines.paragraph(assessment.outcome.title[language])
    lines.bullet("\(phrases.rule): \(assessment.rule.id)")
    let reasons = assessment.reasons.map { explanation.reasonWords($0) }
    lines.bullet(
      "\(phrases.reasons): \(reasons.isEmpty ? phrases.none : reasons.joined(separator: "; "))")
    lines.bullet("\(phrases.forNurse): \(explanation.nurseText)")
    for note in explanation.notes { lines.bullet("\(phrases.note): \(note)") }
    writeShown(to: &lines)
  }

  func writeScores(to lines: inout NoteLines) {
    let scores = record.rules.definition.scores
    guard !scores.isEmpty else { return }
    lines.section(phrases.scores)
    for (score, value) in zip(scores, assessment.scores) {
      lines.bullet("\(score.label[language]): \(value?.plainText ?? phrases.notKnown)")
    }
  }

  /// What payers ask for, and how far the answers meet it.
  func writeChecklist(to lines: inout NoteLines) {
    guard let checklist = record.rules.definition.checklist else { return }
    let words = Phrases.inLanguage(language)
    lines.section(checklist.title[language])
    lines.paragraph(checklist.note[language])
    for line in record.rules.checklist(evaluation) {
      let status = words.statusWord(for: line.status)
      lines.bullet("\(status): \(line.entry.text[language]) (\(line.entry.who[language]))")
    }
  }

  private func words(for acknowledged: Review.Acknowledged) -> String {
    let acknowledgement = acknowledged.acknowledgement
    let alert =
      switch acknowledgement.alert {
      case .staff: phrases.staffAlert
      case .emergency: phrases.emergencyAlert
      }
    let delay = phrases.duration(milliseconds: acknowledgement.delayMilliseconds)
    return "\(phrases.acknowledged) (\(alert)): \(acknowledgement.initials.noteSafe),"
      + " \(name(of: acknowledged.by)), \(moment(acknowledged.at)), \(phrases.after) \(delay)"
  }

  /// What stood on the screen, in the language it stood there in.
  private func writeShown(to lines: inout NoteLines) {
    guard let sent = record.sent, let verdict = record.verdict else {
      lines.bullet(phrases.nothingShown)
      return
    }
    let then = record.rules.assess(sent)
    guard assessment.gives(verdict), then.gives(verdict) else {
      let shown = "\(verdict.outcome.noteSafe) (\(verdict.rule.noteSafe))"
      lines.bullet("\(phrases.shownDiffers): \(shown)")
      return
    }
    let shown = Explanation(
      then, of: sent.sheet, form: form, rules: record.rules, in: sent.language)
    lines.bullet("\(phrases.shown) (\(name(of: sent.language))):")
    for text in [shown.heading, shown.patientText] + shown.passages where !text.isEmpty {
      lines.below(text)
    }
  }
}

extension Assessment {
  fileprivate func gives(_ verdict: SessionEvent.Verdict) -> Bool {
    verdict.outcome == outcome.id.text && verdict.rule == rule.id.text
  }
}
