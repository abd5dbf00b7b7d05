import ChartExport
import Interview
import Rules

/// Proved reasons in the questionnaire's words, for staff.
extension PatientReport {
  func write(_ reasons: ProvedReasons, to lines: inout NoteLines) {
    lines.section("What forces it")
    writeGrounds(reasons.reasoning.grounds, to: &lines)
    lines.section("How certain it is")
    lines.paragraph(sentence(for: reasons.reasoning))
    lines.section("What would change it")
    if let nearest = reasons.nearest {
      lines.paragraph(
        "It would come out as \(name(of: nearest.outcome)) by rule \(nearest.rule) "
          + "\(condition(nearest)):")
      write(nearest, to: &lines)
      lines.paragraph("Answers are facts. Nobody is to be asked to answer otherwise.")
    } else {
      lines.paragraph("Nothing: no answers lead to another outcome.")
    }
    if let obstacles = reasons.obstacles { write(obstacles, to: &lines) }
  }

  private func writeGrounds(_ grounds: [Said], to lines: inout NoteLines) {
    switch grounds.count {
    case 0: lines.paragraph("Nothing has to be said for it: everybody gets it.")
    case 1: lines.paragraph("This alone, whatever the other answers are:")
    case let count:
      lines.paragraph(
        "These \(count) together, whatever the other answers are; none can be spared:")
    }
    write(grounds, to: &lines)
  }

  private func sentence(for reasoning: Reasoning) -> String {
    let certainty = reasoning.certainty
    let others = { (outcomes: [Outcome.ID]) in
      outcomes.filter { $0 != reasoning.outcome }.map { self.name(of: $0) }
        .joined(separator: "; ")
    }
    switch certainty.standing {
    case .settled:
      return "Settled: no answer that is still missing changes it."
    case .openToStaff:
      return
        "No answer of the patient that is still missing changes it. What staff enter can still "
        + "lead to: \(others(certainty.possible))."
    case .open:
      return "Not settled. Answers that are still missing can lead to: "
        + "\(others(certainty.possible))."
    }
  }

  private func write(_ obstacles: Obstacles, to lines: inout NoteLines) {
    lines.section("Why not")
    lines.paragraph(name(of: obstacles.outcome))
    switch obstacles.standing {
    case .comesOut: lines.paragraph("It is what comes out.")
    case .isReachedByNobody: lines.paragraph("No patient at all gets it.")
    case .isBlocked(let blocks, let nearest):
      writeBlocks(blocks, to: &lines)
      guard let nearest else { return }
      lines.paragraph("It would come out \(condition(nearest)):")
      write(nearest, to: &lines)
    }
  }

  private func writeBlocks(_ blocks: [[Said]], to lines: inout NoteLines) {
    let alone = blocks.filter { $0.count == 1 }.flatMap { $0 }
    if !alone.isEmpty {
      lines.paragraph(
        alone.count == 1
          ? "This alone rules it out:" : "Each of these \(alone.count) alone rules it out:")
      write(alone, to: &lines)
    }
    for block in blocks where block.count > 1 {
      lines.paragraph("These \(block.count) together rule it out:")
      write(block, to: &lines)
    }
  }

  private func condition(_ nearest: NearestChange) -> String {
    nearest.changes.count == 1
      ? "if one answer were another" : "if \(nearest.changes.count) answers were others"
  }

  private func write(_ said: [Said], to lines: inout NoteLines) {
    for said in said {
      lines.bullet(form.items[said.item].ask[language])
      lines.below(words(for: said))
    }
  }

  private func write(_ nearest: NearestChange, to lines: inout NoteLines) {
    for change in nearest.changes {
      let item = change.before.item
      lines.bullet(form.items[item].ask[language])
      lines.below("\(words(for: change.after)), where it is: \(words(for: change.before))")
      switch form.section(of: item).respondent {
      case .staff: lines.below("Staff enter this.")
      case .patient: if !change.isChangeable { lines.below("A patient cannot change this.") }
      }
    }
  }

  private func words(for said: Said) -> String {
    let words =
      said.answer.map { form.words(for: $0, at: said.item, in: language) } ?? "No answer"
    return said.isTakenBack ? "\(words) (a warning was taken back)" : words
  }

  private func name(of outcome: Outcome.ID) -> String {
    "\(rules.outcome(outcome)?.title[language] ?? outcome.text) (\(outcome))"
  }
}
