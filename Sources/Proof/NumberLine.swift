import Interview

/// The numbers as conditions can tell them apart: points that they compare with, and the open
/// intervals between and beyond these.
struct NumberLine: Hashable {
  /// Sorted, each once.
  let points: [Double]

  init(points: some Sequence<Double>) {
    self.points = Set(points).sorted()
  }

  /// Regions have odd numbers for points, even ones for intervals.
  var regionCount: Int { 2 * points.count + 1 }

  /// The numbers of this region compare so with one of the points.
  func holds(_ relation: Relation, in region: Int, with number: Double) -> Bool {
    guard let place = points.firstIndex(of: number) else { return false }
    let point = 2 * place + 1
    return relation.holds(Double(region), Double(point))
  }

  func region(of number: Double) -> Int {
    let below = points.count { $0 < number }
    return points.indices.contains(below) && points[below] == number ? 2 * below + 1 : 2 * below
  }

  /// An answer in this region, if the question takes one; as plain a number as there is.
  func example(in region: Int, of grid: NumberGrid) -> Double? {
    guard region % 2 == 0 else {
      let point = points[region / 2]
      return grid.contains(point) ? point : nil
    }
    let after = region == 0 ? nil : points[region / 2 - 1]
    let before = region / 2 == points.count ? nil : points[region / 2]
    let low = after.map { grid.next(after: $0) } ?? grid.range.lowerBound
    let high = before.map { grid.last(before: $0) } ?? grid.range.upperBound
    let first = max(low, grid.lowest)
    let last = min(high, grid.highest)
    guard first <= last else { return nil }
    let middle = ((first + last) / 2).rounded()
    return middle >= first && middle <= last && grid.contains(middle) ? middle : first
  }
}

/// The numbers that a question takes: the multiples of a power of ten within its limits.
struct NumberGrid: Hashable {
  private(set) var range: ClosedRange<Double>
  /// How many steps make one.
  private var scale: Double

  /// Missing where the steps are too fine to be counted exactly.
  init?(_ range: ClosedRange<Double>, decimals: Int) {
    guard decimals <= 15 else { return nil }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let largest = max(range.lowerBound.magnitude, range.upperBound.magnitude) * scale
    guard largest < 1e15 else { return nil }
    self.range = range
    self.scale = scale
  }

  var lowest: Double { ceiling(range.lowerBound) }

  var highest: Double { floor(range.upperBound) }

  var count: Double { ((highest - lowest) * scale).rounded() + 1 }

  func contains(_ number: Double) -> Bool {
    range.contains(number) && (number * scale).rounded() / scale == number
  }

  func next(after number: Double) -> Double {
    let start = (number * scale).rounded(.down)
    return (0...2).lazy.map { (start + Double($0)) / scale }.first { $0 > number } ?? .infinity
  }

  func last(before number: Double) -> Double {
    let start = (number * scale).rounded(.up)
    return (0...2).lazy.map { (start - Double($0)) / scale }.first { $0 < number } ?? -.infinity
  }

  private func ceiling(_ number: Double) -> Double {
    contains(number) ? number : next(after: number)
  }

  private func floor(_ number: Double) -> Double {
    contains(number) ? number : last(before: number)
  }
}

extension NumberGrid {
  /// Missing for a question without numbers, too.
  init?(_ kind: Item.Kind) {
    switch kind {
    case .one, .oneOfPicked, .many, .text:
      return nil
    case .scale(let scale):
      self.init(Double(scale.range.lowerBound)...Double(scale.range.upperBound), decimals: 0)
    case .number(let limits):
      self.init(limits.range, decimals: limits.decimals)
    }
  }

  /// What both take; missing where there is no such number.
  func meeting(_ other: NumberGrid) -> NumberGrid? {
    guard range.overlaps(other.range) else { return nil }
    var met = self
    met.range = range.clamped(to: other.range)
    met.scale = min(scale, other.scale)
    return met
  }
}
