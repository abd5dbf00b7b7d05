import Interview
import Rules

extension FHIRRecord {
  static let suggestion = "suggestion"

  /// Questions with a published code or a part in a score, then scores, then the suggestion.
  var observations: [(role: String, resource: FHIR.Observation)] {
    itemObservations + scoreObservations + [(Self.suggestion, suggestionObservation)]
  }

  private static func role(of item: Item) -> String { "item-\(item.id)" }

  private var itemObservations: [(role: String, resource: FHIR.Observation)] {
    let scored = Set(record.rules.definition.scores.flatMap(\.items))
    return record.standings.compactMap { place, standing in
      let item = form.items[place]
      guard scored.contains(item.id) || !item.codes.isEmpty else { return nil }
      var written = observation(Self.role(of: item), code: code(of: item))
      switch standing {
      case .answered(.number(let number)):
        written.valueQuantity = score(number)
        written.text = narrative("\(item.ask[language]) \(number.plainText)")
      case .declined(let answer):
        written.dataAbsentReason = absence(of: answer, at: place).concept
        written.text = narrative(
          "\(item.ask[language]) \(form.words(for: answer, at: place, in: language))")
      case .answered, .unanswered, .doubtful, .notCounted: return nil
      }
      return (Self.role(of: item), written)
    }
  }

  private var scoreObservations: [(role: String, resource: FHIR.Observation)] {
    let members = Set(itemObservations.map(\.role))
    return zip(record.rules.definition.scores, assessment.scores).compactMap { score, value in
      let present = score.items.compactMap { id in
        form.place(of: id).map { Self.role(of: form.items[$0]) }
      }
      .filter(members.contains)
      guard !present.isEmpty else { return nil }
      let role = "score-\(score.id)"
      let label = score.label[language]
      var written = observation(
        role,
        code: FHIR.CodeableConcept(
          FHIR.Coding(addresses.words("score"), score.id.text, label), text: label))
      written.valueQuantity = value.map { self.score($0) }
      if value == nil { written.dataAbsentReason = FHIRAbsence.unknown.concept }
      written.hasMember = present.map { reference($0, "Observation") }
      written.text = narrative("\(label): \(value?.plainText ?? notePhrases.notKnown)")
      return (role, written)
    }
  }

  private var suggestionObservation: FHIR.Observation {
    let outcome = assessment.outcome
    let title = outcome.title[language]
    var written = observation(
      Self.suggestion,
      code: FHIR.CodeableConcept(
        FHIR.Coding("\(settings.base)/CodeSystem/result", "suggestion", phrases.suggestion),
        text: phrases.suggestion))
    written.performer = signer.map { [$0] }
    written.valueCodeableConcept = FHIR.CodeableConcept(
      FHIR.Coding(addresses.words("outcome"), outcome.id.text, title), text: title)
    let notes = [phrases.disclaimer] + (record.isFinished ? [] : [notePhrases.notFinished])
    written.note = notes.map { FHIR.Annotation(text: $0) }
    written.text = narrative("\(phrases.suggestion): \(title)", phrases.disclaimer)
    return written
  }

  private func observation(_ role: String, code: FHIR.CodeableConcept) -> FHIR.Observation {
    FHIR.Observation(
      meta: meta(.screening), language: language.code, text: narrative(code.text ?? role),
      identifier: [identifier(role)], status: resultStatus,
      category: [
        FHIR.CodeableConcept(
          FHIR.Coding(
            "http://terminology.hl7.org/CodeSystem/observation-category", "survey", "Survey"))
      ],
      code: code, subject: subject, effectiveDateTime: answeredAt, issued: issued,
      performer: [source], device: device,
      derivedFrom: [reference(Self.response, "QuestionnaireResponse")])
  }

  private func code(of item: Item) -> FHIR.CodeableConcept {
    let own = FHIR.Coding(addresses.words("item"), item.id.text)
    return FHIR.CodeableConcept(item.codes.map(\.coding) + [own], text: item.ask[language])
  }

  private func score(_ number: Double) -> FHIR.Quantity {
    FHIR.Quantity(
      value: number, unit: "{score}", system: "http://unitsofmeasure.org", code: "{score}")
  }

  var signer: FHIR.Reference? {
    guard record.review.isSigned, let signature = record.review.signature else { return nil }
    return practitioner(signature.by)
  }

  private var issued: String? {
    guard record.review.isSigned else { return nil }
    return record.review.signature.map { moment($0.at) }
  }

  /// Of everything that is asserted; a document says the same in the same words.
  var resultStatus: String {
    switch record.status {
    case .preliminary: "preliminary"
    case .final: "final"
    case .amended: "amended"
    case .void: "entered-in-error"
    }
  }
}
