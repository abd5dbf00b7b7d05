import ChartExport
import Interview
import Rules

extension PageContent {
  /// Warning signs before everything else, the most urgent first; then what a needle would meet.
  var safetyBlocks: [PageBlock] {
    let rows = urgentRows + unknownSafetyRows + takenBackRows
    let calm = rows.isEmpty ? [PageBlock.paragraph(PageText(wording.noWarning), .body)] : []
    return [.heading(wording.safety)] + calm
      + [.labelled(rows + precautionRows + acknowledgementRows)]
  }

  private var urgentRows: [PageBlock.Labelled] {
    var rows: [PageBlock.Labelled] = []
    if assessment.outcome.tier == .hold, assessment.outcome.alert == .raised {
      rows.append(row(wording.urgent, assessment.outcome.title[language], .urgent))
    }
    rows += explanation.warnings(.emergency).map { row(wording.urgent, $0, .urgent) }
    return rows + explanation.warnings(.sameDay).map { row(wording.sameDay, $0, .warning) }
  }

  private var unknownSafetyRows: [PageBlock.Labelled] {
    record.session.asked
      .filter { form.items[$0].isSafetyQuestion && evaluation.values[$0] == .unknown }
      .map { place in
        let doubt = answerText(at: place).map { PageText("  ") + $0 } ?? PageText("")
        return PageBlock.Labelled(
          label: wording.notKnown, text: PageText(question(place)) + doubt, loudness: .warning)
      }
  }

  private var takenBackRows: [PageBlock.Labelled] {
    record.session.sheet.changed.sorted().map { place in
      let history = changes(at: place).map(\.plain).joined(separator: "; ")
      return PageBlock.Labelled(
        label: wording.takenBack,
        text: PageText(question(place)) + PageText("  \(history)", .quiet), loudness: .warning)
    }
  }

  private var precautionRows: [PageBlock.Labelled] {
    let precautions = explanation.precautions
    func row(_ label: String, _ truth: Truth) -> [PageBlock.Labelled] {
      let names = precautions.filter { $0.truth == truth }.map(\.name)
      guard !names.isEmpty else { return [] }
      let text = PageText(names.joined(separator: "; "), truth == .yes ? .strong : .plain)
      return [PageBlock.Labelled(label: label, text: text, loudness: .calm)]
    }
    return row(wording.precaution, .yes) + row(wording.notRuledOut, .unknown)
  }

  private var acknowledgementRows: [PageBlock.Labelled] {
    record.review.acknowledgements.map { acknowledged in
      let delay = wording.duration(
        milliseconds: acknowledged.acknowledgement.delayMilliseconds)
      let who = "\(acknowledged.acknowledgement.initials.pageSafe), \(name(of: acknowledged.by))"
      return row(
        wording.acknowledged, "\(who), \(moment(acknowledged.at)), \(wording.after) \(delay)",
        .calm)
    }
  }

  private func row(
    _ label: String, _ text: String, _ loudness: PageBlock.Loudness
  ) -> PageBlock.Labelled {
    PageBlock.Labelled(label: label, text: PageText(text), loudness: loudness)
  }
}

extension PageContent {
  /// What the rules suggest, why, and what a suggestion is not.
  var suggestionBlocks: [PageBlock] {
    let lines =
      [reasonLine, line(wording.forNurse, explanation.nurseText)]
      + explanation.notes.map { line(wording.note, $0) } + [shownLine]
    return [
      .heading(wording.suggestion),
      .paragraph(PageText(assessment.outcome.title[language], .strong), .title),
      .paragraph(
        PageText(wording.noOrder, .strong)
          + PageText(" \(form.questionnaire.status[language])"), .body),
      .bullets(lines, .body),
    ]
  }

  /// Each reason in words, and by the name that the rules have for it.
  private var reasonLine: PageText {
    let reasons = assessment.reasons.enumerated().reduce(PageText("")) { text, entry in
      let name = entry.element.text
      let words = reasonWords(entry.element)
      return text + PageText(entry.offset == 0 ? "" : "; ") + PageText(words ?? name)
        + PageText(words == nil ? "" : " [\(name)]", .quiet)
    }
    let rule = "\(wording.rule) \(assessment.rule.id)."
    return PageText("\(wording.because): ", .strong) + reasons
      + PageText(assessment.reasons.isEmpty ? rule : ". \(rule)")
  }

  private func reasonWords(_ code: Reason.Code) -> String? {
    let reason = assessment.outcome.reasons.first { $0.code == code }
    let finding = record.rules.definition.findings.first { $0.id.text == code.text }
    let words = reason?.text?[language] ?? finding?.staffName(in: language)
    return words.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
  }

  private var shownLine: PageText {
    guard let sent = record.sent, let verdict = record.verdict else {
      return PageText(wording.nothingShown)
    }
    let then = record.rules.assess(sent)
    guard gives(then, verdict), gives(assessment, verdict) else {
      return line(
        wording.shownDiffers, "\(verdict.outcome.pageSafe) (\(verdict.rule.pageSafe))")
    }
    let shown = Explanation(
      then, of: sent.sheet, form: form, rules: record.rules, in: sent.language)
    return line("\(wording.shown) (\(name(of: sent.language)))", shown.heading)
  }

  private func gives(_ assessment: Assessment, _ verdict: SessionEvent.Verdict) -> Bool {
    verdict.outcome == assessment.outcome.id.text && verdict.rule == assessment.rule.id.text
  }

  private func line(_ label: String, _ text: String) -> PageText {
    PageText("\(label): ", .strong) + PageText(text)
  }
}
