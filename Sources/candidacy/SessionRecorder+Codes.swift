import Interview
import Kiosk
import Store

extension SessionRecorder {
  /// For how long a code can be entered.
  private static let codeLife: Int64 = 12 * 3_600_000

  /// Goes on with the session that this code was given for, and leaves the one that was begun here.
  mutating func enter(_ code: AccessCode) -> KioskFeedback {
    do throws(StoreError) {
      // Staff may store something between the look and the entry; twice in a row they do not.
      for _ in 0..<2 {
        let now = Timestamp.now()
        guard let found = try opened(by: code, at: now) else { return .codeRefused }
        guard let events = try events(entering: found, at: now) else { continue }
        leave(for: found.id)
        take(found.id, stored: events.count)
        return .continued(events: events, ticket: found.ticket)
      }
      return .codeRefused
    } catch {
      return .failed
    }
  }

  /// The only session that the code can open at this kiosk now.
  private func opened(by code: AccessCode, at now: Timestamp) throws(StoreError) -> StoredSession? {
    let since = Timestamp(milliseconds: now.milliseconds - Self.codeLife)
    let sessions = try store.sessions(openedBy: code, givenAfter: since)
    var open: [StoredSession] = []
    for id in Set(sessions) {
      let session = try store.stored(id)
      if accepts(code, for: session) { open.append(session) }
    }
    let found = open.count == 1 ? open.first : nil
    // What the code opened and this kiosk does not go on with is none of its business.
    for id in sessions where id != found?.id && id != session { store.forget(id) }
    return found
  }

  private func accepts(_ code: AccessCode, for session: StoredSession) -> Bool {
    guard let events = session.events, case .opened(let opening)? = events.first?.event,
      opening.digest == digest
    else { return false }
    let review = Review(events)
    return review.code?.code == code && !review.isVoid && !review.isSigned
  }

  /// Everything of the session once the code is entered; nothing when it was overtaken.
  private func events(
    entering found: StoredSession, at now: Timestamp
  ) throws(StoreError) -> [SessionEvent]? {
    let before = found.events ?? []
    let number: Int
    do {
      number = try store.append([.codeEntered], to: found.id, after: before.count, at: now)
    } catch .conflict {
      return nil
    }
    // The same event under the same number is no conflict; its time tells whose it is.
    let entry = try store.events(of: found.id).first { $0.number == number }
    return entry?.at == now ? before.map(\.event) + [.codeEntered] : nil
  }

  /// The patient had begun without the code; what was answered so far stays as it is.
  private mutating func leave(for other: Session.ID) {
    guard hasBegun, session != other else { return }
    _ = record([.closed(.leftByPatient)])
  }
}
