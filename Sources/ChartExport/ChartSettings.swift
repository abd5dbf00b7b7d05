/// What a clinic calls itself and its numbers, in the addresses that charts use.
package struct ChartSettings: Hashable, Sendable {
  /// Begins every canonical and every code system of ours; without a final slash.
  package let base: String
  /// The system of the clinic's medical record numbers: a URL, or `urn:oid:` and an OID.
  package let recordNumberSystem: String
  package let facility: String

  package init(base: String, recordNumberSystem: String, facility: String) {
    self.base = base
    self.recordNumberSystem = recordNumberSystem
    self.facility = facility
  }

  /// Until a clinic has said otherwise: a name that RFC 2606 keeps from ever being anybody's.
  package static let standard = ChartSettings(
    base: "https://candidacy.invalid", recordNumberSystem: "https://candidacy.invalid/mrn",
    facility: "CANDIDACY")
}

/// Whether a chart may get a session of nobody in particular.
package enum ChartIdentityRule: Hashable, Sendable {
  case required
  /// Somebody said that it was meant.
  case waived
}
