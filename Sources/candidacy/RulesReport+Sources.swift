import Interview
import Rules

extension RulesReport {
  /// What counts where a question has no answer to count.
  var unanswered: [ReportBlock] {
    let lines = loaded.form.items.flatMap { item -> [Statement] in
      let ask = "“\(item.ask[language])”"
      let notAsked = words(for: item.ifNotAsked, of: item).map {
        Statement("\(ask) counts as \($0) when it is not asked.")
      }
      let notAnswered = words(for: item.ifUnanswered, of: item).map {
        Statement("\(ask) counts as \($0) when it is not answered.")
      }
      return [notAsked, notAnswered].compactMap(\.self)
    }
    guard !lines.isEmpty else { return [] }
    return [
      .heading("Questions without an answer"),
      .paragraph("What counts then for some of them. All others are simply unanswered."),
      .list(lines),
    ]
  }

  private func words(for standIn: Item.StandIn, of item: Item) -> String? {
    switch standIn {
    case .unknown: return nil
    case .nothing: return item.options.isEmpty ? "nothing" : "none of its options"
    case .code(let code):
      return "“\(item.options.first { $0.code == code }?.label[language] ?? code.text)”"
    case .sameAs(let other):
      let place = loaded.form.place(of: other)
      return "the answer to “\(place.map { loaded.form.items[$0].ask[language] } ?? other.text)”"
    }
  }

  /// The sources that questions and outcomes name; parts of one stand with it.
  var sources: [ReportBlock] {
    let references =
      loaded.form.items.flatMap(\.sources) + definition.outcomes.flatMap(\.sources)
    let used = questionnaire.sources.filter { source in
      references.contains { questionnaire.sources.source(of: $0) == source }
    }
    guard !used.isEmpty else { return [] }
    return [
      .heading("Sources"), .list(used.map { Statement("\($0.id): \($0.title)") }),
    ]
  }
}
