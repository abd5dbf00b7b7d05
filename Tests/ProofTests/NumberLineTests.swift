import Interview
import Testing

@testable import Proof

@Suite("Numbers are told apart as conditions can")
struct NumberLineTests {
  @Test("Points and the open intervals between them compare as their numbers do")
  func comparisons() {
    let line = NumberLine(points: [38, 36.5, 38])
    #expect(line.points == [36.5, 38])
    let numbers = [30, 36.5, 37, 38, 45]
    #expect(numbers.map { line.region(of: $0) } == [0, 1, 2, 3, 4])
    for relation in Relation.allCases {
      for (region, number) in numbers.enumerated() {
        for point in line.points {
          #expect(
            line.holds(relation, in: region, with: point) == relation.holds(number, point))
        }
      }
    }
  }

  @Test("A region without a number that the question takes has no example")
  func examples() throws {
    let whole = try #require(NumberGrid(0...10, decimals: 0))
    let line = NumberLine(points: [-1, 0, 2.5, 3, 10])
    let examples = (0..<line.regionCount).map { line.example(in: $0, of: whole) }
    #expect(examples == [nil, nil, nil, 0, 2, nil, nil, 3, 7, 10, nil])
    let tenths = try #require(NumberGrid(36...37, decimals: 1))
    let fine = NumberLine(points: [36.1, 36.2, 36.25])
    #expect(
      (0..<fine.regionCount).map { fine.example(in: $0, of: tenths) }
        == [36, 36.1, nil, 36.2, nil, nil, 37])
  }

  @Test("Numbers that cannot be counted exactly are refused, with their question")
  func refusal() {
    #expect(NumberGrid(0...1e12, decimals: 6) == nil)
    #expect(NumberGrid(0...1, decimals: 16) == nil)
    #expect(NumberGrid(0...1, decimals: 3)?.count == 1001)
  }
}
