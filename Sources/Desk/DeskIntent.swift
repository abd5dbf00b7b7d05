import Interview

/// What somebody at the desk wants to do with a session.
enum DeskIntent: Hashable, Sendable {
  case view
  case claim
  case release
  case identify(PatientIdentity)
  case enter(Item.ID, Answer)
  case clear(Item.ID)
  case amend(Item.ID, Answer?, reason: String)
  case undo
  case acknowledge(initials: String)
  case giveCode
  case endInterview
  case sign
  case void(reason: String)
}

/// Why it cannot be done.
enum DeskRefusal: Error, Hashable, Sendable {
  case claimedElsewhere(StaffMember.ID, Timestamp)
  case beingAnswered
  case void
  case signed
  case notChanged
  case reasonMissing
  case rejected(Rejection)
  case noSuchQuestion
  /// This answer counts only with an answer to that question.
  case needs(Item.ID)
  /// An emergency answer that stands cannot be made milder.
  case emergencyStands
  case nothingToUndo
  case nothingToAcknowledge
  case initialsMissing
  case complete
  case unsignable([SignatureGap])
}

/// What is missing before a review can be signed.
enum SignatureGap: Hashable, Sendable {
  case identity
  case acknowledgement
  case answer(Item.ID)
}
