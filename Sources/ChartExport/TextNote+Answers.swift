import Interview
import Rules

extension TextNote {
  /// Questions that were asked and still say nothing: first those with an answer, then the rest.
  func writeUnknown(to lines: inout NoteLines) {
    let sheet = record.session.sheet
    let places = record.session.asked.filter { evaluation.values[$0] == .unknown }
    guard !places.isEmpty else { return }
    lines.section(phrases.unknown)
    for place in places where sheet[place] != nil {
      lines.bullet(question(place))
      let words = words(sheet[place], at: place)
      let isTakenBack = sheet.changed.contains(place)
      lines.below(isTakenBack ? "\(words) (\(phrases.takenBack.lowercased()))" : words)
    }
    let unanswered = places.filter { sheet[$0] == nil }
    guard !unanswered.isEmpty else { return }
    lines.paragraph("\(phrases.withoutAnswer):")
    for place in unanswered { lines.bullet(question(place)) }
  }

  func writeChanged(to lines: inout NoteLines) {
    let places = Set(record.session.replaced.map(\.place)).sorted()
    guard !places.isEmpty else { return }
    lines.section(phrases.changed)
    for place in places {
      lines.bullet(question(place))
      writeHistory(of: place, to: &lines)
    }
  }

  /// Every answer that was given, under its section's title.
  func writeAnswers(to lines: inout NoteLines) {
    let sheet = record.session.sheet
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
        let words = words(sheet[place], at: place)
        lines.below(ignored.contains(place) ? "\(words) (\(phrases.notCounted))" : words)
      }
    }
  }

  /// From the first answer to the present one.
  func writeHistory(of place: Int, to lines: inout NoteLines) {
    let earlier = record.session.replaced.filter { $0.place == place }
      .map { words($0.answer, at: place) }
    let now = words(record.session.sheet[place], at: place)
    lines.below((earlier + [now]).joined(separator: " -> "))
  }
}
