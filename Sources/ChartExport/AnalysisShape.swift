/// What a value of a line has to look like.
indirect enum AnalysisShape: Sendable {
  case string(AnalysisContent)
  case number(AnalysisContent)
  /// True, false or null.
  case truth
  case list(AnalysisShape)
  case fields([String: AnalysisShape])
  /// These keys or fewer.
  case some([String: AnalysisShape])
  case any([AnalysisShape])
  case null

  static func optional(_ shape: AnalysisShape) -> AnalysisShape { .any([shape, .null]) }

  /// What is wrong with a value, in a line and under a key that is known to us.
  func faults(
    in value: AnalysisJSON, under key: String, line: Int
  ) -> [AnalysisLineFault] {
    let fault = [AnalysisLineFault.content(line: line, key: key)]
    switch (self, value) {
    case (.string(let content), .string(let text)): return content.admits(text) ? [] : fault
    case (.number(let content), .number(let digits)): return content.admits(digits) ? [] : fault
    case (.truth, .bool), (.truth, .null), (.null, .null): return []
    case (.list(let shape), .array(let values)):
      return values.flatMap { shape.faults(in: $0, under: key, line: line) }
    case (.fields(let shapes), .object(let fields)):
      let missing = shapes.keys.filter { fields[$0] == nil }.sorted()
      return missing.map { .missing(line: line, key: $0) }
        + Self.faults(in: fields, shapes, line: line)
    case (.some(let shapes), .object(let fields)):
      return Self.faults(in: fields, shapes, line: line)
    case (.any(let shapes), _):
      let fits = shapes.contains { $0.faults(in: value, under: key, line: line).isEmpty }
      return fits ? [] : fault
    case (.string, _), (.number, _), (.truth, _), (.list, _), (.fields, _), (.some, _), (.null, _):
      return fault
    }
  }

  private static func faults(
    in fields: [String: AnalysisJSON], _ shapes: [String: AnalysisShape], line: Int
  ) -> [AnalysisLineFault] {
    fields.sorted { $0.key < $1.key }.flatMap { key, value in
      shapes[key].map { $0.faults(in: value, under: key, line: line) } ?? [.foreign(line: line)]
    }
  }
}
