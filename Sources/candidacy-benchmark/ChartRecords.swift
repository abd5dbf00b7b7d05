import Authoring
import ChartExport
import Interview
import Questionnaires
import Rules
import TestSupplies

/// Signed sessions of patients who answer the shipped questionnaire by lot.
enum ChartRecords {
  static func records(count: Int) throws -> [ChartRecord] {
    let loaded = try PatientLines.shipped()
    var lot = SeededGenerator(seed: 20_261_121)
    return (0..<count).map { number in
      var events: [SessionEvent] = [
        .opened(
          SessionEvent.Opening(
            questionnaire: loaded.form.questionnaire.id,
            version: loaded.form.questionnaire.version, digest: loaded.digest,
            language: number.isMultiple(of: 2) ? "en" : "es"))
      ]
      events += PatientLines.events(of: loaded.form, &lot)
      let session = Session(form: loaded.form, replaying: events)
      let assessment = loaded.rules.assess(session)
      let verdict = SessionEvent.Verdict(
        outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)
      events += [.submitted(verdict), .closed(.finished)]
      events += [
        .staff(StaffEntry(by: "ana", .identified(identity(number)))),
        .staff(StaffEntry(by: "ana", .signed(verdict))),
      ]
      let id = Session.ID("benchmark-\(number)")
      let stored = events.enumerated().map { offset, event in
        StoredEvent(
          session: id, number: offset + 1, event: event,
          at: Timestamp(milliseconds: start + Int64(offset) * 8_000))
      }
      return ChartRecord(
        id: id, ticket: number + 1, events: stored, form: loaded.form, rules: loaded.rules,
        digest: loaded.digest, staffNames: ["ana": "Ana Ruiz"],
        asOf: Timestamp(milliseconds: start + 3_600_000),
        local: { LocalMoment($0, minutesFromUTC: 0) })
    }
  }

  private static let start: Int64 = 1_763_712_000_000

  private static func identity(_ number: Int) -> PatientIdentity {
    PatientIdentity(
      recordNumber: String(10_000 + number), name: "Nuñez, Eva \(number)", birthDate: nil)
  }
}
