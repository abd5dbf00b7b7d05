import Interview

/// Reads a condition; the same words for a question's `when` and for a rule.
struct ConditionReader {
  static let words = ["all", "any", "not", "unknown", "at-least", "choose"]

  static func reading(_ node: SourceNode, noting notes: inout Notes) -> MarkedCondition {
    switch node.content {
    case .text:
      return bare(node, noting: &notes)
    case .list:
      notes.note(.listAsCondition, at: node.mark)
      return .unreadable(at: node.mark)
    case .entries(let entries):
      guard let entry = entries.first else {
        notes.note(.emptyCondition, at: node.mark)
        return .unreadable(at: node.mark)
      }
      guard entries.count == 1 else {
        notes.note(.severalTests(entries.map(\.key)), at: node.mark)
        return .unreadable(at: node.mark)
      }
      return reading(entry, noting: &notes)
    }
  }

  /// Reads one key with what stands behind it.
  static func reading(_ entry: SourceNode.Entry, noting notes: inout Notes) -> MarkedCondition {
    switch entry.key {
    case "all":
      return combined(entry, noting: &notes) { .all($0) }
    case "any":
      return combined(entry, noting: &notes) { .any($0) }
    case "not":
      return wrapped(entry, noting: &notes) { .not($0) }
    case "unknown":
      return wrapped(entry, noting: &notes) { .unknown($0) }
    case "at-least":
      return counted(entry, noting: &notes)
    case "choose":
      return chosen(entry, noting: &notes)
    default:
      return test(entry, noting: &notes)
    }
  }

  private static func bare(_ node: SourceNode, noting notes: inout Notes) -> MarkedCondition {
    guard let text = notes.text(node) else { return .unreadable(at: node.mark) }
    let marks = ConditionMarks(whole: node.mark, subject: node.mark)
    switch text {
    case "true": return MarkedCondition(condition: .constant(.yes), marks: marks)
    case "false": return MarkedCondition(condition: .constant(.no), marks: marks)
    case "unknown": return MarkedCondition(condition: .constant(.unknown), marks: marks)
    default:
      return MarkedCondition(condition: .named(NamedCondition.ID(text)), marks: marks)
    }
  }

  private static func combined(
    _ entry: SourceNode.Entry, noting notes: inout Notes, _ combine: ([Condition]) -> Condition
  ) -> MarkedCondition {
    guard let parts = notes.list(entry.value) else { return .unreadable(at: entry.keyMark) }
    let children = parts.map { reading($0, noting: &notes) }
    return MarkedCondition(
      condition: combine(children.map(\.condition)),
      marks: ConditionMarks(whole: entry.keyMark, children: children.map(\.marks)))
  }

  private static func wrapped(
    _ entry: SourceNode.Entry, noting notes: inout Notes, _ wrap: (Condition) -> Condition
  ) -> MarkedCondition {
    let child = reading(entry.value, noting: &notes)
    return MarkedCondition(
      condition: wrap(child.condition),
      marks: ConditionMarks(whole: entry.keyMark, children: [child.marks]))
  }

  private static func counted(
    _ entry: SourceNode.Entry, noting notes: inout Notes
  ) -> MarkedCondition {
    guard let fields = notes.fields(of: entry.value, as: .count, keys: ["count", "of"]) else {
      return .unreadable(at: entry.keyMark)
    }
    let countNode = notes.required("count", in: fields)
    let count = countNode.flatMap { notes.wholeNumber($0) }
    let parts = notes.required("of", in: fields).flatMap { notes.list($0) } ?? []
    let children = parts.map { reading($0, noting: &notes) }
    guard let count, let countNode, !children.isEmpty else {
      return .unreadable(at: entry.keyMark)
    }
    return MarkedCondition(
      condition: .atLeast(count, of: children.map(\.condition)),
      marks: ConditionMarks(whole: countNode.mark, children: children.map(\.marks)))
  }

  private static func chosen(
    _ entry: SourceNode.Entry, noting notes: inout Notes
  ) -> MarkedCondition {
    guard let parts = notes.list(entry.value) else { return .unreadable(at: entry.keyMark) }
    var branches: [Condition.Branch] = []
    var children: [ConditionMarks] = []
    for (order, part) in parts.enumerated() {
      guard let fields = notes.fields(of: part, as: .branch, keys: ["when", "then"]) else {
        continue
      }
      let isLast = order == parts.count - 1
      let when = fields["when"].map { reading($0, noting: &notes) }
      if when == nil, !isLast { notes.note(.closedChoice, at: part.mark) }
      if let last = fields.entry("when"), isLast { notes.note(.openChoice, at: last.keyMark) }
      let then =
        notes.required("then", in: fields).map { reading($0, noting: &notes) }
        ?? .unreadable(at: part.mark)
      branches.append(Condition.Branch(when: when?.condition, then: then.condition))
      children += [when?.marks ?? ConditionMarks(whole: part.mark), then.marks]
    }
    return MarkedCondition(
      condition: .choose(branches),
      marks: ConditionMarks(whole: entry.keyMark, children: children))
  }

  private static func test(
    _ entry: SourceNode.Entry, noting notes: inout Notes
  ) -> MarkedCondition {
    let id = Item.ID(entry.key)
    var marks = ConditionMarks(whole: entry.keyMark, subject: entry.keyMark)
    marks.comparison = entry.value.mark
    if case .text(let text, _) = entry.value.content, let first = text.first, "<>=".contains(first)
    {
      guard let comparison = comparison(text) else {
        notes.note(.badComparison(text), at: entry.value.mark)
        return .unreadable(at: entry.keyMark)
      }
      return MarkedCondition(condition: .answer(id, comparison), marks: marks)
    }
    if case .entries = entry.value.content {
      notes.note(.wrongShape(expected: .text, found: .entries), at: entry.value.mark)
      return .unreadable(at: entry.keyMark)
    }
    let codes = notes.texts(entry.value)
    if case .list(let parts) = entry.value.content, parts.isEmpty {
      notes.note(.emptyList, at: entry.value.mark)
    }
    guard !codes.isEmpty else { return .unreadable(at: entry.keyMark) }
    marks.codes = codes.map(\.mark)
    return MarkedCondition(
      condition: .answer(id, .includes(codes.map { Option.Code($0.text) })), marks: marks)
  }

  private static func comparison(_ text: String) -> Comparison? {
    let sign = text.prefix { "<>=".contains($0) }
    let rest = text.dropFirst(sign.count).drop { $0 == " " }
    guard let relation = Relation(rawValue: String(sign)),
      let number = Notes.number(String(rest))
    else { return nil }
    return .number(relation, number)
  }
}
