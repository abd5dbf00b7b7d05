import Interview
import Rules

extension TextNote {
  /// Questions that were asked and still say nothing: first those with an answer, then the rest.
  func writeUnknown(to lines: inout NoteLines) {
    let places = record.session.asked.filter { evaluation.values[$0] == .unknown }
    guard !places.isEmpty else { return }
    lines.section(phrases.unknown)
    for place in places where sheet[place] != nil {
      lines.bullet(question(place))
      lines.below(wordsWithDoubt(at: place))
    }
    let unanswered = places.filter { sheet[$0] == nil }
    guard !unanswered.isEmpty else { return }
    lines.paragraph("\(phrases.withoutAnswer):")
    for place in unanswered { lines.bullet(question(place)) }
  }

  /// The answer, and why it says nothing where it does not.
  func wordsWithDoubt(at place: Int) -> String {
    let words = words(sheet[place], at: place)
    guard evaluation.values[place] == .unknown, sheet.changed.contains(place) else { return words }
    let doubt = record.outdated.contains(place) ? phrases.outdated : phrases.takenBack.lowercased()
    return "\(words) (\(doubt))"
  }

  /// Every answer that was given, under its section's title.
  func writeAnswers(to lines: inout NoteLines) {
    let ignored = Set(form.ignored(sheet, evaluation))
    guard form.items.indices.contains(where: { sheet[$0] != nil }) else { return }
    lines.section(phrases.answers)
    for (place, section) in form.questionnaire.sections.enumerated() {
      let answered = form.items.indices.filter {
        form.sectionPlaces[$0] == place && sheet[$0] != nil
      }
      guard !answered.isEmpty else { continue }
      lines.section(section.title[language])
      for place in answered {
        lines.bullet(question(place))
        lines.below(
          ignored.contains(place)
            ? "\(words(sheet[place], at: place)) (\(phrases.notCounted))"
            : wordsWithDoubt(at: place))
      }
    }
  }
}
