import Interview

extension QuestionnaireReader {
  /// What the question reads as while it is not asked.
  mutating func readStandIn(
    _ node: SourceNode, _ places: inout QuestionnaireMarks.ItemMarks
  ) -> Item.StandIn {
    places.ifNotAsked = node.mark
    if case .entries = node.content {
      guard let fields = notes.fields(of: node, as: .standIn, keys: ["same-as"]),
        let other = notes.required("same-as", in: fields),
        let id: Item.ID = notes.reference(other)
      else { return .unknown }
      places.ifNotAsked = other.mark
      return .sameAs(id)
    }
    guard let text = notes.text(node) else { return .unknown }
    switch text {
    case "nothing": return .nothing
    case "unknown": return .unknown
    default: return .code(Option.Code(text))
    }
  }

  mutating func readIfUnanswered(_ node: SourceNode) -> Item.StandIn? {
    guard let text = notes.text(node) else { return nil }
    switch text {
    case "nothing": return .nothing
    case "unknown": return .unknown
    default:
      let words = ["nothing", "unknown"]
      let nearest = Spelling.nearest(to: text, in: words)
      notes.note(.notOneOf(text, words, nearest: nearest), at: node.mark)
      return nil
    }
  }

  /// The answers that are warnings, by the key that lists them.
  mutating func readWarnings(
    in fields: Fields, _ places: inout QuestionnaireMarks.ItemMarks
  ) -> [Urgency: [Option.Code]] {
    var warnings: [Urgency: [Option.Code]] = [:]
    for urgency in Urgency.allCases {
      guard let node = fields[urgency.rawValue] else { continue }
      let codes = notes.texts(node)
      if codes.isEmpty, case .list = node.content { notes.note(.emptyList, at: node.mark) }
      warnings[urgency] = codes.map { Option.Code($0.text) }
      places.warnings[urgency] = codes.map(\.mark)
    }
    return warnings
  }
}
