import Authoring
import Interview
import Proof
import Rules

/// A patient who shows that something does not hold, in the questionnaire's words.
struct ShownPatient {
  private let shown: Refutation.Shown
  private let loaded: LoadedQuestionnaire

  init(_ shown: Refutation.Shown, of loaded: LoadedQuestionnaire) {
    self.shown = shown
    self.loaded = loaded
  }

  var lines: [String] {
    Self.answers(of: shown.patient, loaded) + [Self.ending(shown.assessment)]
      + (shown.other.map(difference) ?? [])
  }

  /// What the second patient answers otherwise, and what comes of it.
  private func difference(_ other: Refutation.Shown.Other) -> [String] {
    let places = loaded.form.items.indices.filter { place in
      shown.patient[place] != other.patient[place]
        || shown.patient.changed.contains(place) != other.patient.changed.contains(place)
    }
    return ["The same patient, but:"]
      + places.flatMap { Self.lines(at: $0, of: other.patient, loaded) }
      + [Self.ending(other.assessment)]
  }

  static func answers(of patient: AnswerSheet, _ loaded: LoadedQuestionnaire) -> [String] {
    let places = loaded.form.items.indices.filter {
      patient[$0] != nil || patient.changed.contains($0)
    }
    let count = places.count { patient[$0] != nil }
    let heading =
      switch count {
      case 0: "A patient without any answer:"
      case 1: "A patient with one answer:"
      case _: "A patient with \(count) answers:"
      }
    return [heading] + places.flatMap { lines(at: $0, of: patient, loaded) }
  }

  static func lines(
    at place: Int, of patient: AnswerSheet, _ loaded: LoadedQuestionnaire
  ) -> [String] {
    let form = loaded.form
    let language = form.questionnaire.languages.first?.language ?? "en"
    let answer =
      patient[place].map { form.words(for: $0, at: place, in: language) } ?? "no answer"
    let mark = patient.changed.contains(place) ? " (a warning was taken back)" : ""
    return wrapped("\(form.items[place].ask[language]) → \(answer)\(mark)", indent: "  ")
  }

  private static func ending(_ assessment: Assessment) -> String {
    "\(assessment.rule.id) decides: \(assessment.outcome.title.source) (\(assessment.outcome.id))."
  }

  /// With an indent, and a deeper one for what does not fit the line.
  static func wrapped(_ text: String, indent: String) -> [String] {
    var lines: [String] = []
    var line = indent
    var isFirst = true
    for word in text.split(separator: " ") {
      if line.count + 1 + word.count > width {
        lines.append(line)
        line = indent + "    "
        isFirst = true
      }
      line += (isFirst ? "" : " ") + word
      isFirst = false
    }
    return lines + [line]
  }

  private static let width = 92
}
