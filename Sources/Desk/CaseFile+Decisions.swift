import Interview
import Rules

/// Who acts, from where, and when.
struct DeskActor: Hashable, Sendable {
  let staff: StaffMember.ID
  let station: Station
  let now: Timestamp
}

extension CaseFile {
  /// The events that carry out an intent, or why it cannot be done; nothing is applied yet.
  func events(
    for intent: DeskIntent, by actor: DeskActor
  ) throws(DeskRefusal) -> [SessionEvent] {
    try acts(for: intent, by: actor).map { .staff(StaffEntry(by: actor.staff, $0)) }
  }

  private func acts(
    for intent: DeskIntent, by actor: DeskActor
  ) throws(DeskRefusal) -> [StaffAct] {
    switch intent {
    case .view: return [.viewed]
    case .claim:
      guard !review.isVoid else { throw .void }
      return isHeld(by: actor) ? [] : [.claimed(actor.station)]
    case .release: return isHeld(by: actor) ? [.released] : []
    case .acknowledge(let initials): return [try acknowledgement(initials, at: actor.now)]
    case .identify(let identity):
      guard !review.isVoid else { throw .void }
      guard identity != review.identity else { throw .notChanged }
      return try claiming(actor) + [.identified(identity)]
    case .enter(let item, let answer):
      return try claiming(actor) + [try entry(item, answer)]
    case .clear(let item):
      try refuseWhileAnswering(actor)
      return try claiming(actor) + [try clearance(item)]
    case .amend(let item, let answer, let reason):
      try refuseWhileAnswering(actor)
      return try claiming(actor) + [try amendment(item, answer, reason, at: actor.now)]
    case .undo:
      let claim = try claiming(actor)
      guard let item = session.lastUndoable else { throw .nothingToUndo }
      return claim + [.undone(item)]
    case .giveCode:
      try refuseWhileAnswering(actor)
      _ = try claiming(actor)
      guard verdict == nil, review.signature == nil else { throw .complete }
      return isHeld(by: actor) ? [.released] : []
    case .endInterview:
      guard !review.isVoid else { throw .void }
      return isAnswering(at: actor.now) ? [.interviewEnded] : []
    case .sign: return try signature(actor)
    case .void(let reason):
      try refuseWhileAnswering(actor)
      let claim = try claiming(actor)
      guard !reason.isBlank else { throw .reasonMissing }
      return claim + [.voided(reason: reason)]
    }
  }

  func isHeld(by actor: DeskActor) -> Bool {
    review.claim?.by == actor.staff && review.claim?.station == actor.station
  }

  /// Nobody works on what somebody else holds, or on what is void.
  private func claiming(_ actor: DeskActor) throws(DeskRefusal) -> [StaffAct] {
    guard !review.isVoid else { throw .void }
    guard let claim = review.claim else { return [.claimed(actor.station)] }
    guard isHeld(by: actor) else { throw .claimedElsewhere(claim.by, claim.at) }
    return []
  }

  private func refuseWhileAnswering(_ actor: DeskActor) throws(DeskRefusal) {
    if isAnswering(at: actor.now) { throw .beingAnswered }
  }

  private func place(of item: Item.ID) throws(DeskRefusal) -> Int {
    guard let place = form.place(of: item) else { throw .noSuchQuestion }
    return place
  }
}

extension CaseFile {
  /// Staff may answer their own items at any time, and the patient's where none was given yet.
  private func entry(_ item: Item.ID, _ answer: Answer) throws(DeskRefusal) -> StaffAct {
    let place = try place(of: item)
    let fitting = try fitting(answer, at: place)
    guard fitting != session.sheet[place] else { throw .notChanged }
    if let needed = form.items[place].needs, let other = form.place(of: needed),
      session.sheet[other] == nil
    {
      throw .needs(needed)
    }
    try refuseMilder(fitting, at: place)
    if session.sheet[place] != nil, isPatients(place) { throw .reasonMissing }
    return .entered(item, answer)
  }

  /// Without a reason staff take away only what staff have entered.
  private func clearance(_ item: Item.ID) throws(DeskRefusal) -> StaffAct {
    let place = try place(of: item)
    guard session.sheet[place] != nil else { throw .notChanged }
    try refuseMilder(nil, at: place)
    guard !isPatients(place) else { throw .reasonMissing }
    return .cleared(item)
  }

  /// The answer that stands was given by the patient.
  func isPatients(_ place: Int) -> Bool { review.standing(form.items[place].id)?.by == nil }

  /// The same answer again counts where it was taken back or has become too old.
  private func amendment(
    _ item: Item.ID, _ answer: Answer?, _ reason: String, at now: Timestamp
  ) throws(DeskRefusal) -> StaffAct {
    let place = try place(of: item)
    var new: FittingAnswer?
    if let answer { new = try fitting(answer, at: place) }
    guard new != session.sheet[place] || sheet(at: now).changed.contains(place) else {
      throw .notChanged
    }
    try refuseMilder(new, at: place)
    guard !reason.isBlank else { throw .reasonMissing }
    return .amended(item, answer, reason: reason)
  }

  /// An emergency answer that the patient has not taken back is nothing for a correction here.
  private func refuseMilder(_ answer: FittingAnswer?, at place: Int) throws(DeskRefusal) {
    guard form.isEmergency(session.sheet[place], at: place), !form.isEmergency(answer, at: place)
    else { return }
    throw .emergencyStands
  }

  private func fitting(
    _ answer: Answer, at place: Int
  ) throws(DeskRefusal) -> FittingAnswer {
    do {
      return try form.fitting(answer, at: place)
    } catch {
      throw .rejected(error)
    }
  }

  private func acknowledgement(
    _ initials: String, at now: Timestamp
  ) throws(DeskRefusal) -> StaffAct {
    guard let raised = openAlert(assessment(at: now)) else { throw .nothingToAcknowledge }
    guard !initials.isBlank else { throw .initialsMissing }
    return .acknowledged(
      StaffAct.Acknowledgement(
        initials: initials, alert: raised.alert,
        delayMilliseconds: max(0, now.since(raised.at))))
  }
}

extension CaseFile {
  private func signature(_ actor: DeskActor) throws(DeskRefusal) -> [StaffAct] {
    try refuseWhileAnswering(actor)
    let claim = try claiming(actor)
    guard !review.isSigned else { throw .signed }
    let gaps = signatureGaps(at: actor.now)
    guard gaps.isEmpty else { throw .unsignable(gaps) }
    let assessment = assessment(at: actor.now)
    let verdict = SessionEvent.Verdict(
      outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)
    return claim + [.signed(verdict), .released]
  }

  func signatureGaps(at now: Timestamp) -> [SignatureGap] {
    let assessment = assessment(at: now)
    var gaps: [SignatureGap] = []
    if review.identity == nil { gaps.append(.identity) }
    if openAlert(assessment) != nil { gaps.append(.acknowledgement) }
    let needed =
      assessment.outcome.needs
      + form.items.indices.filter { session.sheet[$0] != nil }.compactMap { form.items[$0].needs }
    for item in needed where !gaps.contains(.answer(item)) {
      guard let place = form.place(of: item), session.sheet[place] == nil else { continue }
      gaps.append(.answer(item))
    }
    return gaps
  }
}

extension String {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
