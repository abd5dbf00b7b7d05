/// The answers to one form, by the place of their question in it.
package struct AnswerSheet: Hashable, Sendable {
  package internal(set) var answers: [FittingAnswer?]
  /// Safety answers that were taken back.
  package internal(set) var changed: Set<Int> = []

  init(count: Int) {
    answers = Array(repeating: nil, count: count)
  }

  package subscript(place: Int) -> FittingAnswer? {
    get { answers[place] }
    set { answers[place] = newValue }
  }

  package mutating func markChanged(_ place: Int) {
    changed.insert(place)
  }

  /// The answer was asked for again and stands.
  mutating func markSettled(_ place: Int) {
    changed.remove(place)
  }

  package mutating func clear() {
    for place in answers.indices { answers[place] = nil }
    if !changed.isEmpty { changed.removeAll(keepingCapacity: true) }
  }
}
