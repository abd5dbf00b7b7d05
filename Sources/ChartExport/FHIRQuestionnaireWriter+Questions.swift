import Interview

extension FHIRQuestionnaireWriter {
  func question(at place: Int) -> FHIR.Item {
    let item = form.items[place]
    var written = FHIR.Item(
      linkId: item.id.text, prefix: String(place + 1), text: item.ask.source,
      _text: translated(item.ask), type: "string")
    written.code = item.codes.isEmpty ? nil : item.codes.map(\.coding)
    switch form.section(of: place).respondent {
    case .staff: written.readOnly = true
    case .patient: break
    }
    enable(&written, when: item.when)
    shape(&written, as: item, at: place)
    let help = item.why.map { [display("\(item.id).why", "help", $0)] } ?? []
    let items = help + (written.item ?? [])
    written.item = items.isEmpty ? nil : items
    return written
  }

  private func shape(_ written: inout FHIR.Item, as item: Item, at place: Int) {
    switch item.kind {
    case .one, .oneOfPicked:
      written.type = "choice"
      written.extension = [.control("radio-button")]
      written.answerOption = form.options(of: place).map { option($0, of: item) }
    case .many:
      written.type = "choice"
      written.repeats = true
      written.extension = [.control("check-box")]
      written.answerOption = form.options(of: place).map { option($0, of: item) }
    case .scale(let scale):
      written.type = "integer"
      written.extension = [
        .control("slider"), .core("questionnaire-sliderStepValue", .integer(1)),
        .core("minValue", .integer(scale.range.lowerBound)),
        .core("maxValue", .integer(scale.range.upperBound)),
      ]
      written.item = [
        display("\(item.id).low", "lower", scale.low),
        display("\(item.id).high", "upper", scale.high),
      ]
    case .number(let limits):
      written.type = "decimal"
      written.extension = [
        .core("minValue", .decimal(limits.range.lowerBound)),
        .core("maxValue", .decimal(limits.range.upperBound)),
        .core("maxDecimalPlaces", .integer(limits.decimals)),
        .core("questionnaire-unit", .coding(FHIR.Coding(nil, nil, limits.unit))),
      ]
    case .text(let maximum):
      written.type = "text"
      written.maxLength = maximum
    }
  }

  private func option(_ option: Option, of item: Item) -> FHIR.AnswerOption {
    let isAlone = item.kind == .many && option.isExclusive
    return FHIR.AnswerOption(
      extension: isAlone ? [.core("questionnaire-optionExclusive", .boolean(true))] : nil,
      valueCoding: FHIR.Coding(
        addresses.options(of: item), option.code.text, option.label.source,
        _display: translated(option.label)))
  }

  private func display(_ link: String, _ control: String, _ text: LocalizedText) -> FHIR.Item {
    FHIR.Item(
      extension: [.control(control)], linkId: link, text: text.source, _text: translated(text),
      type: "display")
  }
}
