import Interview
import Testing

@testable import ChartPDF

/// Regions of letters as outlines that can be drawn.
@Suite struct BodyFigureTests {
  private static let picture = Picture(
    id: "body",
    panels: [
      Picture.Panel(id: "front", title: "Front", rows: ["aab", "a.b", "..."])
    ], regions: ["a": "left", "b": "right"])

  @Test("A region's border goes round its cells once, corner by corner")
  func outline() throws {
    let figure = BodyFigure(Self.picture, in: "en")
    let region = try #require(figure.panels.first?.regions.first)
    #expect(
      region.outlines.map { $0.map { "\($0.column),\($0.row)" }.joined(separator: " ") }
        == ["0,0 2,0 2,1 1,1 1,2 0,2"])
    #expect(figure.panels.map(\.silhouette.count) == [1])
  }

  @Test("A mark is put on the region of its option and on no other")
  func marked() {
    var figure = BodyFigure(Self.picture, in: "en")
    figure.mark("right", "1", .first)
    figure.mark("right", "a", .second)
    figure.mark("elsewhere", "2", .first)
    let marks = figure.panels.flatMap(\.regions).map { region in
      "\(region.option): " + region.marks.map { "\($0.label) \($0.kind)" }.joined(separator: ", ")
    }
    #expect(marks == ["left: ", "right: 1 first, a second"])
  }

  @Test("The figure says in words what it shows, and the places are listed beside it")
  func words() throws {
    let sample = try PageSample.shipped()
    let blocks = sample.content(try sample.example("V01")).painBlocks
    guard case .pains(let figure?, let legend, let gauges)? = blocks.last else {
      Issue.record("no figure")
      return
    }
    #expect(
      figure.alternative
        == "Where do you hurt? Pick all. 1  Upper or middle back Where does it spread? Pick all."
        + " a  Neck")
    #expect(
      legend.map(\.plain) == [
        "Where do you hurt? Pick all.", "1  Upper or middle back",
        "Where does it spread? Pick all.", "a  Neck",
      ])
    #expect(gauges.map(\.value) == ["5.7", "6/10", "5/10", "6/10"])
  }
}
