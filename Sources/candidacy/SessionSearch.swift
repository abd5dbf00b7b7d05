import Store

/// Finds the session that somebody means.
struct SessionSearch {
  private let words: String

  init(_ words: String) {
    self.words = words
  }

  func summary(in summaries: [SessionSummary]) throws(Failure) -> SessionSummary {
    if let exact = summaries.first(where: { $0.id.text == words }) { return exact }
    if let ticket = summaries.first(where: { String($0.ticket) == words }) { return ticket }
    let beginning = summaries.filter { !words.isEmpty && $0.id.text.hasPrefix(words) }
    if beginning.count > 1 {
      throw .usage("\(beginning.count) sessions begin with \(words): give more of the id.")
    }
    guard let only = beginning.first else {
      throw .usage(
        "There is no session \(words): `candidacy sessions` lists those that are stored.")
    }
    return only
  }
}
