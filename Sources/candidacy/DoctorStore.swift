import ChartExport
import Interview
import Store

/// What `doctor` says of the store, its key and its history.
struct DoctorStore {
  private let place: FilePlace
  private let identity: ClinicIdentity?
  private let now: Timestamp

  init(_ place: FilePlace, identity: ClinicIdentity?, now: Timestamp) throws {
    self.place = place
    self.identity = identity
    self.now = now
  }

  static func missing(_ place: FilePlace) -> [DoctorFinding] {
    if let reason = place.obstacle {
      return missingProgram + [
        .problem(
          .store,
          "Nobody can say whether a store is at \(place.path): it cannot be reached"
            + " (\(reason)).",
          fix: "Run this as the account of the store, or give this account the right to enter the"
            + " folder \(place.folder).")
      ]
    }
    return [
      .ok(.program, "candidacy \(Candidacy.configuration.version)."),
      .ok(.store, "There is no store at \(place.path) yet: the first start makes it."),
    ]
  }

  var findings: [DoctorFinding] {
    let diagnosis: StoreDiagnosis
    let inspection: StoreInspection
    do throws(StoreError) {
      diagnosis = try StoreDiagnosis(at: place.path)
      inspection = try StoreInspection(
        of: place.path, opening: identity, archiveFits: StoredQuestionnaire.isArchive)
    } catch {
      return Self.missingProgram + [
        .problem(.store, error.sentence, fix: "Keep a copy of it, then `candidacy restore`.")
      ] + permissions + key
    }
    return [
      .ok(
        .program,
        "candidacy \(Candidacy.configuration.version), SQLite \(diagnosis.sqliteVersion)."),
      format(diagnosis), settings(diagnosis), clock(inspection), chain(inspection),
    ] + permissions + key + history(inspection)
  }

  private static let missingProgram: [DoctorFinding] = [
    .ok(.program, "candidacy \(Candidacy.configuration.version).")
  ]

  private func format(_ diagnosis: StoreDiagnosis) -> DoctorFinding {
    guard diagnosis.version < StoreDiagnosis.knownVersion else {
      return .ok(.store, "\(place.path), format \(diagnosis.version).")
    }
    return .warning(
      .store, "\(place.path) has the older format \(diagnosis.version), which is not sealed.",
      fix: "Start a desk or a kiosk: it keeps a backup and brings the store up.")
  }

  private func settings(_ diagnosis: StoreDiagnosis) -> DoctorFinding {
    let unsafe = diagnosis.settings.filter { !$0.isSafe }
    guard unsafe.isEmpty else {
      let names = unsafe.map { "\($0.name) is \($0.found)" }.joined(separator: ", ")
      return .problem(
        .settings, "What is stored may not survive a power cut: \(names).",
        fix: "Put the store on a local disk.")
    }
    let names = diagnosis.settings.map { "\($0.name) \($0.found)" }.joined(separator: ", ")
    return .ok(.settings, "\(names).")
  }

  private func clock(_ inspection: StoreInspection) -> DoctorFinding {
    DoctorClock(
      now: now, lastEvent: inspection.lastEventAt,
      lastChange: place.changedAt.map { Timestamp(milliseconds: $0) }
    ).finding
  }

  private func chain(_ inspection: StoreInspection) -> DoctorFinding {
    guard inspection.isSound else {
      return .problem(
        .chain,
        (inspection.faults + (inspection.opening?.sentences ?? [])).joined(separator: " "),
        fix: "Keep a copy of the store, then restore the last backup.")
    }
    return .ok(
      .chain,
      "Whole: \(BackupReport.counted(inspection.head.count, "event", "events")), head"
        + " \(inspection.head.text).")
  }

  private var permissions: [DoctorFinding] {
    DoctorPermissions(store: place, account: SystemAccount.id).findings
  }

  private var key: [DoctorFinding] { DoctorKey(store: place.path, identity: identity).findings }

  private func history(_ inspection: StoreInspection) -> [DoctorFinding] {
    do throws(StoreError) {
      return DoctorHistory(
        lastBackup: inspection.lastBackupAt, outbox: try outbox(inspection.version), now: now
      ).findings
    } catch {
      let kept = DoctorHistory(lastBackup: inspection.lastBackupAt, outbox: nil, now: now)
      return [
        kept.backup,
        .problem(
          .outbox, "What is on its way cannot be read. \(error.sentence)",
          fix: "Do that first, then run `candidacy doctor` again."),
      ]
    }
  }

  private func outbox(_ version: Int) throws(StoreError) -> Outbox? {
    guard version == StoreDiagnosis.knownVersion, let identity else { return nil }
    let store = try SQLiteEventStore(at: place.path)
    try store.unlock(with: identity)
    return Outbox(try store.deliveries(after: 0))
  }
}
