/// What happened to one session around its answers: the fold of its events with their times.
package struct Review: Hashable, Sendable {
  package private(set) var openedAt: Timestamp?
  /// The last event of the patient's, or of a kiosk's.
  package private(set) var lastPatientEventAt: Timestamp?
  package private(set) var submittedAt: Timestamp?
  package private(set) var closedAt: Timestamp?
  /// Staff opened it, at the desk.
  package private(set) var receivedBy: StaffMember.ID?
  /// Whether a kiosk holds the interview.
  package private(set) var isAtKiosk = false
  package private(set) var identity: PatientIdentity?
  package private(set) var claim: Claim?
  /// Given and not entered yet.
  package private(set) var code: Code?
  /// When an emergency answer stopped the interview, last.
  package private(set) var interruptedAt: Timestamp?
  package private(set) var acknowledgements: [Acknowledged] = []
  package private(set) var signatures: [Signature] = []
  package private(set) var voiding: Voiding?
  package private(set) var exports: [Exported] = []
  /// By question, every answer it ever had, oldest first.
  package private(set) var histories: [Item.ID: [Change]] = [:]
  /// Answers, or the patient's identity, that were changed after the last signature and stayed so.
  private var changesSinceSignature = 0
  package private(set) var version = 0

  private var undoable: [Place] = []

  package init(_ events: some Sequence<StoredEvent>) {
    for event in events { apply(event) }
  }

  package struct Claim: Hashable, Sendable {
    package let by: StaffMember.ID
    package let station: Station
    package let at: Timestamp
  }

  package struct Code: Hashable, Sendable {
    package let code: AccessCode
    package let at: Timestamp
  }

  package struct Acknowledged: Hashable, Sendable {
    package let by: StaffMember.ID
    package let at: Timestamp
    package let acknowledgement: StaffAct.Acknowledgement
  }

  package struct Signature: Hashable, Sendable {
    package let by: StaffMember.ID
    package let at: Timestamp
    package let verdict: SessionEvent.Verdict
    /// The number of the event.
    package let number: Int
  }

  package struct Voiding: Hashable, Sendable {
    package let by: StaffMember.ID
    package let at: Timestamp
    package let reason: String
  }

  package struct Exported: Hashable, Sendable {
    package let by: StaffMember.ID
    package let at: Timestamp
    package let format: ExportedFormat
  }

  /// One answer that was given, or taken away, to a question.
  package struct Change: Hashable, Sendable {
    package let answer: Answer?
    /// Nobody of the staff: the patient.
    package let by: StaffMember.ID?
    package let at: Timestamp
    package let reason: String?
    package fileprivate(set) var isUndone = false
  }

  private struct Place: Hashable, Sendable {
    let item: Item.ID
    let order: Int
  }
}

extension Review {
  private mutating func apply(_ stored: StoredEvent) {
    version = stored.number
    let at = stored.at
    switch stored.event {
    case .staff(let entry):
      apply(entry, number: stored.number, at: at)
      return
    case .opened:
      openedAt = openedAt ?? at
      isAtKiosk = true
    case .answered(let item, let answer):
      add(Change(answer: answer, by: nil, at: at, reason: nil), to: item)
    case .skipped(let item):
      add(Change(answer: nil, by: nil, at: at, reason: nil), to: item)
    case .interrupted: interruptedAt = at
    case .submitted: submittedAt = at
    case .closed:
      closedAt = at
      isAtKiosk = false
    case .codeEntered:
      code = nil
      closedAt = nil
      isAtKiosk = true
    case .languageChosen, .takenBack, .resumed: break
    }
    lastPatientEventAt = at
  }

  private mutating func apply(_ entry: StaffEntry, number: Int, at: Timestamp) {
    switch entry.act {
    case .received:
      receivedBy = entry.by
      isAtKiosk = false
    case .viewed: break
    case .claimed(let station): claim = Claim(by: entry.by, station: station, at: at)
    case .released: claim = nil
    case .identified(let identity):
      self.identity = identity
      changesSinceSignature += 1
    case .entered(let item, let answer): change(item, answer, entry, reason: nil, at: at)
    case .cleared(let item): change(item, nil, entry, reason: nil, at: at)
    case .amended(let item, let answer, let reason):
      change(item, answer, entry, reason: reason, at: at)
    case .undone(let item): undo(item)
    case .acknowledged(let acknowledgement):
      acknowledgements.append(
        Acknowledged(by: entry.by, at: at, acknowledgement: acknowledgement))
    case .codeGiven(let code): self.code = Code(code: code, at: at)
    case .interviewEnded:
      closedAt = at
      isAtKiosk = false
      code = nil
    case .signed(let verdict):
      signatures.append(Signature(by: entry.by, at: at, verdict: verdict, number: number))
      changesSinceSignature = 0
      undoable = []
    case .voided(let reason): voiding = Voiding(by: entry.by, at: at, reason: reason)
    case .exported(let format):
      exports.append(Exported(by: entry.by, at: at, format: format))
    }
  }

  private mutating func change(
    _ item: Item.ID, _ answer: Answer?, _ entry: StaffEntry, reason: String?, at: Timestamp
  ) {
    add(Change(answer: answer, by: entry.by, at: at, reason: reason), to: item)
    undoable.append(Place(item: item, order: (histories[item]?.count ?? 1) - 1))
  }

  private mutating func add(_ change: Change, to item: Item.ID) {
    changesSinceSignature += 1
    histories[item, default: []].append(change)
  }

  private mutating func undo(_ item: Item.ID) {
    guard let last = undoable.last, last.item == item else { return }
    undoable.removeLast()
    changesSinceSignature -= 1
    histories[last.item]?[last.order].isUndone = true
  }
}

extension Review {
  /// The answer to this question as it stands: the last that was not undone.
  package func standing(_ item: Item.ID) -> Change? { histories[item]?.last { !$0.isUndone } }

  package var signature: Signature? { signatures.last }

  package var isChangedSinceSignature: Bool { signature != nil && changesSinceSignature > 0 }

  /// Signed, and nothing was changed since.
  package var isSigned: Bool { signature != nil && changesSinceSignature == 0 }

  /// Counted from 1; the one being worked on where the last is signed no more.
  package var revision: Int { signatures.count + (isSigned ? 0 : 1) }

  package var isVoid: Bool { voiding != nil }

  /// Whether somebody has acknowledged an alert of this loudness that arose at that moment.
  package func isAcknowledged(_ alert: Alert, since raised: Timestamp) -> Bool {
    acknowledgements.contains { $0.at >= raised && $0.acknowledgement.alert >= alert }
  }
}
