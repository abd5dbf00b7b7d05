import Crypto
import Interview
import Rules

/// What the messages about one record have in common.
struct HL7Chart: Sendable {
  let record: ChartRecord
  let settings: ChartSettings
  let profile: ReceiverProfile
  let language: Language
  let phrases: HL7Phrases

  init(
    _ record: ChartRecord, settings: ChartSettings, profile: ReceiverProfile, in language: Language
  ) {
    self.record = record
    self.settings = settings
    self.profile = profile
    self.language = language
    phrases = .inLanguage(language)
  }

  var form: Form { record.form }

  func moment(_ timestamp: Timestamp) -> HL7Field { .time(record.local(timestamp)) }

  /// Names the message: a second sending has the same name, a change of status another. The event
  /// count tells one preliminary state of a revision from the next.
  func controlID(of kind: HL7Kind) -> String {
    let state =
      switch record.status {
      case .preliminary: "\(record.status.rawValue).\(record.session.version)"
      case .final, .amended, .void: record.status.rawValue
      }
    let hash = SHA256.hash(data: Array("\(record.name)|\(state)|\(kind.rawValue)".utf8))
    return String(Base32.text(of: hash).prefix(20))
  }

  var header: HL7Chart.Header { Header(chart: self) }

  /// Assigns the numbers of our records.
  var namespace: String { profile.sending.application }
}

extension HL7Chart {
  /// The segments that say who sends what about whom.
  struct Header: Sendable {
    fileprivate let chart: HL7Chart

    func message(_ kind: HL7Kind) -> HL7Segment {
      let profile = chart.profile
      let facility = chart.settings.facility
      return HL7Segment(
        .header,
        [
          3: .text(profile.sending.application),
          4: .text(profile.sending.facility ?? facility),
          5: .text(profile.receiving.application),
          6: .text(profile.receiving.facility ?? facility),
          7: chart.moment(chart.record.changedAt),
          9: type(of: kind),
          10: .text(chart.controlID(of: kind)),
          11: .text(profile.processing == .production ? "P" : "T"),
          12: .text("2.5.1"),
          15: .text("AL"),
          16: .text("NE"),
          18: .text(profile.characterSet.headerName),
          19: chart.coded(chart.language),
        ])
    }

    private func type(of kind: HL7Kind) -> HL7Field {
      switch (kind, chart.profile.documentHeader) {
      case (.result, _): .parts("ORU", "R01", "ORU_R01")
      case (.document, .event): .parts("MDM", "T02")
      case (.document, .eventAndStructure): .parts("MDM", "T02", "MDM_T02")
      }
    }

    var patient: HL7Segment {
      let identity = chart.record.review.identity
      return HL7Segment(
        .patient,
        [
          1: .number(1),
          3: number(of: identity),
          5: identity?.name.map { PersonName($0).field } ?? PersonName.unknown,
          7: identity?.birthDate.map { .date($0) } ?? .empty,
          15: chart.coded(chart.record.session.language),
        ])
    }

    /// Where the clinic's number is not known, the session stands for the patient.
    private func number(of identity: PatientIdentity?) -> HL7Field {
      let numbers = chart.profile.recordNumbers
      guard let number = identity?.recordNumber else {
        return .patientNumber(chart.record.id.text, authority: [chart.namespace], type: "PI")
      }
      return .patientNumber(
        numbers.padded(number), authority: chart.authority, type: numbers.type)
    }

    /// Outpatient; which visit is not ours to say.
    var visit: HL7Segment { HL7Segment(.visit, [1: .number(1), 2: .text("O")]) }
  }

  fileprivate var authority: [String] {
    let name = profile.recordNumbers.authority ?? settings.facility
    let prefix = "urn:oid:"
    let system = settings.recordNumberSystem
    let known = system.hasPrefix(prefix) ? String(system.dropFirst(prefix.count)) : nil
    return [name] + (profile.recordNumbers.oid ?? known).map { [$0, "ISO"] }.orNone
  }

  /// Without a coding system: the table of languages is each site's own.
  func coded(_ language: Language) -> HL7Field {
    let name = form.questionnaire.languages.first { $0.language == language }?.name
    return .parts(language.code, name ?? language.code)
  }
}

extension [String]? {
  fileprivate var orNone: [String] { self ?? [] }
}

/// RFC 4648's letters, without padding.
private enum Base32 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  static func text(of bytes: some Sequence<UInt8>) -> String {
    var text = ""
    var bits = 0
    var count = 0
    for byte in bytes {
      bits = (bits << 8 | Int(byte)) & 0xFFFF
      count += 8
      while count >= 5 {
        count -= 5
        text.append(letters[bits >> count & 31])
      }
    }
    return text
  }
}
