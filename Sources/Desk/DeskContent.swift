import ChartExport
import Interview
import Rules

/// A questionnaire as the desk uses it, loaded and checked.
package struct DeskContent: Sendable {
  package let form: Form
  package let rules: RuleSet
  /// Of the folder that both came from.
  package let digest: String
  /// Missing where no reasons are looked for.
  package let reasons: CaseReasons?

  package init(form: Form, rules: RuleSet, digest: String, reasons: CaseReasons? = nil) {
    self.form = form
    self.rules = rules
    self.digest = digest
    self.reasons = reasons
  }
}

/// The place and time zone that a desk works in.
package struct DeskSetting: Sendable {
  package let station: Station
  /// Without a key for so long, the desk locks; in milliseconds.
  package let lockAfter: Int64
  /// The folder that exports are written to; nothing where there is none.
  package let exports: String?
  package let key: KeyKeeping
  /// The time of day at the desk.
  package let local: @Sendable (Timestamp) -> LocalMoment

  /// How the key that opens the records is kept.
  package enum KeyKeeping: Hashable, Sendable {
    /// Behind a passphrase.
    case locked
    /// On this computer, for whoever can read the disk.
    case open
  }

  package init(
    station: Station, lockAfter: Int64 = DeskSetting.standardLockAfter,
    exports: String? = nil, key: KeyKeeping = .locked,
    local: @escaping @Sendable (Timestamp) -> LocalMoment
  ) {
    self.station = station
    self.lockAfter = lockAfter
    self.exports = exports
    self.key = key
    self.local = local
  }

  package static let standardLockAfter: Int64 = 5 * 60_000
}
