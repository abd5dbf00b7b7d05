import Interview
import Rules

/// Proved reasons as JSON, with questions and answers written as they are read.
struct ReasonsJSON {
  private let form: Form

  init(_ form: Form) {
    self.form = form
  }

  /// The patient's line with one key more, which stands first in the order of keys.
  func line(_ line: [UInt8], with reasons: ProvedReasons) -> [UInt8] {
    Array("{\"explanation\":\(text(of: reasons)),".utf8) + line.dropFirst()
  }

  func text(of reasons: ProvedReasons) -> String {
    let reasoning = reasons.reasoning
    var entries = [
      ("certainty", certainty(reasoning.certainty)), ("nearest", nearest(reasons.nearest)),
      ("why", list(reasoning.grounds.map { said($0) })),
    ]
    if let obstacles = reasons.obstacles { entries.append(("why-not", whyNot(obstacles))) }
    return object(entries)
  }

  private func certainty(_ certainty: EarlyCertainty) -> String {
    let standing =
      switch certainty.standing {
      case .settled: "settled"
      case .openToStaff: "open-to-staff"
      case .open: "open"
      }
    return object([
      ("possible", list(certainty.possible.map { name($0) })),
      ("possible-by-patient", list(certainty.possibleByPatient.map { name($0) })),
      ("standing", "\"\(standing)\""),
    ])
  }

  private func nearest(_ nearest: NearestChange?) -> String {
    guard let nearest else { return "null" }
    let changes = nearest.changes.map { change in
      object([
        ("changeable", change.isChangeable ? "true" : "false"),
        ("from", value(change.before)), ("item", name(form.items[change.before.item].id)),
        ("to", value(change.after)),
      ])
    }
    return object([
      ("changes", list(changes)), ("outcome", name(nearest.outcome)), ("rule", name(nearest.rule)),
    ])
  }

  private func whyNot(_ obstacles: Obstacles) -> String {
    let blocks: [[Said]]
    let way: NearestChange?
    let standing: String
    switch obstacles.standing {
    case .comesOut: (standing, blocks, way) = ("comes-out", [], nil)
    case .isReachedByNobody: (standing, blocks, way) = ("impossible", [], nil)
    case .isBlocked(let by, let nearest): (standing, blocks, way) = ("blocked", by, nearest)
    }
    return object([
      ("blocked-by", list(blocks.map { block in list(block.map { said($0) }) })),
      ("nearest", nearest(way)), ("outcome", name(obstacles.outcome)),
      ("standing", "\"\(standing)\""),
    ])
  }

  private func said(_ said: Said) -> String {
    let answer = [("answer", answer(said)), ("item", name(form.items[said.item].id))]
    return object(answer + (said.isTakenBack ? [("changed", "true")] : []))
  }

  /// What was or would be said, where the question is known.
  private func value(_ said: Said) -> String {
    object([("answer", answer(said))] + (said.isTakenBack ? [("changed", "true")] : []))
  }

  /// As it is written among the answers of a patient.
  private func answer(_ said: Said) -> String {
    guard let fitting = said.answer else { return "null" }
    switch form.answer(fitting, at: said.item) {
    case .codes(let codes):
      let names = codes.map { name($0) }
      return form.items[said.item].kind == .many ? list(names) : names.joined(separator: ",")
    case .number(let number): return number.plainText
    case .text(let text): return "\(JSONText(text))"
    }
  }

  private func name<Subject>(_ id: Identifier<Subject>) -> String { "\(JSONText(id.text))" }

  private func list(_ values: [String]) -> String { "[\(values.joined(separator: ","))]" }

  private func object(_ entries: [(key: String, value: String)]) -> String {
    let sorted = entries.sorted { $0.key.bytesPrecede($1.key) }
    return "{\(sorted.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ","))}"
  }
}
