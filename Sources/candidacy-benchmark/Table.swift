/// Figures in columns.
enum Table {
  static var header: String {
    line(
      [
        "program", "start p50", "min", "key p50", "key p95", "bytes/key", "writes/key",
        "idle switches 10 s", "peak MB",
      ])
  }

  static func row(_ name: String, _ figures: ScreenFigures) -> String {
    line([
      name, figures.startMilliseconds.quantile(0.5).rounded(to: 1),
      figures.startMilliseconds.quantile(0).rounded(to: 1),
      figures.keyMilliseconds.quantile(0.5).rounded(to: 3),
      figures.keyMilliseconds.quantile(0.95).rounded(to: 3), figures.bytesPerKey.rounded(to: 0),
      figures.writesPerKey.rounded(to: 2), String(figures.idleSwitches),
      figures.peakMegabytes.rounded(to: 1),
    ])
  }

  static func ratios(
    of ours: ScreenFigures, to theirs: ScreenFigures, named name: String
  ) -> String {
    let start = ours.startMilliseconds.quantile(0.5) / theirs.startMilliseconds.quantile(0.5)
    let key = ours.keyMilliseconds.quantile(0.5) / theirs.keyMilliseconds.quantile(0.5)
    return "Beside \(name): start \(start.rounded(to: 2))x, key to frame \(key.rounded(to: 2))x."
  }

  private static let widths = [10, 10, 7, 9, 9, 10, 11, 19, 8]

  private static func line(_ cells: [String]) -> String {
    zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(1, width - cell.count))
    }.joined()
  }
}

extension Double {
  func rounded(to decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let value = (self * scale).rounded() / scale
    return decimals == 0 ? String(Int(value)) : String(value)
  }
}
