import Glibc
import TerminalHarness

/// A program that shows a long list to choose from, and nothing else.
struct DeskMenu {
  let name: String
  private let executable: String
  private let entries: Int

  static func installed(entries: Int) -> [DeskMenu] {
    ["whiptail", "dialog"].compactMap { name in
      let path = "/usr/bin/\(name)"
      return access(path, X_OK) == 0
        ? DeskMenu(name: name, executable: path, entries: entries) : nil
    }
  }

  struct Figures {
    var start: [Double] = []
    var arrow: [Double] = []
    var bytesPerArrow = 0.0
    var peakMegabytes = 0.0
  }

  func measured() throws -> Figures {
    var figures = Figures()
    for _ in 0..<11 { _ = try opened(&figures) }
    let menu = try opened(&figures)
    _ = menu.settle(200, since: .now)
    var bytes = 0
    for number in 0..<200 {
      let key = number < 100 ? DeskTerminal.down : DeskTerminal.up
      let answer = try menu.press(key)
      figures.arrow.append(answer.milliseconds)
      bytes += answer.bytes
    }
    figures.bytesPerArrow = Double(bytes) / 200
    figures.peakMegabytes = Double(menu.facts.peakKilobytes) / 1024
    return figures
  }

  private func opened(_ figures: inout Figures) throws -> DeskTerminal {
    let choices = (1...entries).flatMap {
      [String($0), "waiting · García, Maria · MRN \($0 + 5310)"]
    }
    let start = ContinuousClock.now
    let menu = try DeskTerminal(
      executable, ["--menu", "Who is waiting?", "25", "80", "17"] + choices)
    figures.start.append(try menu.wait(for: "Cancel", since: start).milliseconds)
    return menu
  }
}
