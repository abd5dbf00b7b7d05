import CPseudoTerminal

/// A strict reader of what our screens may send to an xterm.
package struct TerminalGrammar {
  private var grammar = cpt_grammar()

  package init() {}

  /// Reads on; the bytes may end anywhere.
  package mutating func read(_ bytes: [UInt8]) { cpt_judge(&grammar, bytes, bytes.count) }

  /// How much there was that no screen of ours sends, and the first of it.
  package var strangers: UInt { grammar.strangers }
  package var firstStranger: String {
    withUnsafeBytes(of: grammar.first) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Whether the screen was given back and not taken again; what comes then does not count.
  package var hasLeft: Bool { grammar.left != 0 }

  /// How many control sequences and characters were read.
  package var sequences: UInt { grammar.sequences }
  package var characters: UInt { grammar.scalars }

  /// What is wrong with all of these bytes; nil where nothing is.
  package static func fault(in bytes: [UInt8]) -> String? {
    var grammar = TerminalGrammar()
    grammar.read(bytes)
    return grammar.strangers == 0 ? nil : grammar.firstStranger
  }
}
