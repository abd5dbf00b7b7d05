/// The figures of a desk with a full store beside those of the same desk with hardly anything in it.
struct DeskTable {
  let full: DeskFigures
  let small: DeskFigures
  let menus: [(menu: DeskMenu, figures: DeskMenu.Figures)]

  var text: String {
    let names = menus.flatMap { [$0.menu.name, "ratio"] }
    let head = Self.line(["", "full store", "small", "ratio"] + names)
    return ([head] + rows).joined(separator: "\n")
  }

  private var rows: [String] {
    [
      row("start to the door, p50", \.door, 0.5, menu: \.start),
      row("sign-in to the list, p50", \.signIn, 0.5),
      row("start to everything read", \.allRead, 0.5),
      row("filter key, p50", \.filter, 0.5),
      row("filter key, p95", \.filter, 0.95),
      row("find letter, p50", \.letter, 0.5),
      row("find letter, p95", \.letter, 0.95),
      row("arrow key, p50", \.arrow, 0.5, menu: \.arrow),
      row("arrow key, p95", \.arrow, 0.95, menu: \.arrow),
      row("arrow while reading, p50", \.arrowWhileReading, 0.5),
      row("arrow while reading, p95", \.arrowWhileReading, 0.95),
      row("arrow while reading, max", \.arrowWhileReading, 1),
      row("review opened, p50", \.review, 0.5),
      row("other's alert to banner, p50", \.alarm, 0.5),
      row("  until it is stored, p50", \.storing, 0.5),
      row("bytes per arrow key", \.bytesPerArrow, menu: \.bytesPerArrow),
      row("peak MB", \.peakMegabytes, menu: \.peakMegabytes),
      row("idle switches 10 s", \.switches),
    ]
  }

  private func row(
    _ name: String, _ values: KeyPath<DeskFigures, [Double]>, _ share: Double,
    menu: KeyPath<DeskMenu.Figures, [Double]>? = nil
  ) -> String {
    row(
      name, full[keyPath: values].someQuantile(share), small[keyPath: values].someQuantile(share),
      menus.map { peer in menu.flatMap { peer.figures[keyPath: $0].someQuantile(share) } })
  }

  private func row(
    _ name: String, _ value: KeyPath<DeskFigures, Double>,
    menu: KeyPath<DeskMenu.Figures, Double>? = nil
  ) -> String {
    row(
      name, full[keyPath: value], small[keyPath: value],
      menus.map { peer in menu.map { peer.figures[keyPath: $0] } })
  }

  private func row(
    _ name: String, _ ours: Double?, _ small: Double?, _ peers: [Double?]
  ) -> String {
    let beside = peers.flatMap { [Self.cell($0), Self.ratio(ours, $0)] }
    return Self.line([name, Self.cell(ours), Self.cell(small), Self.ratio(ours, small)] + beside)
  }

  private static func cell(_ value: Double?) -> String { value?.rounded(to: 1) ?? "-" }

  private static func ratio(_ ours: Double?, _ theirs: Double?) -> String {
    guard let ours, let theirs, theirs > 0 else { return "-" }
    return "\((ours / theirs).rounded(to: 2))x"
  }

  private static func line(_ cells: [String]) -> String {
    cells.enumerated().map { order, cell in
      cell + String(repeating: " ", count: max(1, (order == 0 ? 30 : 11) - cell.count))
    }.joined()
  }
}

extension DeskFigures {
  fileprivate var switches: Double { Double(idleSwitches) }
}

extension [Double] {
  fileprivate func someQuantile(_ share: Double) -> Double? {
    isEmpty ? nil : quantile(share)
  }
}
