extension Transliteration {
  struct Symbol {
    /// In running text, as long as it needs to be.
    let text: String
    /// In a frame, where it must keep its one cell.
    let cell: Character

    init(_ text: String, cell: Character) {
      self.text = text
      self.cell = cell
    }

    init(_ cell: Character) {
      self.init(String(cell), cell: cell)
    }
  }

  static let symbols: [Unicode.Scalar: Symbol] = [
    // Punctuation
    "¿": Symbol("?"), "¡": Symbol("!"), "“": Symbol("\""), "”": Symbol("\""), "„": Symbol("\""),
    "«": Symbol("\""), "»": Symbol("\""), "‘": Symbol("'"), "’": Symbol("'"), "‚": Symbol("'"),
    "‹": Symbol("'"), "›": Symbol("'"), "′": Symbol("'"), "″": Symbol("\""),
    "‐": Symbol("-"), "‑": Symbol("-"), "‒": Symbol("-"), "–": Symbol("-"), "—": Symbol("-"),
    "―": Symbol("-"), "−": Symbol("-"), "…": Symbol("...", cell: "."), "·": Symbol("."),
    "•": Symbol("*"), "‣": Symbol(">"), "§": Symbol("S"), "¶": Symbol("P"), "†": Symbol("+"),
    "‡": Symbol("+"), "¦": Symbol("|"), "´": Symbol("'"), "¨": Symbol("\""), "¸": Symbol(","),
    "ʼ": Symbol("'"), "ʻ": Symbol("'"), "ß": Symbol("ss", cell: "s"), "ẞ": Symbol("SS", cell: "S"),
    // Blanks
    "\u{A0}": Symbol(" "), "\u{2002}": Symbol(" "), "\u{2003}": Symbol(" "),
    "\u{2007}": Symbol(" "), "\u{2009}": Symbol(" "), "\u{202F}": Symbol(" "),
    "\u{3000}": Symbol(" "), "\u{AD}": Symbol("-"),
    // Numbers and units
    "×": Symbol("x"), "÷": Symbol("/"), "±": Symbol("+/-", cell: "~"), "≈": Symbol("~"),
    "≤": Symbol("<=", cell: "<"), "≥": Symbol(">=", cell: ">"), "≠": Symbol("!=", cell: "#"),
    "°": Symbol("o"), "º": Symbol("o"), "ª": Symbol("a"), "µ": Symbol("u"), "μ": Symbol("u"),
    "¹": Symbol("1"), "²": Symbol("2"), "³": Symbol("3"), "½": Symbol("1/2", cell: "?"),
    "¼": Symbol("1/4", cell: "?"), "¾": Symbol("3/4", cell: "?"), "€": Symbol("EUR", cell: "E"),
    "£": Symbol("GBP", cell: "L"), "¥": Symbol("JPY", cell: "Y"), "¢": Symbol("c"),
    "©": Symbol("(c)", cell: "c"), "®": Symbol("(r)", cell: "r"), "™": Symbol("(tm)", cell: "t"),
    "№": Symbol("No.", cell: "N"),
    // Marks of choices
    "▶": Symbol(">"), "▸": Symbol(">"), "►": Symbol(">"), "◀": Symbol("<"), "◂": Symbol("<"),
    "▲": Symbol("^"), "▼": Symbol("v"), "△": Symbol("^"), "▽": Symbol("v"), "●": Symbol("*"),
    "○": Symbol("o"), "◉": Symbol("*"), "■": Symbol("#"), "□": Symbol("o"), "◆": Symbol("*"),
    "☐": Symbol("[ ]", cell: "o"), "☑": Symbol("[x]", cell: "x"), "☒": Symbol("[x]", cell: "x"),
    "✓": Symbol("v"), "✔": Symbol("v"), "✗": Symbol("x"), "✘": Symbol("x"), "★": Symbol("*"),
    "⚠": Symbol("!"), "⏎": Symbol("<Enter>", cell: "<"), "↵": Symbol("<Enter>", cell: "<"),
    // Arrows
    "←": Symbol("<-", cell: "<"), "→": Symbol("->", cell: ">"), "↑": Symbol("^"),
    "↓": Symbol("v"), "↔": Symbol("<->", cell: "-"), "↕": Symbol("|"),
    // Shades and lines
    "█": Symbol("#"), "▓": Symbol("%"), "▒": Symbol("+"), "░": Symbol("."), "▀": Symbol("\""),
    "▄": Symbol("_"), "▌": Symbol("|"), "▐": Symbol("|"), "─": Symbol("-"), "━": Symbol("-"),
    "│": Symbol("|"), "┃": Symbol("|"), "┌": Symbol("+"), "┐": Symbol("+"), "└": Symbol("+"),
    "┘": Symbol("+"), "├": Symbol("+"), "┤": Symbol("+"), "┬": Symbol("+"), "┴": Symbol("+"),
    "┼": Symbol("+"), "╭": Symbol("+"), "╮": Symbol("+"), "╯": Symbol("+"), "╰": Symbol("+"),
    "═": Symbol("="), "║": Symbol("|"), "╔": Symbol("+"), "╗": Symbol("+"), "╚": Symbol("+"),
    "╝": Symbol("+"), "╱": Symbol("/"), "╲": Symbol("\\"),
  ]
}
