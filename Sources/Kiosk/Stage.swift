import Interview

/// Where the patient is.
enum Stage: Hashable, Sendable {
  case welcome
  case question(Int, Course)
  /// An emergency answer was given to the question at this place.
  case interrupted(Int, Course)
  case review
  case result
  case handout(Int)
  case ticket

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
  /// Append to the open session, after this many events.
  case record([SessionEvent], after: Int)
  case ring
  /// The session is over: forget it and clear everything of it from the terminal.
  case wipe
}

package enum KioskFeedback: Equatable, Sendable {
  case began(ticket: Int)
  case recorded
  /// Nothing of the last effect is certain to be stored; it may be repeated as it is.
  case failed
}
