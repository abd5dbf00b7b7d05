import CNcurses
import Glibc

/// What this terminal and its locale are like, without drawing anything.
package struct TerminalProbe: Hashable, Sendable {
  package let type: String?
  package let knowledge: Knowledge
  package let colors: Int
  /// Nothing where the output is no terminal.
  package let size: Size?
  package let locale: String?
  package let isUTF8: Bool

  package enum Knowledge: Hashable, Sendable {
    case known
    case unknownType
    case noDatabase
  }

  package init(
    type: String?, knowledge: Knowledge, colors: Int, size: Size?, locale: String?, isUTF8: Bool
  ) {
    self.type = type
    self.knowledge = knowledge
    self.colors = colors
    self.size = size
    self.locale = locale
    self.isUTF8 = isUTF8
  }

  /// Of the standard output, in the locale that the environment names.
  package static func present(_ environment: TerminalEnvironment) -> TerminalProbe {
    let locale = setlocale(LC_ALL, "").map { String(cString: $0) }
    let codeset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) }
    var knowledge = Knowledge.unknownType
    var colors = 0
    if let type = environment.type, !type.isEmpty {
      switch cnc_look_up(type) {
      case 1:
        knowledge = .known
        colors = Int(max(0, tigetnum("colors")))
      case 0: knowledge = .unknownType
      case _: knowledge = .noDatabase
      }
    }
    var (rows, columns) = (Int32(0), Int32(0))
    let hasSize =
      isatty(STDOUT_FILENO) == 1 && cnc_window_size(&rows, &columns) == 0 && rows > 0 && columns > 0
    return TerminalProbe(
      type: environment.type, knowledge: knowledge, colors: colors,
      size: hasSize ? Size(columns: Int(columns), rows: Int(rows)) : nil, locale: locale,
      isUTF8: codeset == "UTF-8")
  }
}
