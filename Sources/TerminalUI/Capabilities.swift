import CNcurses

/// What the description of a terminal type offers beyond what ncurses uses by itself.
struct Capabilities {
  /// Erases the screen, what has scrolled out of it, and puts the cursor in its corner.
  let erase: String
  /// Erases only what has scrolled out.
  let eraseScrolled: String
  let pasteOn: String
  let pasteOff: String
  let pasteStart: String
  let pasteEnd: String
  /// The mouse modes one by one: some terminals heed only the first of several in a sequence.
  let mouseOn: String
  let mouseOff: String
  let frameStart: String
  let frameEnd: String
  /// Undoes every mode a screen may have set, for the moment in which nothing else still works.
  let reset: String

  /// Reads the description that was looked up last.
  init() {
    let clears = Capabilities.text("clear")
    let isANSI = clears.contains("\u{1B}[")
    eraseScrolled = isANSI ? "\u{1B}[3J" : ""
    erase = isANSI ? "\u{1B}[2J\u{1B}[3J\u{1B}[H" : clears
    pasteOn = Capabilities.text("BE")
    pasteOff = Capabilities.text("BD")
    pasteStart = Capabilities.text("PS")
    pasteEnd = Capabilities.text("PE")
    let synchronizes = !Capabilities.text("Sync").isEmpty
    frameStart = synchronizes ? "\u{1B}[?2026h" : ""
    frameEnd = synchronizes ? "\u{1B}[?2026l" : ""
    let hasMouse = !Capabilities.text("kmous").isEmpty
    mouseOn = hasMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : ""
    mouseOff = hasMouse ? "\u{1B}[?1000l\u{1B}[?1006l" : ""
    reset =
      frameEnd + Capabilities.text("sgr0") + mouseOff + pasteOff + Capabilities.text("rmkx")
      + Capabilities.text("cnorm") + erase + Capabilities.text("rmcup") + eraseScrolled
  }

  static func text(_ name: String) -> String {
    guard let bytes = cnc_text_capability(name) else { return "" }
    return withoutPadding(String(cString: bytes))
  }

  /// Old descriptions ask for pauses in the form $<5>; no terminal in use needs them.
  private static func withoutPadding(_ text: String) -> String {
    var kept = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "$") {
      kept += rest[..<start]
      rest = rest[start...]
      guard rest.hasPrefix("$<"), let end = rest.firstIndex(of: ">") else {
        kept.append(rest.removeFirst())
        continue
      }
      rest = rest[rest.index(after: end)...]
    }
    return kept + rest
  }
}
