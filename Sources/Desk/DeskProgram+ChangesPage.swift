import Interview

/// The page about what would change the suggestion, which lies beside the review.
extension DeskProgram {
  var changesPage: DeskPage {
    guard let file = place.file else { return make(parts: []) }
    let review = ReviewParts(file, self)
    return make(
      heading: review.told.changes, parts: review.changeParts,
      hints: (list.alerts.isEmpty ? [] : [DeskHint("A", wording.acknowledge, .acknowledge)])
        + languageHint("L") + [
          DeskHint("J", wording.nextPart, .nextPart), DeskHint("K", wording.lock, .lock),
          DeskHint("?", wording.help, .help), DeskHint("Esc", wording.back, .back),
        ])
  }

  mutating func openChanges() -> [DeskEffect] {
    guard place.stage == .review, let file = place.file, ReviewParts(file, self).offersChanges
    else { return [] }
    var view = place.view
    view.notices = []
    open(.changes(over: view))
    return []
  }

  /// Back to where the review was left.
  mutating func closeChanges(over view: DeskPlace.View) -> [DeskEffect] {
    open(.review)
    place.view.focus = min(view.focus, max(0, page.stops.count - 1))
    place.view.scroll = view.scroll
    return []
  }
}
