extension Circuit {
  /// How many hold: `counted[j]` says that more than `j` do, up to `limit` of them.
  mutating func counted(_ literals: [Literal], upTo limit: Int) -> [Literal] {
    guard literals.count > 1 else { return Array(literals.prefix(limit)) }
    let middle = literals.count / 2
    let left = counted(Array(literals[..<middle]), upTo: limit)
    let right = counted(Array(literals[middle...]), upTo: limit)
    return (0..<min(limit, left.count + right.count)).map { target in
      // More than `target` hold when so many of the left and the rest of the right do.
      var ways: [Literal] = []
      for fromLeft in 0...min(target + 1, left.count) {
        let fromRight = target + 1 - fromLeft
        guard fromRight <= right.count else { continue }
        ways.append(
          all([
            fromLeft == 0 ? .yes : left[fromLeft - 1],
            fromRight == 0 ? .yes : right[fromRight - 1],
          ]))
      }
      return any(ways)
    }
  }

  mutating func atLeast(_ count: Int, of literals: [Literal]) -> Literal {
    guard count > 0 else { return .yes }
    guard count <= literals.count else { return .no }
    if count == 1 { return any(literals) }
    if count == literals.count { return all(literals) }
    return counted(literals, upTo: count)[count - 1]
  }

  /// As `any`, in pieces of 16, so that two long lists that differ little share most.
  mutating func anyInPieces(_ literals: [Literal]) -> Literal {
    guard literals.count > 16 else { return any(literals) }
    return anyInPieces(
      stride(from: 0, to: literals.count, by: 16).map { start in
        any(Array(literals[start..<Swift.min(start + 16, literals.count)]))
      })
  }
}
