import Store

/// Where the clinic's key is, whether it is the store's, and what that means.
struct DoctorKey {
  let store: String
  /// Where the key is open, or its passphrase was given.
  let identity: ClinicIdentity?

  var findings: [DoctorFinding] {
    let path = KeyFile.path(beside: store)
    let receiver = Receiver(of: store)
    do throws(StoreError) {
      let file = try KeyFile(at: path)
      let fit = try file.fit(to: receiver.clinic, opened: identity)
      let problem = fit.problem(of: file, at: path).map {
        DoctorFinding.problem(.key, $0.sentence, fix: $0.fix)
      }
      switch fit {
      case .foreign, .unsure: return problem.map { [$0] } ?? []
      case .present, .former: return (problem.map { [$0] } ?? []) + [Self.state(of: file, at: path)]
      }
    } catch {
      if receiver == .nobody, error == .noKeyFile(path: path) {
        return [
          .ok(.key, "There is none, because nothing is sealed yet: the next start makes it.")
        ]
      }
      return [
        .problem(
          .key, error.sentence,
          fix: DoctorPermissions.fix(of: path)
            ?? "Without the key nothing can be read: put a copy of its file back. Of the backups only"
            + " those hold it that were made after `candidacy keys protect`.")
      ]
    }
  }

  /// Whom the store seals to.
  private enum Receiver: Equatable {
    case clinic(ClinicPublicKey)
    /// An older format seals nothing.
    case nobody
    /// What is wrong with the store is said of the store.
    case unknown

    init(of store: String) {
      do throws(StoreError) {
        self = try ClinicPublicKey.sealing(storeAt: store).map { .clinic($0) } ?? .nobody
      } catch {
        self = .unknown
      }
    }

    var clinic: ClinicPublicKey? {
      switch self {
      case .clinic(let key): key
      case .nobody, .unknown: nil
      }
    }
  }

  private static func state(of file: KeyFile, at path: String) -> DoctorFinding {
    guard file.isLocked else {
      return .warning(
        .key,
        "Key \(file.clinic.name) lies open in \(path): whoever takes this disk can read every"
          + " record.",
        fix: "`candidacy keys protect` puts it behind a passphrase and prints a recovery code.")
    }
    return .ok(
      .key,
      "Key \(file.clinic.name) is behind its passphrase: kiosks go on, and a desk asks for it. The"
        + " disk alone shows questionnaires, times and counts, and answers only of an interview that"
        + " waits for its six digits, which can be guessed within hours.")
  }
}
