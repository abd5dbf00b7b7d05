import Interview

/// What is left of a desk when the clinic's key was changed and it does not have the new one: it
/// says so instead of a list that seems to be empty.
extension DeskProgram {
  /// Covers every page for good, and rings once.
  mutating func shutOut() -> [DeskEffect] {
    let left = user.map { [DeskEffect.note(.signedOut($0, setting.station))] } ?? []
    user = nil
    suspended = nil
    pending = nil
    list = Worklist()
    clock.nextRead = nil
    place.file = nil
    place.view.notices = []
    open(.shutOut)
    return left + [.wipe, .ring]
  }

  var shutOutPage: DeskPage {
    make(
      heading: siteWording.shutOut,
      parts: [
        .text(siteWording.keyChanged, .urgent, element: .line(0)), .gap,
        .text(siteWording.startAgain, .strong, element: .line(1)),
      ],
      hints: [DeskHint("Q", wording.quit, .quit)])
  }
}
