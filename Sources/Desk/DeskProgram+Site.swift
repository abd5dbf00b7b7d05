import Interview

extension DeskProgram {
  var siteWording: SiteWording { .inLanguage(language) }

  /// For the door and the list: that the disk needs somebody.
  var roomNotices: [String] { siteWording.notices(of: room) }

  /// For the list of all sessions: which ones are no longer in it.
  var destroyedNotices: [String] {
    list.filter == .all ? siteWording.destroyed(destroyed) : []
  }

  /// Nothing of a destroyed session stays here, wherever somebody is.
  mutating func drop(_ sessions: [Session.ID: Int]) -> [DeskEffect] {
    destroyed.formUnion(sessions.values)
    unreadable.removeAll { destroyed.contains($0) }
    list.remove(Set(sessions.keys), at: now)
    if let file = suspended?.file, sessions[file.id] != nil {
      suspended = DeskPlace(stage: .worklist)
    }
    guard let file = place.file, sessions[file.id] != nil else { return [] }
    pending = nil
    place.file = nil
    guard place.stage != .locked, place.stage != .door else { return [] }
    open(.worklist)
    place.view.notices = [siteWording.destroyedHere]
    return [.wipe]
  }
}
