/// A look for every role; roles that stand side by side also differ without colour.
package struct Theme: Equatable, Sendable {
  package let name: String
  private let palette: Palette

  private enum Palette: Equatable, Sendable { case standard, highContrast, mono }

  package static let standard = Theme(name: "standard", palette: .standard)
  package static let highContrast = Theme(name: "high-contrast", palette: .highContrast)
  package static let mono = Theme(name: "mono", palette: .mono)
  package static let all: [Theme] = [.standard, .highContrast, .mono]

  package func look(of role: Role) -> Look {
    let attributes = Theme.attributes(of: role)
    switch palette {
    case .standard: return Look(Theme.standardColor(of: role), on: .black, attributes)
    case .highContrast: return Look(Theme.highContrastColor(of: role), on: .black, attributes)
    case .mono: return Look(.terminal, on: .terminal, attributes)
    }
  }
}

private extension Theme {
  static func attributes(of role: Role) -> Set<Look.Attribute> {
    switch role {
    case .plain, .choice, .hint, .picture, .covered: []
    case .heading, .marked, .pictureMarked: [.bold]
    case .notice: [.underline]
    case .urgent: [.bold, .underline]
    case .focused, .pictureFocused: [.reverse]
    case .title: [.reverse, .underline]
    }
  }

  static func standardColor(of role: Role) -> Color {
    switch role {
    case .plain, .choice, .hint, .picture, .covered, .focused, .pictureFocused: .white
    case .heading, .marked, .pictureMarked: .brightWhite
    case .notice, .urgent: .brightYellow
    case .title: .cyan
    }
  }

  static func highContrastColor(of role: Role) -> Color {
    switch role {
    case .plain, .choice, .hint, .picture, .covered, .focused, .pictureFocused: .brightWhite
    case .heading, .marked, .pictureMarked, .title: .brightWhite
    case .notice, .urgent: .brightYellow
    }
  }
}
