extension Session {
  /// A change by staff, with what was there before.
  struct Undoable: Hashable, Sendable {
    let place: Int
    let answer: FittingAnswer?
    let wasSkipped: Bool
    let wasChanged: Bool
  }

  /// The item of the last change that can still be taken back.
  package var lastUndoable: Item.ID? { undoable.last.map { form.items[$0.place].id } }

  /// Total, as `apply(_:)` is; acts that say nothing about answers pass.
  mutating func apply(_ act: StaffAct) {
    switch act {
    case .entered(let item, let answer): change(item, to: answer)
    case .cleared(let item): change(item, to: nil)
    case .amended(let item, let answer, _): change(item, to: answer)
    case .undone(let item): undo(item)
    case .interviewEnded:
      switch state {
      case .submitted(let verdict): state = .closed(.byStaff, verdict)
      case .answering, .interrupted: state = .closed(.byStaff, nil)
      case .closed: break
      }
    case .signed: undoable = []
    case .received, .viewed, .claimed, .released, .identified, .acknowledged, .codeGiven, .voided,
      .exported:
      break
    }
  }

  /// Asked again by staff, an answer counts as it now stands, and a missing one is missing.
  private mutating func change(_ item: Item.ID, to answer: Answer?) {
    guard let place = form.place(of: item) else {
      unreadable.append(item)
      return
    }
    var fitting: FittingAnswer?
    if let answer {
      guard let fits = form.fits(answer, at: place) else {
        unreadable.append(item)
        return
      }
      fitting = fits
    }
    undoable.append(
      Undoable(
        place: place, answer: sheet[place], wasSkipped: skipped.contains(place),
        wasChanged: sheet.changed.contains(place)))
    replace(at: place, with: fitting)
    sheet.markSettled(place)
    if fitting == nil { skipped.insert(place) } else { skipped.remove(place) }
  }

  private mutating func undo(_ item: Item.ID) {
    guard let last = undoable.last, form.items[last.place].id == item else { return }
    undoable.removeLast()
    sheet[last.place] = last.answer
    if last.wasChanged { sheet.markChanged(last.place) } else { sheet.markSettled(last.place) }
    if last.wasSkipped { skipped.insert(last.place) } else { skipped.remove(last.place) }
  }
}
