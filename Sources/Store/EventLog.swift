import Interview

/// One of the numbered runs of events in a store.
enum EventLog: Hashable, Sendable {
  case session(Session.ID)
  case staff
  case delivery
  case site

  /// Unlike any other's; a session's id has no space.
  var name: String {
    switch self {
    case .session(let session): "session \(session.text)"
    case .staff: "staff"
    case .delivery: "delivery"
    case .site: "site"
    }
  }

  func gap(_ number: Int) -> StoreError {
    switch self {
    case .session(let session): .gap(session: session, number: number)
    case .staff: .staffGap(number: number)
    case .delivery: .deliveryGap(number: number)
    case .site: .siteGap(number: number)
    }
  }

  func conflict(_ number: Int) -> StoreError {
    switch self {
    case .session(let session): .conflict(session: session, number: number)
    case .staff: .staffConflict(number: number)
    case .delivery: .deliveryConflict(number: number)
    case .site: .siteConflict(number: number)
    }
  }

  func damaged(_ number: Int) -> StoreError {
    switch self {
    case .session(let session): .damaged(session: session, number: number)
    case .staff: .damagedStaff(number: number)
    case .delivery: .damagedDelivery(number: number)
    case .site: .damagedSite(number: number)
    }
  }
}
