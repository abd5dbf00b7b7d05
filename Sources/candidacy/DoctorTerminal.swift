import Glibc
import TerminalUI

/// What this terminal and its locale can show.
struct DoctorTerminal {
  let probe: TerminalProbe

  static func present() -> DoctorTerminal {
    DoctorTerminal(
      probe: .present(TerminalEnvironment { name in getenv(name).map { String(cString: $0) } }))
  }

  /// What every page fits on.
  private static let least = Size(columns: 64, rows: 24)

  var findings: [DoctorFinding] { [terminal, locale] }

  private var terminal: DoctorFinding {
    let type = probe.type ?? ""
    switch probe.knowledge {
    case .unknownType:
      return .warning(
        .terminal,
        type.isEmpty ? "No terminal type is named." : "The terminal type “\(type)” is not known.",
        fix: "Set TERM to what the terminal is, install ncurses-term, or use --linear.")
    case .noDatabase:
      return .warning(
        .terminal, "The descriptions of terminals are missing.", fix: "Install ncurses-base.")
    case .known: break
    }
    guard let size = probe.size else {
      return .ok(.terminal, "\(type), \(colors); its size is not known here.")
    }
    let words = "\(type), \(colors), \(size.columns) columns and \(size.rows) rows."
    guard size.columns >= Self.least.columns, size.rows >= Self.least.rows else {
      return .warning(
        .terminal, words,
        fix: "Make it at least \(Self.least.columns) columns and \(Self.least.rows) rows.")
    }
    return .ok(.terminal, words)
  }

  private var colors: String {
    probe.colors > 1 ? "\(probe.colors) colours" : "no colours"
  }

  private var locale: DoctorFinding {
    guard let locale = probe.locale else {
      return .warning(
        .locale, "The locale that the environment names is not installed.",
        fix: "Set LC_ALL=C.UTF-8.")
    }
    guard probe.isUTF8 else {
      return .warning(
        .locale, "\(locale) is not UTF-8, so letters are shown without accents.",
        fix: "Set LC_ALL=C.UTF-8.")
    }
    return .ok(.locale, "\(locale).")
  }
}
