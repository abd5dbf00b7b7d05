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

  var findings: [DoctorFinding] {
    let diagnosis: StoreDiagnosis
    let inspection: StoreInspection
    do throws(StoreError) {
      diagnosis = try StoreDiagnosis(at: place.path)
      inspection = try StoreInspection(
        of: place.path, opening: identity, archiveFits: StoredQuestionnaire.isArchive)
    } catch {
      let found: [DoctorFinding] = [
        Self.program, .problem(.store, error.sentence, fix: Self.fix(of: error)),
      ]
      // The rights of a file that is no store are not for us to change.
      if case .notAStore = error { return found }
      return found + permissions + key
    }
    return [
      .ok(
        .program,
        "candidacy \(Candidacy.configuration.version), SQLite \(diagnosis.sqliteVersion)."),
      format(diagnosis, inspection), settings(diagnosis), clock(inspection), chain(inspection),
    ] + permissions + key + history(inspection)
  }

  /// Where SQLite was not asked for its own.
  static let program = DoctorFinding.ok(
    .program, "candidacy \(Candidacy.configuration.version).")

  private static let upgrade =
    "Start a kiosk or a desk: it keeps a sealed backup, then brings the store up."

  private func format(_ diagnosis: StoreDiagnosis, _ inspection: StoreInspection) -> DoctorFinding {
    guard diagnosis.version < StoreDiagnosis.knownVersion else {
      return .ok(.store, "\(place.path), format \(diagnosis.version).")
    }
    return .warning(
      .store,
      "\(place.path) has the older format \(diagnosis.version)"
        + (inspection.isSealed ? "." : ", in which nothing is sealed: whoever reads it reads all."),
      fix: Self.upgrade)
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
    let events = BackupReport.counted(inspection.head.count, "event", "events")
    guard inspection.isSealed else {
      return .warning(
        .chain, "Nothing is chained: of its \(events) nobody can say whether they were changed.",
        fix: Self.upgrade)
    }
    return .ok(.chain, "Whole: \(events), head \(inspection.head.text).")
  }

  private var permissions: [DoctorFinding] {
    DoctorPermissions(store: place, account: SystemAccount.id).findings
  }

  private var key: [DoctorFinding] { DoctorKey(store: place.path, identity: identity).findings }

  private func history(_ inspection: StoreInspection) -> [DoctorFinding] {
    guard inspection.isSealed else { return DoctorHistory.ofOlderFormat(inspection.version) }
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

extension DoctorStore {
  /// What the sentence of `error` does not say yet.
  fileprivate static func fix(of error: StoreError) -> String {
    switch error {
    case .notAStore:
      "Name the file of the store with --store. If this was it, keep a copy of it, then `candidacy"
        + " restore`."
    case .newer: "Use the newer version of the program."
    case .cannotCreateFolder, .cannotOpen, .readOnly: "Run this as the account of the store."
    case .unsafeSetting: "Put the store on a local disk."
    case .full: "Free some space on the disk of the store."
    case .busy: "Wait for the program that holds it, then run this again."
    case .ioError: "Check the disk and its cable, then run this again."
    case .failed, .noMemory: "Run this again."
    case .damagedFile, .altered, .changedKey, .noBackup, .conflict, .gap, .notStorable, .damaged,
      .noSuchSession,
      .archiveConflict, .staffConflict, .staffGap, .damagedStaff, .deliveryConflict, .deliveryGap,
      .damagedDelivery, .payloadConflict, .damagedPayload, .siteConflict, .siteGap, .damagedSite,
      .locked, .otherKey, .keyMissing, .keyDamaged, .destroyed, .noKeyFile, .keyFileUnreadable,
      .keyFileUnwritable, .keyFileExposed, .keyFileDamaged, .keyFileInUse, .keyFileOpen,
      .wrongSecret, .cannotWatch:
      "Keep a copy of it, then `candidacy restore`."
    }
  }
}
