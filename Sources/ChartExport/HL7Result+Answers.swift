import Interview
import Rules

extension HL7Result {
  /// Every question that was asked or answered; one without an answer that counts says so.
  var answers: [HL7Observation] {
    chart.record.standings.flatMap { place, standing in
      switch standing {
      case .answered(let answer):
        numbered(observations(of: answer, at: place))
      case .declined(let answer):
        [missing(at: place, "\(chart.phrases.noAnswer): \(words(answer, at: place))")]
      case .unanswered:
        [missing(at: place, chart.phrases.noAnswer)]
      case .doubtful(let answer):
        numbered(
          observations(of: answer, at: place).map {
            noted($0, doubt(at: place), isAbnormal: .abnormal)
          })
      case .notCounted(let answer):
        numbered(
          observations(of: answer, at: place).map {
            noted($0, chart.phrases.notCounted, isAbnormal: $0.isAbnormal)
          })
      }
    }
  }

  /// Which rules, which questions, and which record this is.
  var origin: [HL7Observation] {
    let record = chart.record
    let phrases = chart.phrases
    let questionnaire = chart.form.questionnaire
    var origin = [
      chart.observation(
        .local("questionnaire", phrases.questionnaire),
        .short("\(questionnaire.id)|\(questionnaire.version)")),
      chart.observation(.local("rules-sha256", phrases.digest), .short(record.digest)),
    ]
    if let ran = record.session.opening?.digest, ran != record.digest {
      origin.append(
        chart.observation(.local("rules-sha256-ran", phrases.digestThatRan), .short(ran)))
    }
    origin.append(
      chart.observation(.local("record", phrases.record), .short(record.name)))
    return origin
  }

  var document: [HL7Observation] {
    HL7Attachment(chart: chart, pdf: pdf).observations
  }

  /// A choice each, a number, or a text.
  private func observations(of answer: FittingAnswer, at place: Int) -> [HL7Observation] {
    switch answer {
    case .picked(let picks):
      let warnings = chart.form.warnings(in: answer, at: place)
      return picks.places.map { pick in
        observation(
          at: place, value(of: chart.form.options(of: place)[pick], at: place),
          isAbnormal: warnings.contains(pick) ? .abnormal : .none)
      }
    case .number(let number):
      return [observation(at: place, value(of: number, at: place), isAbnormal: .none)]
    case .text(let text):
      return [observation(at: place, .text(text), isAbnormal: .none)]
    }
  }

  private func value(of number: Double, at place: Int) -> HL7Observation.Value {
    switch chart.form.items[place].kind {
    case .scale(let scale): .rating(number, of: scale.range)
    case .number(let limits): .measure(number, unit: limits.unit)
    case .one, .oneOfPicked, .many, .text: .number(number)
    }
  }

  /// Yes and no by the standard's table, and by our code besides.
  private func value(of option: Option, at place: Int) -> HL7Observation.Value {
    let ours = HL7Coding.local(option.code.text, option.label[chart.language])
    let letter: String? =
      switch option.code.text {
      case "yes": "Y"
      case "no": "N"
      case _: nil
      }
    guard let letter else { return .coded(ours, or: nil) }
    return .coded(HL7Coding(code: letter, text: ours.text, system: "HL70136"), or: ours)
  }

  private func missing(at place: Int, _ note: String) -> HL7Observation {
    let kind: HL7Observation.Kind =
      switch chart.form.items[place].kind {
      case .one, .oneOfPicked, .many: .coded
      case .scale, .number: .number
      case .text: .text
      }
    return noted(
      observation(at: place, .missing(kind), isAbnormal: .none), note, isAbnormal: .none)
  }

  private func observation(
    at place: Int, _ value: HL7Observation.Value, isAbnormal: HL7Observation.Abnormality
  ) -> HL7Observation {
    let item = chart.form.items[place]
    let ours = HL7Coding.local(item.id.text, item.ask[chart.language])
    let published = item.codes.first?.coding(named: ours.text)
    var observation = chart.observation(published ?? ours, value)
    observation.otherCode = published == nil ? nil : ours
    observation.isAbnormal = isAbnormal
    let change = chart.record.review.standing(item.id)
    if let change {
      observation.at = chart.moment(change.at)
      observation.notes = origin(of: change)
    }
    return observation
  }

  /// Who of the staff gave the answer, and why it was changed.
  private func origin(of change: Review.Change) -> [String] {
    guard let by = change.by else { return [] }
    let phrases = chart.phrases
    let who = "\(chart.record.name(of: by)), \(chart.record.local(change.at).text)"
    guard let reason = change.reason else { return ["\(phrases.enteredBy) \(who)"] }
    return ["\(phrases.changedBy) \(who). \(phrases.reason): \(reason)"]
  }

  private func noted(
    _ observation: HL7Observation, _ note: String, isAbnormal: HL7Observation.Abnormality
  ) -> HL7Observation {
    var observation = observation
    observation.notes.insert(note, at: 0)
    observation.isAbnormal = isAbnormal
    return observation
  }

  private func doubt(at place: Int) -> String {
    chart.record.outdated.contains(place) ? chart.phrases.outdated : chart.phrases.takenBack
  }

  private func words(_ answer: FittingAnswer, at place: Int) -> String {
    chart.form.words(for: answer, at: place, in: chart.language)
  }
}
