import Interview

extension DeskProgram {
  var isFresh: Bool { roster.members.isEmpty }

  /// Those who can sign in, as the list at the door names them.
  var active: [StaffMember] { roster.members.filter { $0.standing == .active } }

  mutating func knock() -> [DeskEffect] {
    if isFresh { return addFirst() }
    let member =
      place.stage == .locked && place.form.place(of: .member) == nil
      ? user : place.form.picked(.member).map { active[$0].id }
    guard let member else {
      place.view.notices = [wording.chooseName]
      return []
    }
    let pin = place.form.text(.pin)
    clear(.pin)
    return [.signIn(member, pin: pin)]
  }

  private mutating func addFirst() -> [DeskEffect] {
    let pin = place.form.text(.pin)
    guard pin == place.form.text(.pinAgain) else {
      clear(.pin)
      clear(.pinAgain)
      place.view.notices = [wording.pinsDiffer]
      return []
    }
    return [.addFirst(name: place.form.text(.staffName), pin: pin)]
  }

  mutating func letIn(_ staff: StaffMember.ID) -> [DeskEffect] {
    let wasLocked = place.stage == .locked
    let isSame = user == staff
    user = staff
    place.view.notices = []
    clock.lastInput = clock.moment
    if wasLocked, isSame {
      resume()
    } else {
      suspended = nil
      place.file = nil
      open(.worklist)
    }
    return list.alerts.isEmpty ? [] : [.ring]
  }

  mutating func refuse(_ refusal: DoorRefusal) {
    clear(.pin)
    clear(.pinAgain)
    place.view.notices = [wording.sentence(for: refusal)]
    if let field = place.form.place(of: .pin) {
      place.view.focus = page.stops.firstIndex(of: .field(field)) ?? place.view.focus
    }
  }

  private mutating func clear(_ key: DeskForm.Key) {
    guard let field = place.form.place(of: key) else { return }
    place.form.fields[field] = .secret(key)
  }

  /// Covers everything until the PIN is given again.
  mutating func lock() -> [DeskEffect] {
    guard let user, place.stage != .locked else { return [] }
    let saved = settleField()
    suspend(for: .locked)
    return saved + [.note(.locked(user, setting.station)), .wipe]
  }

  mutating func signOut() -> [DeskEffect] {
    guard let user else { return [] }
    let freed = releaseEvents()
    self.user = nil
    suspended = nil
    place.file = nil
    list.show(.open, matching: "", at: now)
    open(.door)
    return freed + [.note(.signedOut(user, setting.station)), .wipe]
  }

  mutating func end() -> [DeskEffect] {
    isOver = true
    guard let user else { return [.wipe] }
    return releaseEvents() + [.note(.signedOut(user, setting.station)), .wipe]
  }

  private func releaseEvents() -> [DeskEffect] {
    guard let file = place.file ?? suspended?.file, let actor else { return [] }
    do {
      let events = try file.events(for: .release, by: actor)
      return events.isEmpty ? [] : [.record(events, file.id, after: file.version)]
    } catch {
      return []
    }
  }
}
