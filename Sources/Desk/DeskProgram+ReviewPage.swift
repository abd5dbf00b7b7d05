import ChartExport
import Interview
import Rules

extension DeskProgram {
  var reviewPage: DeskPage {
    guard let file = place.file else { return make(parts: [.text(wording.emptyList)]) }
    let review = ReviewParts(file, self)
    return make(
      heading: reviewHeading(of: file), parts: review.parts,
      summary: file.assessment(at: now).evaluation.truths == place.before?.truths
        ? [] : changeSummary(file),
      hints: reviewHints(review))
  }

  private func reviewHeading(of file: CaseFile) -> String {
    let state = wording.name(of: file.state(at: now))
    var words = ["\(wording.review): \(state)"]
    if let claim = file.review.claim {
      words.append(
        isHeldHere(file)
          ? wording.heldHere : wording.heldElsewhere(by: name(of: claim.by), since: time(claim.at)))
    }
    if let code = file.openCode(at: now) { words.append("\(wording.codeHeading): \(code.shown)") }
    return words.joined(separator: " · ")
  }

  private func reviewHints(_ review: ReviewParts) -> [DeskHint] {
    let file = review.file
    let isElsewhere = file.review.claim != nil && !isHeldHere(file)
    var hints = [DeskHint("Enter", wording.change, .change)]
    if isElsewhere { hints.append(DeskHint("T", wording.takeOver, .takeOver)) }
    if file.isAnswering(at: now) {
      hints.append(DeskHint("E", wording.endInterview, .endInterview))
    }
    hints += [
      DeskHint("N", wording.itemsHint, .items), DeskHint("I", wording.identify, .identify),
    ]
    if file.verdict == nil, file.review.signature == nil, !file.isAnswering(at: now) {
      hints += [
        DeskHint("P", wording.interviewHint, .interview),
        DeskHint("H", wording.handBack, .handBack),
      ]
    }
    if file.session.lastUndoable != nil { hints.append(DeskHint("U", wording.undo, .undo)) }
    hints += [DeskHint("S", wording.sign, .sign), DeskHint("V", wording.void, .voidSession)]
    if review.offersChanges { hints.append(DeskHint("W", review.told.changes, .changes)) }
    hints.append(DeskHint("X", exportWording.export, .export))
    if !list.alerts.isEmpty { hints.append(DeskHint("A", wording.acknowledge, .acknowledge)) }
    return hints + languageHint("L") + [
      DeskHint("J", wording.nextPart, .nextPart), DeskHint("K", wording.lock, .lock),
      DeskHint("?", wording.help, .help), DeskHint("Esc", wording.back, .back),
    ]
  }

  /// What the suggestion is now, and what changed since the page was opened.
  func changeSummary(_ file: CaseFile) -> [String] {
    let assessment = file.assessment(at: now)
    let now = assessment.outcome.title[language]
    guard let before = place.before else { return ["\(wording.suggestion): \(now)"] }
    let was = before.outcome[language]
    var lines = [
      was == now
        ? "\(wording.suggestion): \(now)" : "\(wording.suggestion): \(now). \(wording.was): \(was)."
    ]
    let changes = zip(
      file.content.rules.definition.findings, zip(before.truths, assessment.evaluation.truths)
    )
    .filter { $1.0 != $1.1 }
    .map { finding, truths in
      "\(finding.staffName(in: language)): \(wording.word(for: truths.0)) → "
        + wording.word(for: truths.1)
    }
    if !changes.isEmpty {
      let shown = changes.prefix(3).joined(separator: "; ")
      let more = changes.count > 3 ? "; +\(changes.count - 3)" : ""
      lines.append("\(wording.changed): \(shown)\(more)")
    }
    return lines
  }

  /// Every earlier answer to a question, with who gave it, when, and why it was replaced.
  func history(of item: Int, in file: CaseFile) -> [String] {
    let changes = file.review.changes(of: file.form.items[item].id)
    guard changes.count > 1 || changes.first?.by != nil else { return [] }
    return changes.map { change in
      let words =
        change.answer.flatMap { answer in
          file.form.words(for: answer, at: item, in: language)
        } ?? wording.noAnswer
      let by = change.by.map { name(of: $0) } ?? wording.thePatient
      let reason = change.reason.map { ". \(wording.reason): \($0)" } ?? ""
      let undone = change.isUndone ? " (\(wording.undone))" : ""
      return "\(time(change.at)) \(by): \(words)\(reason)\(undone)"
    }
  }
}

extension Review {
  /// The history of an answer without the times that it was only confirmed.
  func changes(of item: Item.ID) -> [Change] {
    (histories[item] ?? []).reduce(into: []) { changes, change in
      let isSame = changes.last.map { $0.answer == change.answer && $0.by == change.by } ?? false
      if !isSame || change.reason != nil { changes.append(change) }
    }
  }
}

extension Form {
  /// The words of an answer as it was stored, where it still fits its question.
  func words(for answer: Answer, at place: Int, in language: Language) -> String? {
    do {
      return words(for: try fitting(answer, at: place), at: place, in: language)
    } catch {
      return nil
    }
  }
}
