import Interview

/// The mean of some numbers, worth having only when all of them were given.
package struct Score: Hashable, Sendable {
  package typealias ID = Identifier<Score>

  package let id: ID
  package let label: LocalizedText
  package let items: [Item.ID]
  package let decimals: Int

  package init(id: ID, label: LocalizedText, items: [Item.ID], decimals: Int) {
    self.id = id
    self.label = label
    self.items = items
    self.decimals = decimals
  }
}

extension Score {
  /// Rounded half up to the score's decimals.
  package func value(of numbers: [Double]) -> Double {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let mean = numbers.reduce(0, +) * scale / Double(numbers.count)
    return mean.rounded(.toNearestOrAwayFromZero) / scale
  }
}
