/// What a session was written as when it was taken out by hand.
package enum ExportedFormat: Hashable, Sendable, CaseIterable {
  case text
  case fhir
  case hl7v2
  case mdm
  case pdf
  case csv
  case ndjson
}
