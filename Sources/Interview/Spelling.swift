/// The nearest known word to a misspelt one.
package enum Spelling {
  /// The candidate with the fewest edits, when it is near enough to be what was meant.
  package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    let limit = max(1, min(4, word.count / 3 + 1))
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate != word {
      let distance = edits(from: Array(word), to: Array(candidate))
      if distance <= limit, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  package static func nearest<Subject>(
    to id: Identifier<Subject>, in candidates: some Sequence<String>
  ) -> Identifier<Subject>? {
    nearest(to: id.text, in: candidates).map { Identifier($0) }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours.
  static func edits(from source: [Character], to target: [Character]) -> Int {
    guard !source.isEmpty, !target.isEmpty else { return max(source.count, target.count) }
    var beforeLast = [Int](repeating: 0, count: target.count + 1)
    var last = Array(0...target.count)
    for (row, letter) in source.enumerated() {
      var current = [row + 1]
      for (column, other) in target.enumerated() {
        var cost = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == target[column - 1], source[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[target.count]
  }
}
