import Interview
import Rules

/// How a receiver is told which patient a bundle is about.
package enum FHIRPatientRule: Hashable, Sendable {
  /// The receiver finds its one patient with this record number, or refuses the bundle.
  case mustExist
  /// The receiver makes a patient where it has none with this record number.
  case createdIfMissing
}

/// One session with everything that its resources share.
struct FHIRRecord: Sendable {
  let record: ChartRecord
  let settings: ChartSettings
  let patientRule: FHIRPatientRule
  /// Of whoever reads the chart.
  let language: Language
  let addresses: FHIRAddresses
  let sheet: AnswerSheet
  let assessment: Assessment
  let explanation: Explanation
  let phrases: FHIRPhrases
  let notePhrases: NotePhrases

  init(
    _ record: ChartRecord, settings: ChartSettings, patientRule: FHIRPatientRule,
    in language: Language
  ) {
    self.record = record
    self.settings = settings
    self.patientRule = patientRule
    self.language = language
    addresses = FHIRAddresses(settings: settings, questionnaire: record.form.questionnaire)
    sheet = record.sheet
    assessment = record.rules.assess(sheet, of: record.form)
    explanation = Explanation(
      assessment, of: sheet, form: record.form, rules: record.rules, in: language)
    phrases = .inLanguage(language)
    notePhrases = .inLanguage(language)
  }
}

extension FHIRRecord {
  var form: Form { record.form }

  /// Names what is sent: one for each signed revision and one for the work on the next, which
  /// each sending replaces. A void session keeps the name under which it was sent last.
  var key: String {
    let signed = record.review.signatures.count
    switch record.status {
    case .final, .amended: return record.name
    case .preliminary: return "\(record.name).preliminary"
    case .void:
      return signed > 0 ? "\(record.id.text).\(signed)" : "\(record.id.text).1.preliminary"
    }
  }

  /// Of the signed revision before this one.
  var replacedKey: String? {
    switch record.status {
    case .amended: "\(record.id.text).\(record.revision - 1)"
    case .final, .preliminary, .void: nil
    }
  }

  func identifier(_ role: String) -> FHIR.Identifier {
    FHIR.Identifier(system: addresses.identifiers(role), value: key)
  }

  func url(_ role: String) -> String {
    "urn:uuid:\(ChartUUID(address: "\(addresses.identifiers(role))/\(key)").text)"
  }

  func reference(_ role: String, _ type: String) -> FHIR.Reference {
    FHIR.Reference(reference: url(role), type: type)
  }

  func meta(_ profile: FHIRProfile? = nil) -> FHIR.Meta {
    var tags = [
      FHIR.Coding(addresses.tags("export"), key),
      FHIR.Coding(addresses.tags("session"), record.id.text),
      FHIR.Coding(addresses.finality, record.status.rawValue),
    ]
    if !record.isIdentified {
      tags.append(FHIR.Coding(addresses.finality, "unidentified"))
    }
    return FHIR.Meta(profile: profile.map { [$0.url] }, tag: tags)
  }

  func narrative(_ lines: String...) -> FHIR.Narrative {
    FHIR.Narrative(lines.map(\.fhirText), in: language.code)
  }

  func moment(_ timestamp: Timestamp) -> String { record.local(timestamp).isoText }

  var answeredAt: String { moment(record.answeredAt ?? record.asOf) }

  var recordedAt: String { moment(record.changedAt) }
}

/// A profile that a resource says it keeps.
enum FHIRProfile: String, Sendable {
  case response = "us-core-questionnaireresponse"
  case screening = "us-core-observation-screening-assessment"
  case document = "us-core-documentreference"
  case provenance = "us-core-provenance"

  var url: String { "http://hl7.org/fhir/us/core/StructureDefinition/\(rawValue)" }
}
