import GRDB
import Interview

/// What was kept of the sessions that were destroyed, read where it is first asked for.
final class KeptActs {
  private let reader = EventReader()
  private var acts: [Session.ID: [Int: KeptAct]] = [:]
  /// The last event of the site's log that was read.
  private var last = 0

  /// What is kept of the event with this number in its session; nothing of most, and of those that
  /// were destroyed by an older program. `key` is of the site's log.
  func act(
    of number: Int, in session: Session.ID, with key: LogKey?, site: Site, in database: Database
  ) throws -> KeptAct? {
    if acts[session] == nil { try readOn(with: key, site: site, in: database) }
    return acts[session]?[number]
  }

  private func readOn(with key: LogKey?, site: Site, in database: Database) throws {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          \(Database.selectingRows) WHERE event.log = ? AND event.number > ? ORDER BY event.number
          """),
      arguments: [LogNumber.site.value, last])
    while let row = try rows.next() {
      guard let sealed = SealedRow(row, in: site) else { continue }
      last = sealed.number
      // One that cannot be read is said where it stands.
      guard let record = sealed.sealedRecord(with: key, session: ""),
        case .kept(let session, let kept)? = reader.siteEvent(record)
      else { continue }
      for act in kept where acts[session]?[act.number] == nil {
        acts[session, default: [:]][act.number] = act
      }
    }
  }
}

extension SealedRow {
  /// Of one that only a program with a key can have written.
  func sealedRecord(with key: LogKey?, session: String) -> EventRecord? {
    guard sealed.plainRecord == nil else { return nil }
    return sealed.record(with: key, under: header(session: session))
  }
}
