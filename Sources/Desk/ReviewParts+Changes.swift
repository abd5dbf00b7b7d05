import Interview
import Rules

extension ReviewParts {
  /// Whether what would change it can be asked for.
  var offersChanges: Bool {
    if case .proved? = file.content.reasons?.why(sheet) { true } else { false }
  }

  /// What would lead to another suggestion, and why each of the others does not come out.
  var changeParts: [DeskPart] {
    guard let reasons = file.content.reasons else { return [] }
    let suggestion = DeskPart.text(
      "\(wording.suggestion): \(assessment.outcome.title[language])", .strong)
    return stoppable(
      [suggestion]
        + parts(of: reasons.changes(sheet)) { changes in
          nearestParts(changes.nearest) + changes.others.flatMap(otherParts)
        })
  }

  private func nearestParts(_ nearest: NearestChange?) -> [DeskPart] {
    guard let nearest else { return [.text(told.changedByNothing)] }
    let title = title(of: nearest.outcome)
    let opening =
      nearest.changes.count == 1
      ? told.changedByOne.filled(with: [title])
      : told.changedByAll.filled(with: [title, String(nearest.changes.count)])
    return [.text(opening)] + nearest.changes.map { .text("- \(words(of: $0))") }
  }

  /// Why one of the other outcomes does not come out.
  private func otherParts(_ obstacles: Obstacles) -> [DeskPart] {
    let question = DeskPart.heading(told.whyNot.filled(with: [title(of: obstacles.outcome)]))
    switch obstacles.standing {
    case .comesOut: return []
    case .isReachedByNobody: return [question, .text("- \(told.reachedByNobody)")]
    case .isBlocked(let blocks, let nearest):
      let lines = lines(of: blocks) + (nearest.map { [line(of: $0)] } ?? [])
      return [question] + lines.map { .text("- \($0)") }
    }
  }

  private func lines(of blocks: [[Said]]) -> [String] {
    let alone = blocks.filter { $0.count == 1 }.flatMap { $0 }
    let together = blocks.filter { $0.count > 1 }
    var lines: [String] = []
    switch alone.count {
    case 0: break
    case 1: lines.append(told.blockedByOne.filled(with: [listed(alone)]))
    case _:
      lines.append(told.blockedByEach.filled(with: [String(alone.count), listed(alone)]))
    }
    return lines
      + together.map { told.blockedByAll.filled(with: [String($0.count), listed($0)]) }
  }

  private func line(of nearest: NearestChange) -> String {
    let changes = cut(nearest.changes.map { words(of: $0) })
    return nearest.changes.count == 1
      ? told.comesOutByOne.filled(with: [changes])
      : told.comesOutByAll.filled(with: [String(nearest.changes.count), changes])
  }

  private func listed(_ said: [Said]) -> String {
    cut(said.map { "\(question($0.item)) → \(words(of: $0))" })
  }

  /// There are many other outcomes: of each the first few words are enough here.
  private func cut(_ words: [String]) -> String {
    let rest = words.count - Self.mostListed
    let shown =
      rest > 1
      ? words.prefix(Self.mostListed) + [told.more.filled(with: [String(rest)])] : words[...]
    return shown.joined(separator: "; ")
  }

  private static let mostListed = 3

  private func words(of change: NearestChange.Change) -> String {
    let item = change.before.item
    let answers = told.insteadOf.filled(with: [words(of: change.after), words(of: change.before)])
    let note: String?
    switch form.section(of: item).respondent {
    case .staff: note = told.byStaff
    case .patient: note = change.isChangeable ? nil : told.notChangeable
    }
    return (["\(question(item)) → \(answers)"] + [note].compactMap(\.self))
      .joined(separator: ". ")
  }
}
