/// What a key, a hint or a button of the desk does.
package enum DeskAction: Hashable, Sendable {
  case open
  case back
  case find
  case filter
  case newInterview
  case help
  case switchLanguage
  case lock
  case signOut
  case quit
  case acknowledge
  case save
  case identify
  case items
  case interview
  case amend
  case sign
  case undo
  case handBack
  case voidSession
  case takeOver
  case endInterview
  case nextPart
  case changes
  case change
  case export
  case outbox
  case tryAgain
}
