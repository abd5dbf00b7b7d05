import Interview

extension TextNote {
  func writeChanged(to lines: inout NoteLines) {
    let places = form.items.indices.filter { changes(at: $0).count > 1 }
    guard !places.isEmpty else { return }
    lines.section(phrases.changed)
    for place in places {
      lines.bullet(question(place))
      writeHistory(of: place, to: &lines)
    }
  }

  /// From the first answer to the present one; with who and when once staff had a part in it.
  func writeHistory(of place: Int, to lines: inout NoteLines) {
    let changes = changes(at: place)
    guard changes.contains(where: { $0.by != nil }) else {
      lines.below(changes.map { words($0.answer, at: place) }.joined(separator: " -> "))
      return
    }
    for change in changes { lines.below(words(change, at: place)) }
  }

  /// Without leaving out what was never answered, and without giving the same answer again.
  private func changes(at place: Int) -> [Review.Change] {
    let history = record.review.histories[form.items[place].id] ?? []
    var changes: [Review.Change] = []
    for change in history.drop(while: { $0.answer == nil && $0.by == nil }) {
      if let last = changes.last, change.by == nil, last.by == nil, change.answer == last.answer {
        continue
      }
      changes.append(change)
    }
    return changes
  }

  private func words(_ change: Review.Change, at place: Int) -> String {
    let who = change.by.map { name(of: $0) } ?? phrases.byPatient
    var text = "\(who), \(moment(change.at)): \(words(change.answer, at: place))"
    if let reason = change.reason {
      text += ". \(phrases.reason): \(reason.noteSafe)"
    }
    return change.isUndone ? "\(text) (\(phrases.undone))" : text
  }

  private func words(_ answer: Answer?, at place: Int) -> String {
    guard let answer else { return phrases.notAnswered }
    do {
      return words(try form.fitting(answer, at: place), at: place)
    } catch {
      return phrases.unreadableAnswer
    }
  }
}
