import ArgumentParser
import TerminalUI

/// The colour themes by the names that people type.
enum ThemeName: String, ExpressibleByArgument, CaseIterable {
  case standard
  case highContrast = "high-contrast"
  case mono

  var theme: Theme {
    switch self {
    case .standard: .standard
    case .highContrast: .highContrast
    case .mono: .mono
    }
  }
}
