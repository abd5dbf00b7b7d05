import Interview

/// One of the numbered runs of events in a store.
enum EventLog: Hashable, Sendable {
  case session(Session.ID)
  case staff
  case delivery

  func gap(_ number: Int) -> StoreError {
    switch self {
    case .session(let session): .gap(session: session, number: number)
    case .staff: .staffGap(number: number)
    case .delivery: .deliveryGap(number: number)
    }
  }

  func conflict(_ number: Int) -> StoreError {
    switch self {
    case .session(let session): .conflict(session: session, number: number)
    case .staff: .staffConflict(number: number)
    case .delivery: .deliveryConflict(number: number)
    }
  }
}
