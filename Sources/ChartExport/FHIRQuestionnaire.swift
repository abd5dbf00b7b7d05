import Interview
import Rules

/// The questionnaire itself as FHIR R4 has it, and what is lost on the way.
package struct FHIRQuestionnaire: Sendable {
  package let bytes: [UInt8]
  package let losses: [FHIRLoss]

  package init(
    _ form: Form, rules: RuleSet, settings: ChartSettings
  ) throws(ChartRefusal) {
    let writer = FHIRQuestionnaireWriter(form: form, rules: rules, settings: settings)
    bytes = try FHIRDocument.bytes(writer.questionnaire, called: "FHIR questionnaire")
    losses = writer.losses
    let faults = FHIRCheck(form, settings: settings).faults(inQuestionnaire: bytes)
    guard faults.isEmpty else {
      throw .failedCheck(format: "FHIR questionnaire", faults: faults.map(\.sentence))
    }
  }
}

struct FHIRQuestionnaireWriter {
  let form: Form
  let rules: RuleSet
  let settings: ChartSettings

  var addresses: FHIRAddresses {
    FHIRAddresses(settings: settings, questionnaire: form.questionnaire)
  }

  private var source: Questionnaire { form.questionnaire }

  var questionnaire: FHIR.Questionnaire {
    FHIR.Questionnaire(
      language: source.languages.first?.language.code ?? "en",
      url: addresses.questionnaireURL, version: source.version, name: source.id.text.typeName,
      title: source.title.source, _title: translated(source.title),
      description: "\(source.introduction.source)\n\n\(source.status.source)",
      item: source.sections.enumerated().map { group($1, at: $0) } + scoreGroup)
  }

  private func group(_ section: Section, at place: Int) -> FHIR.Item {
    var written = FHIR.Item(
      linkId: FHIRAddresses.link(of: section), text: section.title.source,
      _text: translated(section.title), type: "group")
    enable(&written, when: section.when)
    written.item = form.items.indices.filter { form.sectionPlaces[$0] == place }
      .map { question(at: $0) }
    return written
  }

  func enable(_ item: inout FHIR.Item, when condition: Condition?) {
    guard let condition, let tests = FHIREnableWhen.reading(condition, of: form, settings) else {
      return
    }
    item.enableWhen = tests.list
    item.enableBehavior = tests.behavior
  }

  /// Worked out by whoever shows the questionnaire, as the mean of numbers that are all there.
  private var scoreGroup: [FHIR.Item] {
    let items = rules.definition.scores.map { score in
      let sum = score.items.map { "%resource.descendants().where(linkId='\($0)').answer.value" }
        .joined(separator: " + ")
      let mean = "((\(sum)) / \(score.items.count)).round(\(score.decimals))"
      return FHIR.Item(
        extension: [
          FHIR.Extension(
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
            .expression(FHIR.Expression(expression: mean)))
        ],
        linkId: FHIRAddresses.link(of: score.id.text),
        code: [FHIR.Coding(addresses.words("score"), score.id.text)],
        text: score.label.source, _text: translated(score.label), type: "decimal",
        readOnly: true)
    }
    guard !items.isEmpty else { return [] }
    return [FHIR.Item(linkId: "scores", text: "Scores", type: "group", item: items)]
  }

  func translated(_ text: LocalizedText) -> FHIR.Extended? {
    let translations = source.languages.compactMap { named in
      text.translations[named.language].map {
        FHIR.Extension.translation($0, in: named.language.code)
      }
    }
    return translations.isEmpty ? nil : FHIR.Extended(extension: translations)
  }
}

extension FHIRQuestionnaireWriter {
  /// What FHIR cannot say, by place.
  var losses: [FHIRLoss] {
    source.sections.flatMap { losses(of: $0) }
      + form.items.flatMap { losses(of: $0) } + lossesOfAll + [.rules]
  }

  private var lossesOfAll: [FHIRLoss] {
    var losses: [FHIRLoss] = []
    if form.items.contains(where: { $0.options.contains(where: \.isUnknown) }) {
      losses.append(.unknownOptions)
    }
    if form.items.contains(where: { !$0.sources.isEmpty }) { losses.append(.sources) }
    if source.languages.count > 1 { losses.append(.translatedIntroduction) }
    return losses
  }

  private func losses(of section: Section) -> [FHIRLoss] {
    var losses: [FHIRLoss] = []
    if let when = section.when {
      switch FHIREnableWhen.reading(when, of: form, settings)?.precision {
      case nil: losses.append(.sectionCondition(section.id))
      case .wider?: losses.append(.widerSectionCondition(section.id))
      case .exact?: break
      }
    }
    if section.endsWhen != nil { losses.append(.ending(section.id)) }
    return losses
  }

  private func losses(of item: Item) -> [FHIRLoss] {
    var losses: [FHIRLoss] = []
    if let when = item.when {
      switch FHIREnableWhen.reading(when, of: form, settings)?.precision {
      case nil: losses.append(.condition(item.id))
      case .wider?: losses.append(.widerCondition(item.id))
      case .exact?: break
      }
    }
    switch item.kind {
    case .oneOfPicked(let other): losses.append(.offeredOptions(item.id, of: other))
    case .scale, .number: if !item.options.isEmpty { losses.append(.optionsOfNumber(item.id)) }
    case .one, .many, .text: break
    }
    if item.ifNotAsked != .unknown || item.ifUnanswered != .unknown {
      losses.append(.standIn(item.id))
    }
    if item.isSafetyQuestion { losses.append(.warnings(item.id)) }
    if let other = item.needs { losses.append(.needs(item.id, other)) }
    if item.picture != nil { losses.append(.picture(item.id)) }
    if item.atDesk != nil { losses.append(.deskUse(item.id)) }
    if item.hasFixedWording { losses.append(.fixedWording(item.id)) }
    return losses
  }
}

extension String {
  /// As in `TpiCandidacy`: a name that programs can use.
  fileprivate var typeName: String {
    let words = split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return name.first?.isLetter == true ? name : "Questionnaire\(name)"
  }
}
