import GRDB
import Interview

/// The keys of the logs that are read one beside the other; opening one takes long, so the last
/// few are kept.
final class LogKeys {
  private static let most = 64

  private let keyring: Keyring
  private var openings: [Int: Opening] = [:]

  init(_ keyring: Keyring) {
    self.keyring = keyring
  }

  enum Opening {
    case open(OpenLog)
    /// Nothing is kept of the key.
    case keyless
    /// It is sealed to another key, or was changed.
    case refused
  }

  func opening(
    of number: LogNumber, session: String, site: Site, in database: Database
  ) throws -> Opening {
    if let known = openings[number.value] { return known }
    let opening = try newOpening(of: number, session: session, site: site, in: database)
    if openings.count >= Self.most { openings = [:] }
    openings[number.value] = opening
    return opening
  }

  private func newOpening(
    of number: LogNumber, session: String, site: Site, in database: Database
  ) throws -> Opening {
    guard let wrapped = try database.wrappedKey(of: number) else { return .keyless }
    let log = EventLog(number, session: session)
    do throws(StoreError) {
      let key = try keyring.key(
        of: LogName(store: site.store, log: log), unwrapping: wrapped)
      return .open(OpenLog(log, number: number, key: key, in: site))
    } catch {
      return .refused
    }
  }
}

extension EventLog {
  init(_ number: LogNumber, session: String) {
    switch number.kind {
    case .session: self = .session(Session.ID(session))
    case .staff: self = .staff
    case .delivery: self = .delivery
    case .site: self = .site
    }
  }
}
