import Interview

/// Where the patient is.
enum Stage: Hashable, Sendable {
  case welcome
  /// The code that staff gave is being typed.
  case code
  case question(Int, Course)
  /// An emergency answer was given to the question at this place.
  case interrupted(Int, Course)
  case review
  case result
  case handout(Int)
  case ticket
  /// Staff go on with the interview; nothing of it is left here but its ticket.
  case takenOver
  /// What was stored of the interview is gone.
  case lost
  /// The disk has no room for another interview.
  case noRoom

  /// Where an answer leads.
  enum Course: Hashable, Sendable {
    case onward
    case backToReview
  }
}

/// What the kiosk asks of the world around it.
package enum KioskEffect: Equatable, Sendable {
  /// Open a session with this first event.
  case begin(SessionEvent.Opening)
  /// Go on with the session that this code was given for.
  case enterCode(AccessCode)
  /// Append to the open session, after this many events.
  case record([SessionEvent], after: Int)
  /// Show the page before anything else is waited for.
  case show
  case ring
  /// The session is over: forget it and clear everything of it from the terminal.
  case wipe
}

package enum KioskFeedback: Equatable, Sendable {
  case began(ticket: Int)
  /// These are the events of the session that goes on here, all of them.
  case continued(events: [SessionEvent], ticket: Int)
  /// There is no room to begin anything; what was begun can be finished.
  case noRoom
  /// The code opens nothing, or nothing that this kiosk can go on with.
  case codeRefused
  /// Stored, after events of others that the kiosk did not know of.
  case recorded(with: [SessionEvent])
  /// Nothing is stored: the interview went on without this kiosk.
  case ended
  /// Nothing is stored, and what was is gone: it was destroyed, or the store is another one now.
  case lost
  /// Nothing of the last effect is certain to be stored; it may be repeated as it is.
  case failed
}
