import Interview

/// An assessment in the questionnaire's own words, for one reader's language.
package struct Explanation: Sendable {
  package let rules: RuleSet
  package let form: Form
  package let sheet: AnswerSheet
  package let assessment: Assessment
  package let language: Language

  package init(
    _ assessment: Assessment, of sheet: AnswerSheet, form: Form, rules: RuleSet,
    in language: Language
  ) {
    self.rules = rules
    self.form = form
    self.sheet = sheet
    self.assessment = assessment
    self.language = language
  }

  package var heading: String { assessment.outcome.heading[language] }

  /// The patient's text, without the passages that follow it.
  package var patientText: String {
    filled(assessment.outcome.patient[language]) { $0.name(in: language) }
  }

  package var nurseText: String {
    filled(assessment.outcome.nurse[language]) { $0.staffName(in: language) }
  }

  /// As `patientText`, with what `{list}` names apart.
  package var patientBlocks: [Block] {
    let template = Template(assessment.outcome.patient[language])
    var blocks: [Block] = []
    var paragraph = ""
    func endParagraph() {
      let text = paragraph.trimmed
      if !text.isEmpty { blocks.append(.paragraph(text)) }
      paragraph = ""
    }
    for segment in template.segments {
      if segment == .placeholder(.list) {
        endParagraph()
        blocks.append(.list(labels { $0.name(in: language) }))
      } else {
        let text = words(for: segment) { $0.name(in: language) }
        // A list has its own end; the full stop after it would stand alone.
        paragraph +=
          paragraph.isEmpty && blocks.last?.isList == true ? text.withoutLeadingStop : text
      }
    }
    endParagraph()
    return blocks
  }

  package enum Block: Hashable, Sendable {
    case paragraph(String)
    case list([String])

    fileprivate var isList: Bool {
      switch self {
      case .list: true
      case .paragraph: false
      }
    }
  }

  /// The shared texts that follow the patient's.
  package var passages: [String] {
    assessment.outcome.passages.compactMap { id in
      rules.definition.passages.first { $0.id == id }?.text[language]
    }
  }

  /// The patient's texts of the reasons that hold.
  package var reasonTexts: [String] {
    assessment.outcome.reasons.filter { assessment.reasons.contains($0.code) }
      .compactMap { $0.text?[language] }
  }

  /// Notes of true findings, for the nurse.
  package var notes: [String] {
    zip(rules.definition.findings, assessment.evaluation.truths).compactMap { finding, truth in
      truth == .yes ? finding.note?[language] : nil
    }
  }

  /// The answer in words, or nothing where there is none.
  package func words(for place: Int) -> String? {
    sheet[place].map { form.words(for: $0, at: place, in: language) }
  }

  private var phrases: Phrases { .inLanguage(language) }

  private func listed(_ truth: Truth) -> [Finding] {
    assessment.outcome.list.compactMap { id in
      guard let place = form.place(of: id), assessment.evaluation.truths[place] == truth else {
        return nil
      }
      return rules.definition.findings[place]
    }
  }

  /// The listed findings that are true, then those that are unknown and said to be so.
  private func labels(_ name: (Finding) -> String) -> [String] {
    listed(.yes).map(name) + listed(.unknown).map { "\(phrases.notKnown) \(name($0))" }
  }

  private func filled(_ text: String, _ name: (Finding) -> String) -> String {
    Template(text).segments.map { words(for: $0, name) }.joined()
  }

  private func words(for segment: Template.Segment, _ name: (Finding) -> String) -> String {
    switch segment {
    case .text(let text): text
    case .unreadable(let inside): "{\(inside)}"
    case .placeholder(let placeholder): words(for: placeholder, name)
    }
  }

  private func words(
    for placeholder: Template.Placeholder, _ name: (Finding) -> String
  ) -> String {
    switch placeholder {
    case .reason: reasonTexts.joined(separator: " ")
    case .reasons: orNothing(assessment.reasons.map(\.text))
    case .list: orNothing(labels(name))
    case .trueList: orNothing(listed(.yes).map(name))
    case .unknownList: orNothing(listed(.unknown).map(name))
    case .missing: orNothing(assessment.missing.map { form.items[$0].id.text })
    case .score(let id): score(id)
    case .finding(let id): phrases.word(for: assessment.truth(of: id, in: form))
    case .answer(let id):
      form.place(of: id).flatMap { words(for: $0) } ?? phrases.notAnswered
    }
  }

  private func score(_ id: Score.ID) -> String {
    for (score, value) in zip(rules.definition.scores, assessment.scores) where score.id == id {
      if let value { return value.plainText }
    }
    return phrases.notKnownAlone
  }

  private func orNothing(_ words: [String]) -> String {
    words.isEmpty ? phrases.nothing : words.joined(separator: "; ")
  }
}

extension Form {
  /// An answer in the words that were shown.
  package func words(
    for answer: FittingAnswer, at place: Int, in language: Language
  ) -> String {
    switch answer {
    case .picked(let picks):
      picks.places.map { options(of: place)[$0].label[language] }.joined(separator: "; ")
    case .number(let number): number.plainText
    case .text(let text): text
    }
  }
}

extension Double {
  /// Without a decimal point where there are no decimals.
  package var plainText: String {
    rounded() == self && magnitude < 1e15 ? String(Int(self)) : String(self)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  fileprivate var withoutLeadingStop: String {
    hasPrefix(".") ? String(dropFirst()).trimmed : self
  }
}
